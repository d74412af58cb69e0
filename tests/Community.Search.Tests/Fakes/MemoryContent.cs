using System.Security.Claims;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;

namespace Community.Search.Tests.Fakes;

/// <summary>Published items and their change feed, in memory.</summary>
internal sealed class MemoryContent(TimeProvider time) : IContentManager, IChangeFeed
{
    private readonly Dictionary<string, ContentItem> _published = [];

    public List<Change> Changes { get; } = [];

    /// <summary>How many reads of the store were made.</summary>
    public int Reads { get; private set; }

    /// <summary>Makes the next reads fail like a store that does not answer.</summary>
    public bool IsDown { get; set; }

    public void Publish(ContentItem item)
    {
        _published[item.ContentItemId] = item;
        Add(ChangeKind.Published, item.ContentItemId, item.ContentType);
    }

    public void Unpublish(string id)
    {
        _published.Remove(id, out var item);
        Add(ChangeKind.Unpublished, id, item?.ContentType ?? "");
    }

    public void Remove(string id)
    {
        _published.Remove(id, out var item);
        Add(ChangeKind.Removed, id, item?.ContentType ?? "");
    }

    public void ChangeSite(string what) => Add(ChangeKind.Site, "", what);

    public Task<ContentItem?> GetAsync(string contentItemId, ContentVersion version, CancellationToken cancellationToken) =>
        Task.FromResult(_published.GetValueOrDefault(contentItemId));

    public Task<IReadOnlyList<ContentItem>> GetManyAsync(IEnumerable<string> contentItemIds, ContentVersion version, CancellationToken cancellationToken)
    {
        if (IsDown)
            throw new IOException("The store does not answer.");
        Reads++;
        return Task.FromResult<IReadOnlyList<ContentItem>>([.. contentItemIds.Where(_published.ContainsKey).Select(id => _published[id].Clone())]);
    }

    public Task<IReadOnlyList<Change>> ReadAsync(long after, int max, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Change>>([.. Changes.Where(change => change.Sequence > after).Take(max)]);

    public Task<long> GetLatestAsync(CancellationToken cancellationToken) => Task.FromResult((long)Changes.Count);

    public Task<bool> CatchUpAsync(long sequence, TimeSpan bound, CancellationToken cancellationToken) => Task.FromResult(true);

    private void Add(ChangeKind kind, string id, string type) => Changes.Add(new Change(Changes.Count + 1, kind, id, type, time.GetUtcNow().UtcDateTime));

    Task<ContentItem> IContentManager.NewAsync(string contentType, CancellationToken cancellationToken) => throw new NotSupportedException();
    Task<ContentItem?> IContentManager.GetVersionAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();
    Task<IReadOnlyList<ContentVersionInfo>> IContentManager.GetVersionsAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();
    Task<ContentState?> IContentManager.GetStateAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();
    Task<ContentResult> IContentManager.SaveDraftAsync(ContentItem item, string? based, ClaimsPrincipal user, CancellationToken cancellationToken) => throw new NotSupportedException();
    Task<ContentResult> IContentManager.SaveAndPublishAsync(ContentItem item, string? based, ClaimsPrincipal user, CancellationToken cancellationToken) => throw new NotSupportedException();
    Task<ContentResult> IContentManager.PublishAsync(string id, string? based, ClaimsPrincipal user, CancellationToken cancellationToken) => throw new NotSupportedException();
    Task<ContentResult> IContentManager.UnpublishAsync(string id, ClaimsPrincipal user, CancellationToken cancellationToken) => throw new NotSupportedException();
    Task<ContentResult> IContentManager.RemoveAsync(string id, ClaimsPrincipal user, CancellationToken cancellationToken) => throw new NotSupportedException();
    Task<ContentResult> IContentManager.RestoreAsync(string id, ClaimsPrincipal user, CancellationToken cancellationToken) => throw new NotSupportedException();
    Task<ContentResult> IContentManager.SubmitAsync(string id, ClaimsPrincipal user, CancellationToken cancellationToken) => throw new NotSupportedException();
    Task<ContentResult> IContentManager.SendBackAsync(string id, string reason, ClaimsPrincipal user, CancellationToken cancellationToken) => throw new NotSupportedException();
    Task<ContentResult> IContentManager.ScheduleAsync(string id, DateTime? publish, DateTime? unpublish, ClaimsPrincipal user, CancellationToken cancellationToken) => throw new NotSupportedException();
    Task<IReadOnlyList<ContentError>> IContentManager.ValidateAsync(ContentItem item, CancellationToken cancellationToken) => throw new NotSupportedException();
}
