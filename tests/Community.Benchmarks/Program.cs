using BenchmarkDotNet.Running;
using Community.Benchmarks.Members;
using Community.Benchmarks.Projects;
using Community.Benchmarks.Search;

// dotnet run -c Release --project tests/Community.Benchmarks -- --filter *Search*
// dotnet run -c Release --project tests/Community.Benchmarks -- projects: the list of projects at 1 000 and 10 000
// dotnet run -c Release --project tests/Community.Benchmarks -- members: the directory of members at 1 000 and 50 000
if (args is ["members"])
    return await DirectoryMeasure.RunAsync();
if (args is ["projects"])
    return await ProjectListMeasure.RunAsync();
BenchmarkSwitcher.FromAssembly(typeof(SearchBenchmarks).Assembly).Run(args);
return 0;
