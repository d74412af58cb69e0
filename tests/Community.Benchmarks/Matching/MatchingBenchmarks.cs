using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Community.Matching;

namespace Community.Benchmarks.Matching;

/// <summary>A few iterations in this process: minutes, not hours, on two cores.</summary>
internal sealed class ShortInProcess : ManualConfig
{
    public ShortInProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
}

/// <summary>One to one, everybody with everybody: how solving and checking grow.</summary>
[MemoryDiagnoser]
[Config(typeof(ShortInProcess))]
public class DenseMatchingBenchmarks
{
    private MatchingProblem problem = null!;
    private MatchingSolution solution = null!;

    [Params(100, 200, 500, 1000, 2000)]
    public int People { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        problem = MatchingProblems.Dense(People);
        solution = Matcher.Solve(problem);
    }

    [Benchmark]
    public double Solve() => Matcher.Solve(problem).Total;

    [Benchmark]
    public bool Verify() => solution.Verify().IsOptimal;
}

/// <summary>Mentoring rounds of 40 allowed mentors for each mentee: how each objective grows, without ties and with many.</summary>
[MemoryDiagnoser]
[Config(typeof(ShortInProcess))]
public class SparseMatchingBenchmarks
{
    private MatchingProblem problem = null!;
    private MatchingSolution solution = null!;

    [Params(1250, 2500, 5000, 10000)]
    public int Mentees { get; set; }

    [Params(false, true)]
    public bool WholePoints { get; set; }

    [ParamsAllValues]
    public MatchingObjective Objective { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        problem = MatchingProblems.Sparse(Mentees, Mentees * 3 / 10, 40, WholePoints, Objective);
        solution = Matcher.Solve(problem);
    }

    [Benchmark]
    public double Solve() => Matcher.Solve(problem).Total;

    [Benchmark]
    public bool Verify() => solution.Verify().IsOptimal;
}
