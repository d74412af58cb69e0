using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Community.Abstractions.Background;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Community.Cms.Background;

/// <summary>Runs tasks on this node, each in a scope of its own, under a lease that is renewed as long as the work goes on.</summary>
internal sealed partial class BackgroundRuns(IServiceScopeFactory scopes, BackgroundLeases leases, TimeProvider time, ILogger<BackgroundRuns> logger) : IDisposable
{
    private static readonly CultureInfo _french = CultureInfo.GetCultureInfo("fr-FR");

    private readonly ConcurrentDictionary<string, Task> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>The runs that go on now; they end soon after <see cref="Stop"/>.</summary>
    public Task Running => Task.WhenAll(_running.Values);

    /// <summary>Every registered task; of two with one name, the last.</summary>
    public IReadOnlyList<ScheduledTask> All()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IBackgroundTask>().GroupBy(t => t.Name).Select(g => new ScheduledTask(g.Key, g.Last().Schedule))];
    }

    /// <summary>Starts a task if this node gets its lease. The answer is the run itself, or null.</summary>
    public async Task<Task?> StartAsync(ScheduledTask task, bool evenIfNotDue, CancellationToken cancellationToken)
    {
        if (_stopping.IsCancellationRequested || !await leases.TakeAsync(task.Name, evenIfNotDue, cancellationToken))
            return null;
        var run = Task.Run(() => RunAsync(task), CancellationToken.None);
        _running[task.Name] = run;
        _ = run.ContinueWith(ended => _running.TryRemove(new(task.Name, ended)), TaskScheduler.Default);
        return run;
    }

    /// <summary>Asks the running tasks to stop; what they did not finish stays due.</summary>
    public void Stop()
    {
        try
        {
            _stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The services are gone already, and every run with them.
        }
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync(ScheduledTask task)
    {
        // Results are kept for staff, who read French first.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = _french;
        using var activity = BackgroundTelemetry.Start(task.Name);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        using var workDone = new CancellationTokenSource();
        var renewal = RenewAsync(task.Name, cancellation, workDone.Token);
        var start = time.GetTimestamp();
        try
        {
            var result = await ExecuteAsync(task.Name, cancellation.Token);
            await leases.EndAsync(task, succeeded: true, BackgroundResult.Short(result), CancellationToken.None);
            BackgroundTelemetry.Ended(task.Name, true, time.GetElapsedTime(start));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await leases.ReleaseAsync(task.Name, CancellationToken.None);
        }
        catch (Exception failure)
        {
            Log.Failed(logger, task.Name, failure.GetType().Name);
            activity?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
            BackgroundTelemetry.Ended(task.Name, false, time.GetElapsedTime(start));
            await TryEndAsync(task, BackgroundResult.Of(failure));
        }
        finally
        {
            await workDone.CancelAsync();
            await renewal;
        }
    }

    private async Task<string> ExecuteAsync(string name, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<IBackgroundTask>().Last(t => t.Name == name).ExecuteAsync(cancellationToken);
    }

    // A database that is gone cannot be told; the lease then expires by itself.
    private async Task TryEndAsync(ScheduledTask task, string result)
    {
        try
        {
            await leases.EndAsync(task, succeeded: false, result, CancellationToken.None);
        }
        catch (Exception failure)
        {
            Log.NotRecorded(logger, task.Name, failure.GetType().Name);
        }
    }

    // A run that lost its lease is cancelled: another node may already do the same work.
    private async Task RenewAsync(string name, CancellationTokenSource run, CancellationToken done)
    {
        try
        {
            while (true)
            {
                await Task.Delay(BackgroundLeases.Duration / 4, time, done);
                if (!await leases.RenewAsync(name, done))
                    await run.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception failure)
        {
            Log.NotRenewed(logger, name, failure.GetType().Name);
            await run.CancelAsync();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Background task {Task} failed: {Failure}")]
        public static partial void Failed(ILogger logger, string task, string failure);

        [LoggerMessage(Level = LogLevel.Error, Message = "The result of background task {Task} could not be stored: {Failure}")]
        public static partial void NotRecorded(ILogger logger, string task, string failure);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of background task {Task} could not be renewed: {Failure}")]
        public static partial void NotRenewed(ILogger logger, string task, string failure);
    }
}
