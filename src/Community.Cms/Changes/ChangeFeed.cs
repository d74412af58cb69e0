using System.Collections.Concurrent;
using Community.Abstractions.Changes;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Changes;

/// <summary>Reads the feed's table and knows how far each consumer of this node is.</summary>
internal sealed class ChangeFeed(IServiceScopeFactory scopes) : IChangeFeed
{
    /// <summary>Position of a consumer that has read nothing yet.</summary>
    public const long NotBegun = -1;

    private readonly ConcurrentDictionary<string, long> positions = new();
    private TaskCompletionSource moved = NewSignal();
    private TaskCompletionSource written = NewSignal();

    public async Task<IReadOnlyList<Change>> ReadAsync(long after, int max, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CommunityDbContext>().Set<ChangeRow>().AsNoTracking()
            .Where(row => row.Sequence > after)
            .OrderBy(row => row.Sequence)
            .Take(max)
            .Select(row => new Change(row.Sequence, row.Kind, row.ContentItemId, row.ContentType, row.CreatedUtc))
            .ToListAsync(cancellationToken);
    }

    public async Task<long> GetLatestAsync(CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CommunityDbContext>().Set<ChangeRow>()
            .MaxAsync(row => (long?)row.Sequence, cancellationToken) ?? 0;
    }

    public async Task<bool> CatchUpAsync(long sequence, TimeSpan bound, CancellationToken cancellationToken = default)
    {
        Interlocked.Exchange(ref written, NewSignal()).TrySetResult();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(bound);
        try
        {
            while (true)
            {
                var signal = moved;
                if (positions.Values.All(position => position >= sequence))
                    return true;
                await signal.Task.WaitAsync(timeout.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Says how far a consumer is.</summary>
    public void Report(string consumer, long sequence)
    {
        positions[consumer] = sequence;
        Interlocked.Exchange(ref moved, NewSignal()).TrySetResult();
    }

    /// <summary>Completes at the next write of this node.</summary>
    public Task Written => written.Task;

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
