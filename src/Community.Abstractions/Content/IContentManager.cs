using System.Security.Claims;

namespace Community.Abstractions.Content;

/// <summary>Which version of an item is wanted.</summary>
public enum ContentVersion
{
    /// <summary>What visitors see.</summary>
    Published,
    /// <summary>The newest, draft or published.</summary>
    Latest,
}

/// <summary>State of an item's approval.</summary>
public enum ApprovalState
{
    /// <summary>Nothing asked.</summary>
    None,
    /// <summary>Waiting for someone who may publish.</summary>
    Submitted,
    /// <summary>Sent back to its owner with a reason.</summary>
    SentBack,
}

/// <summary>One thing that is wrong with an item, in the reader's language.</summary>
/// <param name="Path">Where: <c>Part.Field</c>, e.g. <c>NewsArticle.Lead</c>, with <c>Part[3].Type.Field</c> inside bags; empty for the whole item.</param>
/// <param name="Message">What to do about it.</param>
public sealed record ContentError(string Path, string Message);

/// <summary>What became of a write.</summary>
public sealed record ContentResult
{
    /// <summary>The item after the write; null when it failed.</summary>
    public ContentItem? Item { get; init; }
    /// <summary>Why the item was refused; empty on success.</summary>
    public IReadOnlyList<ContentError> Errors { get; init; } = [];
    /// <summary>The version somebody else saved first, when that is why the write was refused.</summary>
    public ContentItem? Conflict { get; init; }
    /// <summary>True when there is no such item (or not for this person).</summary>
    public bool NotFound { get; init; }
    /// <summary>True when the person may not do this.</summary>
    public bool Forbidden { get; init; }
    /// <summary>True when the write is in the store.</summary>
    public bool Succeeded => Item is not null;
}

/// <summary>One line of an item's history.</summary>
/// <param name="ContentItemVersionId">The version.</param>
/// <param name="ModifiedUtc">When it was saved (UTC).</param>
/// <param name="Author">Who saved it, as shown.</param>
/// <param name="DisplayText">Its title at the time.</param>
/// <param name="Latest">Whether it is the newest.</param>
/// <param name="Published">Whether it is what visitors see.</param>
public sealed record ContentVersionInfo(
    string ContentItemVersionId, DateTime ModifiedUtc, string? Author, string? DisplayText, bool Latest, bool Published);

/// <summary>State of an item that is not part of its text.</summary>
/// <param name="Approval">Where the approval stands.</param>
/// <param name="Reason">Why it was sent back.</param>
/// <param name="PublishAtUtc">Scheduled publication (UTC).</param>
/// <param name="UnpublishAtUtc">Scheduled end of publication (UTC).</param>
public sealed record ContentState(ApprovalState Approval, string? Reason, DateTime? PublishAtUtc, DateTime? UnpublishAtUtc);

/// <summary>
/// Reads and writes content items. Every write checks the person's permission for the type (own or all), the version it was based on and,
/// when publishing, the settings of every field. A write is in the store when the call returns; publishing also waits, bounded,
/// until the search index and caches of this node have caught up.
/// </summary>
public interface IContentManager
{
    /// <summary>A new item of a type, not stored. The type's parts are there, empty.</summary>
    /// <exception cref="KeyNotFoundException">No such type.</exception>
    Task<ContentItem> NewAsync(string contentType, CancellationToken cancellationToken = default);

    /// <summary>The item, whoever may read it, or null. For staff and for indexing: pages for visitors use <see cref="IContentReader"/>.</summary>
    Task<ContentItem?> GetAsync(string contentItemId, ContentVersion version = ContentVersion.Published, CancellationToken cancellationToken = default);

    /// <summary>Several items in one query, in the order asked; missing ones are left out.</summary>
    Task<IReadOnlyList<ContentItem>> GetManyAsync(
        IEnumerable<string> contentItemIds, ContentVersion version = ContentVersion.Published, CancellationToken cancellationToken = default);

    /// <summary>One version by its own id, or null.</summary>
    Task<ContentItem?> GetVersionAsync(string contentItemVersionId, CancellationToken cancellationToken = default);

    /// <summary>The history, newest first.</summary>
    Task<IReadOnlyList<ContentVersionInfo>> GetVersionsAsync(string contentItemId, CancellationToken cancellationToken = default);

    /// <summary>Approval and schedule of an item; null when there is no such item.</summary>
    Task<ContentState?> GetStateAsync(string contentItemId, CancellationToken cancellationToken = default);

    /// <summary>Makes or updates the draft. Drafts may be incomplete: only shapes and lengths are checked.</summary>
    /// <param name="item">The text to keep.</param>
    /// <param name="basedOnVersionId">The version the person started from; null for a new item. When another one is now the latest, nothing is written and the result carries the conflict.</param>
    /// <param name="user">Who saves.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    Task<ContentResult> SaveDraftAsync(ContentItem item, string? basedOnVersionId, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>Saves as <see cref="SaveDraftAsync"/> and publishes, in one transaction.</summary>
    Task<ContentResult> SaveAndPublishAsync(ContentItem item, string? basedOnVersionId, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>Publishes the latest version.</summary>
    Task<ContentResult> PublishAsync(string contentItemId, string? basedOnVersionId, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>Takes the item off the site; its text stays as the draft.</summary>
    Task<ContentResult> UnpublishAsync(string contentItemId, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>Removes the item from every list; its versions stay in the store for staff to restore.</summary>
    Task<ContentResult> RemoveAsync(string contentItemId, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>Makes an old version the new draft; also brings a removed item back.</summary>
    Task<ContentResult> RestoreAsync(string contentItemVersionId, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>Asks for approval of the latest version.</summary>
    Task<ContentResult> SubmitAsync(string contentItemId, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>Sends a submitted item back to its owner, who gets a mail with the reason.</summary>
    Task<ContentResult> SendBackAsync(string contentItemId, string reason, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>Sets or clears when the latest version is published and when the item goes off the site (UTC; null clears).</summary>
    Task<ContentResult> ScheduleAsync(
        string contentItemId, DateTime? publishAtUtc, DateTime? unpublishAtUtc, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>What is wrong with an item if it were published now, in the current language.</summary>
    Task<IReadOnlyList<ContentError>> ValidateAsync(ContentItem item, CancellationToken cancellationToken = default);
}
