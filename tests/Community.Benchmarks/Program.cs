using BenchmarkDotNet.Running;
using Community.Benchmarks.Lists;
using Community.Benchmarks.Members;
using Community.Benchmarks.Search;

// dotnet run -c Release --project tests/Community.Benchmarks -- --filter *Search*
// dotnet run -c Release --project tests/Community.Benchmarks -- lists: the lists of the community at 1 000 things and at many
// dotnet run -c Release --project tests/Community.Benchmarks -- members: the directory of members at 1 000 and 50 000
if (args is ["members"])
    return await DirectoryMeasure.RunAsync();
if (args is ["lists"])
    return await ListMeasure.RunAsync();
BenchmarkSwitcher.FromAssembly(typeof(SearchBenchmarks).Assembly).Run(args);
return 0;
