using Community.Abstractions.Data;

namespace Community.Abstractions.Content;

/// <summary>Keeps a module's index table in step with published content, inside the transaction of the write.</summary>
public interface IContentIndexProvider
{
    /// <summary>Types whose items are indexed; empty for all.</summary>
    IReadOnlyCollection<string> ContentTypes { get; }

    /// <summary>Replaces the rows of one item. Must not save: the engine does, with the item.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="published">What visitors see now; null when it is off the site.</param>
    /// <param name="data">The tables, in the running transaction.</param>
    /// <param name="cancellationToken">Stops the write.</param>
    Task UpdateAsync(string contentItemId, ContentItem? published, ICommunityData data, CancellationToken cancellationToken);
}
