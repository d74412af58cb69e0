using Community.Abstractions.Changes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Community.Cms.Changes;

/// <summary>Feeds every consumer of this node, each at its own pace; one that fails is tried again and holds up nobody else.</summary>
internal sealed partial class ChangePump(ChangeFeed feed, IEnumerable<IChangeConsumer> consumers, ILogger<ChangePump> logger) : BackgroundService
{
    private const int BatchSize = 500;
    // Other nodes' writes are seen this late at most; this node's own wake the pump at once.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(3);

    /// <summary>From now on this node has caught up only when each of its consumers says so, the one that still begins too.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var consumer in consumers)
            feed.Report(consumer.Name, ChangeFeed.NotBegun);
        return base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(consumers.Select(consumer => RunAsync(consumer, stoppingToken)));

    private async Task RunAsync(IChangeConsumer consumer, CancellationToken cancellationToken)
    {
        long? cursor = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                cursor ??= await consumer.GetCursorAsync(cancellationToken);
                var written = feed.Written;
                var batch = await feed.ReadAsync(cursor.Value, BatchSize, cancellationToken);
                if (batch.Count > 0)
                {
                    await consumer.HandleAsync(batch, cancellationToken);
                    cursor = batch[^1].Sequence;
                }
                feed.Report(consumer.Name, cursor.Value);
                if (batch.Count == 0)
                    await Task.WhenAny(written, Task.Delay(Poll, cancellationToken));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever went wrong, the feed goes on: the rows are still there.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Log.Failed(logger, exception, consumer.Name);
                cursor = null;
                await Task.WhenAny(Task.Delay(AfterFailure, cancellationToken));
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The change consumer {Consumer} failed and will try again.")]
        public static partial void Failed(ILogger logger, Exception exception, string consumer);
    }
}
