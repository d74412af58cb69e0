using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/Community.Benchmarks -- --filter *Search*
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
