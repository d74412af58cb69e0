namespace Community.Abstractions.Content;

/// <summary>Takes content out of the store for good: for texts about a person that may not be kept.</summary>
public interface IContentEraser
{
    /// <summary>
    /// Deletes every version of an item, its addresses and its index rows, and tells the change feed. Part of the running unit of work; unknown ids are no error.
    /// The caller has checked that this may be done.
    /// </summary>
    Task EraseAsync(string contentItemId, CancellationToken cancellationToken = default);
}
