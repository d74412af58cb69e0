using Community.Abstractions.Changes;

namespace Community.Cms.Sites;

/// <summary>Drops a cache of this node when the feed tells of a change it depends on, whichever node made it.</summary>
internal abstract class CacheConsumer(string name, IChangeFeed feed) : IChangeConsumer
{
    public string Name { get; } = name;

    public async Task<long> GetCursorAsync(CancellationToken cancellationToken)
    {
        // In this order: whatever was cached before may be older than the cursor.
        var latest = await feed.GetLatestAsync(cancellationToken);
        Drop();
        return latest;
    }

    public Task HandleAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        if (changes.Any(Concerns))
            Drop();
        return Task.CompletedTask;
    }

    protected abstract bool Concerns(Change change);

    protected abstract void Drop();
}
