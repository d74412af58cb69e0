using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Admin.Editing;
using Community.Cms.Editing;

namespace Community.Cms.Admin.Writing;

/// <summary>A text that was not saved, offered back to the person who typed it.</summary>
/// <param name="KeptUtc">When it was kept (UTC).</param>
/// <param name="Item">The item with it.</param>
/// <param name="BasedOn">The version it was written from.</param>
/// <param name="Fields">What differs from the text that is stored, field by field.</param>
/// <param name="Overtaken">Whether somebody saved the item since.</param>
internal sealed record OfferedText(DateTime KeptUtc, ContentItem Item, string? BasedOn, IReadOnlyList<ComparedField> Fields, bool Overtaken);

/// <summary>What surrounds a person who writes: the text kept for them, who else is there.</summary>
internal sealed class WritingDesk(UnsavedTexts texts, EditorPresence presence, ItemComparison comparison)
{
    /// <summary>Keeps what was typed; a text that says the same as the stored one is not kept. The answer is when it was kept, or null.</summary>
    /// <param name="user">Who typed it.</param>
    /// <param name="typed">The item with what was typed.</param>
    /// <param name="stored">The text it was written from.</param>
    /// <param name="basedOn">That text's version; null for a new item.</param>
    /// <param name="definitions">All definitions.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DateTime?> KeepAsync(ClaimsPrincipal user, ContentItem typed, ContentItem stored, string? basedOn, ContentDefinitions definitions, CancellationToken cancellationToken)
    {
        if (Id(user) is not { } userId)
            return null;
        if (!await comparison.SameAsync(stored, typed, definitions.Types[typed.ContentType], definitions, cancellationToken))
            return await texts.KeepAsync(userId, typed, basedOn, cancellationToken);
        await texts.DropAsync(userId, typed.ContentItemId, cancellationToken);
        return null;
    }

    /// <summary>What this person typed and did not save of a stored item; null when there is nothing or it is what is stored.</summary>
    public async Task<OfferedText?> FindAsync(ClaimsPrincipal user, ContentItem stored, ContentDefinitions definitions, CancellationToken cancellationToken)
    {
        if (Id(user) is not { } userId || await texts.FindAsync(userId, stored.ContentItemId, cancellationToken) is not { } row)
            return null;
        if (ConflictView.TryRead(row.Item, stored, out var item, withRaw: true))
        {
            var fields = await comparison.OfAsync(stored, item, definitions.Types[stored.ContentType], definitions, cancellationToken);
            if (fields.Any(field => field.Differs))
                return new(row.KeptUtc, item, row.BasedOn, fields, row.BasedOn != stored.ContentItemVersionId);
        }
        // It was saved after all, in another window or by a request that came late.
        await texts.DropAsync(userId, stored.ContentItemId, cancellationToken);
        return null;
    }

    /// <summary>A new item that this person began; null when there is none with this id.</summary>
    public async Task<OfferedText?> FindNewAsync(ClaimsPrincipal user, string contentItemId, ContentItem empty, CancellationToken cancellationToken)
    {
        if (Id(user) is not { } userId || await texts.FindAsync(userId, contentItemId, cancellationToken) is not { BasedOn: null } row || row.ContentType != empty.ContentType)
            return null;
        empty.ContentItemId = contentItemId;
        return ConflictView.TryRead(row.Item, empty, out var item, withRaw: true) ? new(row.KeptUtc, item, null, [], false) : null;
    }

    /// <summary>New items of a type that this person began and never saved.</summary>
    public async Task<IReadOnlyList<UnsavedText>> BegunAsync(ClaimsPrincipal user, string contentType, CancellationToken cancellationToken) =>
        Id(user) is { } userId ? await texts.NewOnesAsync(userId, contentType, cancellationToken) : [];

    /// <summary>Gives up what was kept.</summary>
    public Task DropAsync(ClaimsPrincipal user, string contentItemId, CancellationToken cancellationToken) =>
        Id(user) is { } userId ? texts.DropAsync(userId, contentItemId, cancellationToken) : Task.CompletedTask;

    /// <summary>Marks the person as being there; names of the others who are.</summary>
    public async Task<IReadOnlyList<string>> HereAsync(ClaimsPrincipal user, string contentItemId, CancellationToken cancellationToken) =>
        Id(user) is { } userId ? await presence.HereAsync(userId, contentItemId, cancellationToken) : [];

    /// <summary>The person closed the page.</summary>
    public Task LeaveAsync(ClaimsPrincipal user, string contentItemId, CancellationToken cancellationToken) =>
        Id(user) is { } userId ? presence.LeaveAsync(userId, contentItemId, cancellationToken) : Task.CompletedTask;

    private static string? Id(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);
}
