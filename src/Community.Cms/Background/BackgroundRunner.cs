using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Community.Cms.Background;

/// <summary>Watches the clock: starts what is due, sleeps until the next task or half a minute, whichever comes first.</summary>
internal sealed partial class BackgroundRunner(
    BackgroundRuns runs, BackgroundLeases leases, BackgroundOptions options, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<BackgroundRunner> logger)
    : BackgroundService
{
    // Rows may be changed by another node (run by hand, a lease that expires), so nobody sleeps longer than this.
    private static readonly TimeSpan _longestSleep = TimeSpan.FromSeconds(30);

    // What fell due while the house was closed waits until its first visitors have been served.
    private static readonly TimeSpan _afterOpening = TimeSpan.FromSeconds(10);

    private IReadOnlyList<ScheduledTask>? _tasks;

    /// <summary>Starts every task that is due and that no other node runs.</summary>
    public async Task<IReadOnlyList<Task>> StartDueAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        List<Task> started = [];
        foreach (var name in await leases.DueAsync(cancellationToken))
        {
            // A row of a module that is switched off stays, unused.
            if (_tasks!.FirstOrDefault(t => t.Name == name) is { } task && await runs.StartAsync(task, evenIfNotDue: false, cancellationToken) is { } run)
                started.Add(run);
        }
        return started;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        runs.Stop();
        await base.StopAsync(cancellationToken);
        await runs.Running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Enabled)
            return;
        await StartedAsync(stoppingToken);
        await Task.Delay(_afterOpening, time, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
            await Task.Delay(await TurnAsync(stoppingToken), time, stoppingToken);
    }

    // The site opens first: tables may not be there before, and nobody waits for us.
    private async Task StartedAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }

    private async Task<TimeSpan> TurnAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StartDueAsync(stoppingToken);
            return Sleep(await leases.NextDueAsync(stoppingToken));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Log.TurnFailed(logger, failure.GetType().Name);
            return _longestSleep;
        }
    }

    private TimeSpan Sleep(DateTime? next)
    {
        var wait = (next ?? DateTime.MaxValue) - time.GetUtcNow().UtcDateTime;
        return wait > _longestSleep ? _longestSleep : wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait;
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_tasks is not null)
            return;
        var tasks = runs.All();
        foreach (var task in tasks.Where(t => CronSchedule.Next(t.Schedule, time.GetUtcNow()) is null))
            Log.NoNextTime(logger, task.Name, task.Schedule);
        await leases.PrepareAsync(tasks, cancellationToken);
        _tasks = tasks;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Background tasks could not be looked at: {Failure}; next try in half a minute")]
        public static partial void TurnFailed(ILogger logger, string failure);

        [LoggerMessage(Level = LogLevel.Error, Message = "Background task {Task} never runs: its schedule '{Schedule}' has no next time")]
        public static partial void NoNextTime(ILogger logger, string task, string schedule);
    }
}
