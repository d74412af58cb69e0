using BenchmarkDotNet.Running;
using Community.Benchmarks.Lists;
using Community.Benchmarks.Search;

// dotnet run -c Release --project tests/Community.Benchmarks -- --filter *Search*
// dotnet run -c Release --project tests/Community.Benchmarks -- lists: the lists of the community at 1 000 things and at many
if (args is ["lists"])
    return await ListMeasure.RunAsync();
BenchmarkSwitcher.FromAssembly(typeof(SearchBenchmarks).Assembly).Run(args);
return 0;
