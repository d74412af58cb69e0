using Community.Abstractions.Background;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Background;

/// <summary>A task as staff see it.</summary>
/// <param name="Name">Constant name.</param>
/// <param name="Title">In the current UI language.</param>
/// <param name="Schedule">Cron expression, Europe/Paris.</param>
/// <param name="Enabled">Whether the schedule is followed.</param>
/// <param name="Running">Whether a node works on it now.</param>
/// <param name="LastStartUtc">Start of the last run (UTC); null before the first.</param>
/// <param name="LastEndUtc">End of the last run that ended (UTC).</param>
/// <param name="Succeeded">How it ended; null before the first end.</param>
/// <param name="Result">What it answered, or the kind of failure.</param>
/// <param name="NextRunUtc">When it is due (UTC); null when never.</param>
internal sealed record BackgroundTaskInfo(string Name, string Title, string Schedule, bool Enabled, bool Running,
    DateTime? LastStartUtc, DateTime? LastEndUtc, bool? Succeeded, string? Result, DateTime? NextRunUtc);

/// <summary>What became of a wish to run a task now.</summary>
internal enum RunNowOutcome
{
    /// <summary>No task has this name.</summary>
    Unknown,
    /// <summary>A node works on it already.</summary>
    AlreadyRunning,
    /// <summary>It runs, and takes longer than a page may wait.</summary>
    Started,
    /// <summary>It ended; <see cref="BackgroundTaskInfo.Succeeded"/> and <see cref="BackgroundTaskInfo.Result"/> say how.</summary>
    Ended,
}

/// <summary>Background tasks for the back office.</summary>
internal sealed class BackgroundTasks(CommunityDbContext database, IEnumerable<IBackgroundTask> tasks, BackgroundRuns runs, BackgroundLeases leases, TimeProvider time)
{
    /// <summary>How long <see cref="RunNowAsync"/> waits for the end.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>All tasks, by title.</summary>
    public async Task<IReadOnlyList<BackgroundTaskInfo>> ListAsync(CancellationToken cancellationToken = default)
    {
        var rows = await database.Set<BackgroundTaskRow>().AsNoTracking().ToDictionaryAsync(r => r.Name, cancellationToken);
        return [.. tasks.GroupBy(t => t.Name).Select(g => Describe(g.Last(), rows.GetValueOrDefault(g.Key))).OrderBy(t => t.Title, StringComparer.CurrentCulture)];
    }

    /// <summary>Runs a task on this node, due or not, enabled or not.</summary>
    public async Task<RunNowOutcome> RunNowAsync(string name, CancellationToken cancellationToken = default)
    {
        if (Find(name) is not { } task)
            return RunNowOutcome.Unknown;
        await leases.PrepareAsync([task], cancellationToken);
        if (await runs.StartAsync(task, evenIfNotDue: true, cancellationToken) is not { } run)
            return RunNowOutcome.AlreadyRunning;
        await Task.WhenAny(run, Task.Delay(Patience, time, cancellationToken));
        return run.IsCompleted ? RunNowOutcome.Ended : RunNowOutcome.Started;
    }

    /// <summary>Follows the schedule of a task or not; false when no task has this name.</summary>
    public async Task<bool> SetEnabledAsync(string name, bool enabled, CancellationToken cancellationToken = default)
    {
        if (Find(name) is not { } task)
            return false;
        await leases.PrepareAsync([task], cancellationToken);
        var next = CronSchedule.Next(task.Schedule, time.GetUtcNow());
        await database.Set<BackgroundTaskRow>().Where(r => r.Name == name)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Enabled, enabled).SetProperty(r => r.NextRunUtc, next), cancellationToken);
        return true;
    }

    private ScheduledTask? Find(string name) => tasks.LastOrDefault(t => t.Name == name) is { } task ? new(task.Name, task.Schedule) : null;

    private BackgroundTaskInfo Describe(IBackgroundTask task, BackgroundTaskRow? row) => new(
        task.Name, task.Title, task.Schedule, row?.Enabled ?? true, row?.LeaseUntilUtc > time.GetUtcNow().UtcDateTime,
        row?.LastStartUtc, row?.LastEndUtc, row?.Succeeded, row?.Result,
        row is null ? CronSchedule.Next(task.Schedule, time.GetUtcNow()) : row.NextRunUtc);
}
