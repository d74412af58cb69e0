namespace Community.Abstractions.Changes;

/// <summary>What happened.</summary>
public enum ChangeKind
{
    /// <summary>An item is on the site in a new version.</summary>
    Published = 0,
    /// <summary>An item went off the site.</summary>
    Unpublished = 1,
    /// <summary>An item was removed.</summary>
    Removed = 2,
    /// <summary>Definitions, settings or roles changed: everything derived from them is stale.</summary>
    Site = 3,
}

/// <summary>One row of the feed.</summary>
/// <param name="Sequence">Growing number, in the order of commits.</param>
/// <param name="Kind">What happened.</param>
/// <param name="ContentItemId">To which item; empty for <see cref="ChangeKind.Site"/>.</param>
/// <param name="ContentType">Type of the item; for <see cref="ChangeKind.Site"/> the name of what changed.</param>
/// <param name="CreatedUtc">When (UTC).</param>
public sealed record Change(long Sequence, ChangeKind Kind, string ContentItemId, string ContentType, DateTime CreatedUtc);

/// <summary>Everything that was published, unpublished or removed, in order. Written in the transaction of its cause.</summary>
public interface IChangeFeed
{
    /// <summary>The rows after a cursor, in order, at most <paramref name="max"/>.</summary>
    Task<IReadOnlyList<Change>> ReadAsync(long after, int max, CancellationToken cancellationToken = default);

    /// <summary>The newest sequence number; 0 when nothing has happened yet.</summary>
    Task<long> GetLatestAsync(CancellationToken cancellationToken = default);

    /// <summary>Wakes this node's consumers and waits until they have handled <paramref name="sequence"/>; false when <paramref name="bound"/> went by first.</summary>
    Task<bool> CatchUpAsync(long sequence, TimeSpan bound, CancellationToken cancellationToken = default);
}

/// <summary>Reads the feed on this node, with a cursor of its own. Called with one batch at a time; repeats must be harmless.</summary>
public interface IChangeConsumer
{
    /// <summary>Name in logs and metrics.</summary>
    string Name { get; }

    /// <summary>The last sequence this consumer has durably handled. A consumer that keeps nothing between starts answers the latest.</summary>
    Task<long> GetCursorAsync(CancellationToken cancellationToken);

    /// <summary>Handles rows, all after the cursor, and moves the cursor to the last one.</summary>
    Task HandleAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken);
}
