using BenchmarkDotNet.Running;
using Community.Benchmarks.Search;

// dotnet run -c Release --project tests/Community.Benchmarks -- --filter *Search*
BenchmarkSwitcher.FromAssembly(typeof(SearchBenchmarks).Assembly).Run(args);
