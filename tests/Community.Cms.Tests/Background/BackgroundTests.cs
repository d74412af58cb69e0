using System.Globalization;
using Community.Abstractions.Background;
using Community.Cms.Background;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Community.Cms.Tests.Background;

public sealed class BackgroundTests
{
    // The clock of the engine starts on 2 March 2026 at 9:00 in Calais.
    private readonly FakeTask task = new("count", "30 9 * * *");

    [Fact]
    public async Task A_task_runs_at_its_time_in_Calais_and_then_waits_for_the_next()
    {
        await using var engine = await StartAsync();
        var runner = Runner(engine);

        await RunDueAsync(runner);
        engine.Clock.Advance(TimeSpan.FromMinutes(29));
        await RunDueAsync(runner);
        task.Runs.ShouldBe(0);

        engine.Clock.Advance(TimeSpan.FromMinutes(1));
        await RunDueAsync(runner);
        await RunDueAsync(runner);

        task.Runs.ShouldBe(1);
        var info = await InfoAsync(engine);
        (info.Succeeded, info.Result, info.Running).ShouldBe((true, "fait", false));
        (info.LastStartUtc, info.NextRunUtc).ShouldBe((new DateTime(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc), new DateTime(2026, 3, 3, 8, 30, 0, DateTimeKind.Utc)));
    }

    [Fact]
    public void Schedules_follow_the_clocks_of_Calais_through_summer_time() =>
        CronSchedule.Next("0 9 * * *", new(2026, 3, 28, 12, 0, 0, TimeSpan.Zero)).ShouldBe(new DateTime(2026, 3, 29, 7, 0, 0, DateTimeKind.Utc));

    [Theory]
    [InlineData("every day"), InlineData(""), InlineData("61 * * * *"), InlineData("0 0 30 2 *")]
    public async Task A_schedule_that_never_comes_hurts_nobody_else(string schedule)
    {
        var other = new FakeTask("other", "* * * * *");
        await using var engine = await StartAsync(new FakeTask("never", schedule), other);
        var runner = Runner(engine);
        await RunDueAsync(runner);
        engine.Clock.Advance(TimeSpan.FromMinutes(1));

        await RunDueAsync(runner);

        other.Runs.ShouldBe(1);
        (await engine.InScopeAsync<BackgroundTasks, IReadOnlyList<BackgroundTaskInfo>>(tasks => tasks.ListAsync())).Single(t => t.Name == "never").NextRunUtc.ShouldBeNull();
    }

    [Fact]
    public async Task A_failure_is_shown_without_addresses_and_tried_again_at_the_next_time()
    {
        task.Work = _ => throw new InvalidOperationException("Mailbox <nadia.lefevre@example.org> is full");
        await using var engine = await StartAsync();
        var runner = Runner(engine);
        await RunDueAsync(runner);
        engine.Clock.Advance(TimeSpan.FromMinutes(30));

        await RunDueAsync(runner);

        var info = await InfoAsync(engine);
        (info.Succeeded, info.Result).ShouldBe((false, "InvalidOperationException: Mailbox <…> is full"));
        engine.Clock.Advance(TimeSpan.FromDays(1));
        await RunDueAsync(runner);
        task.Runs.ShouldBe(2);
    }

    [Fact]
    public async Task A_very_long_answer_is_cut()
    {
        task.Work = _ => Task.FromResult(new string('a', 10_000));
        await using var engine = await StartAsync();

        await engine.InScopeAsync<BackgroundTasks, RunNowOutcome>(tasks => tasks.RunNowAsync("count"));

        (await InfoAsync(engine)).Result!.Length.ShouldBe(500);
    }

    [Fact]
    public async Task Two_nodes_on_one_database_run_it_once()
    {
        await using var first = await StartAsync();
        await using var second = await SecondAsync(first);
        var (one, two) = (Runner(first), Runner(second));
        await Task.WhenAll(RunDueAsync(one), RunDueAsync(two));
        for (var day = 1; day <= 10; day++)
        {
            first.Clock.Advance(TimeSpan.FromDays(1));

            await Task.WhenAll(Task.Run(() => RunDueAsync(one)), Task.Run(() => RunDueAsync(two)));

            task.Runs.ShouldBe(day);
        }
    }

    [Fact]
    public async Task While_a_node_lives_its_lease_lasts()
    {
        var end = new TaskCompletionSource<string>();
        task.Work = _ => end.Task;
        await using var first = await StartAsync();
        await using var second = await SecondAsync(first);
        var (one, two) = (Runner(first), Runner(second));
        await RunDueAsync(one);
        await RunDueAsync(two);
        first.Clock.Advance(TimeSpan.FromMinutes(30));
        var run = (await one.StartDueAsync(default)).ShouldHaveSingleItem();
        var leases = first.Services.GetRequiredService<BackgroundLeases>();

        for (var minute = 0; minute < 10; minute++)
        {
            first.Clock.Advance(TimeSpan.FromMinutes(1));
            (await leases.RenewAsync("count", default)).ShouldBeTrue();
            (await two.StartDueAsync(default)).ShouldBeEmpty();
        }
        (await InfoAsync(first)).Running.ShouldBeTrue();

        end.SetResult("fait");
        await run;
        task.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task The_task_of_a_dead_node_is_taken_over_when_its_lease_is_over()
    {
        await using var first = await StartAsync();
        await using var second = await SecondAsync(first);
        var two = Runner(second);
        await RunDueAsync(two);
        first.Clock.Advance(TimeSpan.FromMinutes(30));
        // The first node takes the task and is never heard of again.
        (await first.Services.GetRequiredService<BackgroundLeases>().TakeAsync("count", evenIfNotDue: false, default)).ShouldBeTrue();

        await RunDueAsync(two);
        task.Runs.ShouldBe(0);
        first.Clock.Advance(BackgroundLeases.Duration);
        await RunDueAsync(two);

        task.Runs.ShouldBe(1);
        (await InfoAsync(second)).Succeeded.ShouldBe(true);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_run_that_lost_its_lease_is_cancelled_and_does_not_overwrite_the_result()
    {
        await using var engine = await StartAsync();
        var cancelled = new TaskCompletionSource();
        task.Work = async token =>
        {
            await using var registration = token.Register(cancelled.SetResult);
            await cancelled.Task;
            token.ThrowIfCancellationRequested();
            return "never said";
        };
        var leases = engine.Services.GetRequiredService<BackgroundLeases>();
        await leases.PrepareAsync([new("count", "30 9 * * *")], default);
        var run = (await engine.Services.GetRequiredService<BackgroundRuns>().StartAsync(new("count", "30 9 * * *"), evenIfNotDue: true, default)).ShouldNotBeNull();
        await leases.ReleaseAsync("count", default);

        while (!cancelled.Task.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            engine.Clock.Advance(BackgroundLeases.Duration / 4);
            await Task.Yield();
        }
        await run;

        (await InfoAsync(engine)).Result.ShouldBeNull();
    }

    [Fact]
    public async Task A_node_that_stops_leaves_its_task_due()
    {
        await using var first = await StartAsync();
        await using var second = await SecondAsync(first);
        var (one, two) = (Runner(first), Runner(second));
        await RunDueAsync(one);
        await RunDueAsync(two);
        first.Clock.Advance(TimeSpan.FromMinutes(30));
        var started = new TaskCompletionSource();
        task.Work = async token =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, token);
            return "never said";
        };
        await one.StartDueAsync(default);
        await started.Task;

        await one.StopAsync(default);
        task.Work = _ => Task.FromResult("repris");
        await RunDueAsync(two);

        (await InfoAsync(first)).Result.ShouldBe("repris");
    }

    [Fact]
    public async Task Staff_run_a_task_now_and_see_its_result()
    {
        await using var engine = await StartAsync();

        (await engine.InScopeAsync<BackgroundTasks, RunNowOutcome>(tasks => tasks.RunNowAsync("count"))).ShouldBe(RunNowOutcome.Ended);
        (await engine.InScopeAsync<BackgroundTasks, RunNowOutcome>(tasks => tasks.RunNowAsync("no such task"))).ShouldBe(RunNowOutcome.Unknown);

        var info = await InfoAsync(engine);
        (info.Title, info.Schedule, info.Result).ShouldBe(("Title of count", "30 9 * * *", "fait"));
        info.NextRunUtc.ShouldBe(new DateTime(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task A_task_that_runs_is_not_started_again()
    {
        await using var engine = await StartAsync();
        var end = new TaskCompletionSource<string>();
        task.Work = _ => end.Task;
        await engine.Services.GetRequiredService<BackgroundLeases>().PrepareAsync([new("count", "30 9 * * *")], default);
        var run = await engine.Services.GetRequiredService<BackgroundRuns>().StartAsync(new("count", "30 9 * * *"), evenIfNotDue: true, default);

        (await engine.InScopeAsync<BackgroundTasks, RunNowOutcome>(tasks => tasks.RunNowAsync("count"))).ShouldBe(RunNowOutcome.AlreadyRunning);

        end.SetResult("fait");
        await run!;
    }

    [Fact]
    public async Task A_task_that_is_switched_off_waits_for_staff()
    {
        await using var engine = await StartAsync();
        var runner = Runner(engine);
        (await engine.InScopeAsync<BackgroundTasks, bool>(tasks => tasks.SetEnabledAsync("count", false))).ShouldBeTrue();
        engine.Clock.Advance(TimeSpan.FromDays(2));

        await RunDueAsync(runner);
        task.Runs.ShouldBe(0);
        await engine.InScopeAsync<BackgroundTasks, RunNowOutcome>(tasks => tasks.RunNowAsync("count"));

        task.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task A_schedule_made_tighter_counts_from_the_next_start()
    {
        await using var first = await StartAsync(new FakeTask("count", "0 0 1 1 *"));
        await RunDueAsync(Runner(first));
        await using var second = await SecondAsync(first);

        await RunDueAsync(Runner(second));

        (await InfoAsync(second)).NextRunUtc.ShouldBe(new DateTime(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc));
    }

    [Fact(Timeout = 30_000)]
    public async Task The_runner_wakes_by_itself()
    {
        await using var engine = await StartAsync();
        var ran = new TaskCompletionSource();
        task.Work = _ =>
        {
            ran.TrySetResult();
            return Task.FromResult("fait");
        };
        var runner = Runner(engine);
        await runner.StartAsync(default);

        while (!ran.Task.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            engine.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        await runner.StopAsync(default);
        task.Runs.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Every_task_of_the_engine_has_a_name_of_its_own_a_schedule_and_a_French_title()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
        await using var engine = await Engine.StartAsync();
        await using var scope = engine.Services.CreateAsyncScope();

        var tasks = scope.ServiceProvider.GetServices<IBackgroundTask>().ToList();

        tasks.Select(t => t.Name).ShouldBeUnique();
        tasks.ShouldAllBe(t => CronSchedule.Next(t.Schedule, DateTimeOffset.UnixEpoch) != null);
        tasks.Single(t => t.Name == "mail").Title.ShouldBe("Envoyer les e-mails");
    }

    private Task<Engine> StartAsync(params FakeTask[] tasks) => Engine.StartAsync(services => Only(services, tasks.Length == 0 ? [task] : tasks));

    // A second process on the first one's database, with the same hour on its clock.
    private Task<Engine> SecondAsync(Engine first) => Engine.StartAsync(services => Only(services, [task]).AddSingleton<TimeProvider>(first.Clock),
        ("Community:Database:ConnectionString", $"Data Source={Path.Combine(first.Folder, "community.db")}"));

    private static IServiceCollection Only(IServiceCollection services, FakeTask[] tasks)
    {
        services.RemoveAll<IBackgroundTask>();
        foreach (var task in tasks)
            services.AddScoped<IBackgroundTask>(_ => task);
        return services;
    }

    private static BackgroundRunner Runner(Engine engine) => ActivatorUtilities.CreateInstance<BackgroundRunner>(engine.Services, new Started());

    private static async Task RunDueAsync(BackgroundRunner runner) => await Task.WhenAll(await runner.StartDueAsync(default));

    private static async Task<BackgroundTaskInfo> InfoAsync(Engine engine) =>
        (await engine.InScopeAsync<BackgroundTasks, IReadOnlyList<BackgroundTaskInfo>>(tasks => tasks.ListAsync())).Single(t => t.Name == "count");

    private sealed class Started : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted { get; } = new(canceled: true);
        public CancellationToken ApplicationStopping => default;
        public CancellationToken ApplicationStopped => default;
        public void StopApplication() => throw new NotSupportedException();
    }
}
