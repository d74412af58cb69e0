using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Background;

/// <summary>
/// Who runs what. Every step is one UPDATE with its condition, so that the database decides between nodes. A node that dies keeps its lease until it expires.
/// </summary>
internal sealed class BackgroundLeases(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>How long a silent node is believed to be alive.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(2);

    /// <summary>This process, as it signs its leases.</summary>
    public string Owner { get; } = $"{Environment.MachineName}-{Guid.NewGuid():N}"[..Math.Min(100, Environment.MachineName.Length + 33)];

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes the rows of new tasks, and brings forward those whose schedule became tighter.</summary>
    public Task PrepareAsync(IReadOnlyList<ScheduledTask> tasks, CancellationToken cancellationToken) => InScopeAsync(async database =>
    {
        var rows = await database.Set<BackgroundTaskRow>().AsNoTracking().ToDictionaryAsync(r => r.Name, cancellationToken);
        foreach (var task in tasks)
        {
            var next = CronSchedule.Next(task.Schedule, time.GetUtcNow());
            if (!rows.TryGetValue(task.Name, out var row))
                await InsertAsync(new() { Name = task.Name, NextRunUtc = next }, cancellationToken);
            else if (row.NextRunUtc is null || row.NextRunUtc > next)
                await Rows(database, task.Name).ExecuteUpdateAsync(set => set.SetProperty(r => r.NextRunUtc, next), cancellationToken);
        }
        return true;
    });

    /// <summary>Names that are due and free.</summary>
    public Task<List<string>> DueAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        return InScopeAsync(database => database.Set<BackgroundTaskRow>()
            .Where(r => r.Enabled && r.NextRunUtc <= now && (r.LeaseUntilUtc == null || r.LeaseUntilUtc <= now))
            .OrderBy(r => r.NextRunUtc).Select(r => r.Name).ToListAsync(cancellationToken));
    }

    /// <summary>When the next task is due, by the clock of the rows; null when none is.</summary>
    public Task<DateTime?> NextDueAsync(CancellationToken cancellationToken) => InScopeAsync(database => database.Set<BackgroundTaskRow>()
        .Where(r => r.Enabled && r.LeaseUntilUtc == null).MinAsync(r => r.NextRunUtc, cancellationToken));

    /// <summary>Takes a task for this node; false when it is not due any more or another node was faster.</summary>
    public Task<bool> TakeAsync(string name, bool evenIfNotDue, CancellationToken cancellationToken)
    {
        var now = Now;
        var until = now + Duration;
        return InScopeAsync(async database => await Rows(database, name)
            .Where(r => (evenIfNotDue || (r.Enabled && r.NextRunUtc <= now)) && (r.LeaseUntilUtc == null || r.LeaseUntilUtc <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseOwner, Owner).SetProperty(r => r.LeaseUntilUtc, until)
                .SetProperty(r => r.LastStartUtc, now), cancellationToken) == 1);
    }

    /// <summary>Says that this node still works on it; false when the lease was lost.</summary>
    public Task<bool> RenewAsync(string name, CancellationToken cancellationToken)
    {
        var until = Now + Duration;
        return InScopeAsync(async database => await Mine(database, name)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseUntilUtc, until), cancellationToken) == 1);
    }

    /// <summary>Ends a run: result, next time, lease given back.</summary>
    public Task EndAsync(ScheduledTask task, bool succeeded, string result, CancellationToken cancellationToken)
    {
        var now = Now;
        var next = CronSchedule.Next(task.Schedule, time.GetUtcNow());
        return InScopeAsync(database => Mine(database, task.Name).ExecuteUpdateAsync(set => set
            .SetProperty(r => r.LastEndUtc, now).SetProperty(r => r.Succeeded, succeeded).SetProperty(r => r.Result, result)
            .SetProperty(r => r.NextRunUtc, next).SetProperty(r => r.LeaseOwner, (string?)null).SetProperty(r => r.LeaseUntilUtc, (DateTime?)null), cancellationToken));
    }

    /// <summary>Gives a lease back without a result: the node stops, the task is still due.</summary>
    public Task ReleaseAsync(string name, CancellationToken cancellationToken) => InScopeAsync(database => Mine(database, name).ExecuteUpdateAsync(
        set => set.SetProperty(r => r.LeaseOwner, (string?)null).SetProperty(r => r.LeaseUntilUtc, (DateTime?)null), cancellationToken));

    private IQueryable<BackgroundTaskRow> Mine(CommunityDbContext database, string name) => Rows(database, name).Where(r => r.LeaseOwner == Owner);

    private static IQueryable<BackgroundTaskRow> Rows(CommunityDbContext database, string name) =>
        database.Set<BackgroundTaskRow>().Where(r => r.Name == name);

    private async Task InsertAsync(BackgroundTaskRow row, CancellationToken cancellationToken)
    {
        try
        {
            await InScopeAsync(database =>
            {
                database.Add(row);
                return database.SaveChangesAsync(cancellationToken);
            });
        }
        catch (DbUpdateException)
        {
            // Two nodes start together: the row is there, which is all we want. A real fault of the database shows at the next query.
        }
    }

    private async Task<T> InScopeAsync<T>(Func<CommunityDbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CommunityDbContext>());
    }
}

/// <summary>A task's fixed facts.</summary>
internal sealed record ScheduledTask(string Name, string Schedule);
