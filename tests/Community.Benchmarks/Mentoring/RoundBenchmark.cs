using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Community.Abstractions.Content;
using Community.Cms.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Community.Benchmarks.Mentoring;

/// <summary>
/// A round of 5 000 mentees and 1 500 mentors, from stored applications to the proposal, once in each launch: it takes seconds. The shares of the steps are printed:
/// reading, rules and score, solver (with what it allocates), certificate, explaining who is left out.
/// </summary>
[Config(typeof(Once))]
[MemoryDiagnoser]
public class RoundBenchmark
{
    // In this process: a program generated beside this one would have to build the whole house again.
    private sealed class Once : ManualConfig
    {
        public Once() => AddJob(Job.Default.WithStrategy(RunStrategy.Monitoring).WithLaunchCount(1).WithWarmupCount(1).WithIterationCount(3).WithToolchain(InProcessEmitToolchain.Instance));
    }

    private const int Mentees = 5000, Mentors = 1500, SkillCount = 20;
    private string file = "";
    private DbContextOptions<CommunityDbContext> options = null!;

    /// <summary>Stores the applications.</summary>
    [GlobalSetup]
    public async Task StoreAsync()
    {
        file = Path.Combine(Path.GetTempPath(), $"mentoring-{Guid.NewGuid():n}.db");
        options = new DbContextOptionsBuilder<CommunityDbContext>().UseSqlite($"Data Source={file}").Options;
        await using var db = Open();
        await db.Database.EnsureCreatedAsync();
        Random random = new(62);
        var start = new DateTime(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc);
        var communes = Abstractions.Geography.Communes.All;
        for (var i = 0; i < Mentees; i++)
            db.Add(new MenteeApplication
            {
                UserId = $"mentee-{i:00000}", State = ApplicationState.Submitted, SubmittedUtc = start.AddMinutes(i), ConsentUtc = start, Stage = (CareerStage)random.Next(4), Target = (CareerStage)random.Next(2, 6),
                BirthDate = new(1990, 1, 1), Goals = Some(Goals.All, 3, random), Languages = Some(MeetingLanguages.All, 2, random), Slots = random.Next(1 << 28) & random.Next(1 << 28) & random.Next(1 << 28),
                Remote = (RemoteRhythm)random.Next(8), InPerson = true, Commune = communes[random.Next(communes.Count)].Code, WithinKm = random.Next(5, 30), WantsWoman = random.Next(3) == 0,
                Sector = Sectors.All[random.Next(Sectors.All.Count)], Skills = [.. Some([.. Enumerable.Range(0, SkillCount).Select(n => "skill" + n)], 4, random).Select(id => $"{id}:{random.Next(1, 4)}")],
            });
        for (var i = 0; i < Mentors; i++)
            db.Add(new MentorApplication
            {
                UserId = $"mentor-{i:00000}", State = ApplicationState.Approved, ConsentUtc = start, CharterUtc = start, Stage = (CareerStage)random.Next(3, 6), IsWoman = random.Next(2) == 0, Capacity = random.Next(1, 5),
                Goals = Some(Goals.All, 4, random), Languages = Some(MeetingLanguages.All, 2, random), Slots = random.Next(1 << 28) & random.Next(1 << 28) & random.Next(1 << 28), Remote = (RemoteRhythm)random.Next(8),
                InPerson = true, Commune = communes[random.Next(communes.Count)].Code, WithinKm = random.Next(5, 40), Sectors = Some(Sectors.All, 2, random), Skills = Some([.. Enumerable.Range(0, SkillCount).Select(n => "skill" + n)], 6, random),
            });
        await db.SaveChangesAsync();
    }

    /// <summary>Removes the file.</summary>
    [GlobalCleanup]
    public void Clean()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(file);
    }

    /// <summary>From the tables to the proposal.</summary>
    [Benchmark]
    public async Task<int> StoredApplicationsToProposal()
    {
        await using var db = Open();
        var clock = Stopwatch.StartNew();
        var input = await new PeopleLoader(db, new FixedSkills(), TimeProvider.System).InputAsync(new Round(), default);
        var reading = clock.Elapsed;
        var before = GC.GetTotalAllocatedBytes();
        var result = RoundSolver.Solve(input);
        var allocated = GC.GetTotalAllocatedBytes() - before;
        if (!result.Verified)
            throw new InvalidOperationException("The certificate does not hold.");
        var all = reading + result.Rules + result.Solver + result.Check + result.Explaining;
        Console.WriteLine($"// {input.Mentees.Count} mentees, {input.Mentors.Count} mentors, {result.Allowed} allowed, {result.Considered} considered, {result.Pairs.Count} pairs; {all.TotalMilliseconds:0} ms: " +
            $"reading {Share(reading)}, rules and score {Share(result.Rules)}, solver {Share(result.Solver)}, certificate {Share(result.Check)}, explaining {Share(result.Explaining)}; {allocated / 1_000_000} MB allocated after reading, {result.SolverBytes / 1_000_000} MB of them by the solver; {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB at most in memory");
        return result.Pairs.Count;

        string Share(TimeSpan part) => $"{part.TotalMilliseconds:0} ms ({part / all:P0})";
    }

    private CommunityDbContext Open() => new(options, new KnownModules([new Community.Mentoring.MentoringModule()]));

    private static List<string> Some(IReadOnlyList<string> all, int count, Random random)
    {
        var shuffled = all.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled.Take(count)];
    }

    private sealed class FixedSkills : ITaxonomies
    {
        public Task<IReadOnlyList<TermInfo>> GetTermsAsync(string alias, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<TermInfo>>([.. Enumerable.Range(0, SkillCount).Select(n => new TermInfo("skill" + n, "skill" + n, "skill" + n, "skill" + n))]);

        public Task<IReadOnlyList<TermInfo>> GetTermsByIdAsync(string taxonomyContentItemId, CancellationToken cancellationToken = default) => GetTermsAsync("", cancellationToken);
    }
}
