using System.Security.Claims;
using System.Text.Json.Nodes;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Cms.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Admin.Editing;

/// <summary>Texts that say the same in the other language.</summary>
internal sealed class Translations(CommunityDbContext data, IContentManager content, IChangeFeed feed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The language an item could be translated into; null when it is for every language.</summary>
    public static string? Other(ContentItem item) => item.Culture switch { "fr" => "en", "en" => "fr", _ => null };

    /// <summary>The other items of the same set.</summary>
    public async Task<IReadOnlyList<(string Id, string Culture, string Type, string? Owner)>> OfAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (item.As<LocalizationPart>()?.LocalizationSet is not { Length: > 0 } set)
            return [];
        var found = await data.Set<ContentRow>().AsNoTracking()
            .Where(row => row.Latest && row.LocalizationSet == set && row.ContentItemId != item.ContentItemId && row.Culture != null)
            .OrderBy(row => row.Culture)
            .Select(row => new { row.ContentItemId, row.Culture, row.ContentType, row.Owner })
            .ToListAsync(cancellationToken);
        return [.. found.Select(row => (row.ContentItemId, row.Culture!, row.ContentType, row.Owner))];
    }

    /// <summary>A draft in the other language with the original's text, in the same set; the one that is there already when there is one.</summary>
    public async Task<ContentResult> CreateAsync(ContentItem original, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        Other(original) is { } culture
            // Two people who press the button at once: the second one waits, and finds the first one's draft.
            ? await data.WriteAsync(stop => CreateAsync(original, culture, user, stop), cancellationToken)
            : new() { NotFound = true };

    /// <summary>An item as it was at a moment, as far as that text is still there; null when it was saved over.</summary>
    public async Task<ContentItem?> AsOfAsync(string contentItemId, DateTime utc, CancellationToken cancellationToken) =>
        (await data.Set<ContentRow>().AsNoTracking().Where(row => row.ContentItemId == contentItemId && row.ModifiedUtc <= utc)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken))?.ToItem();

    /// <summary>Puts a text and the one it translates on the site: both, or neither when <paramref name="check"/> finds something in the way.</summary>
    /// <param name="translation">The text that was written.</param>
    /// <param name="basedOn">The version it was written from.</param>
    /// <param name="source">The text it translates, as the person read it.</param>
    /// <param name="check">What stands in the way of the source's publication; it is asked inside the write.</param>
    /// <param name="user">Who publishes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ContentResult> PublishBothAsync(
        ContentItem translation, string? basedOn, ContentItem source, Func<CancellationToken, Task<IReadOnlyList<ContentError>>> check, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var result = await data.WriteAsync(
            async stop =>
            {
                if (await check(stop) is { Count: > 0 } errors)
                    return new ContentResult { Errors = [.. await content.ValidateAsync(translation, stop), .. errors] };
                var stored = await content.SaveAndPublishAsync(translation, basedOn, user, stop);
                // A colleague, or its schedule, may have put the source on the site since the page was opened.
                if (!stored.Succeeded || source.Published)
                    return stored;
                var other = await content.PublishAsync(source.ContentItemId, source.ContentItemVersionId, user, stop);
                // Everything was asked in this very write; undone as a whole rather than half done.
                return other.Succeeded ? stored : throw new InvalidOperationException($"'{source.ContentItemId}' cannot be published although nothing was in the way.");
            },
            cancellationToken);
        if (result.Succeeded)
            await feed.CatchUpAsync(await feed.GetLatestAsync(cancellationToken), Patience, cancellationToken);
        return result;
    }

    private async Task<ContentResult> CreateAsync(ContentItem original, string culture, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if ((await OfAsync(original, cancellationToken)).FirstOrDefault(known => known.Culture == culture) is { Id: { } id })
            return new() { Item = await content.GetAsync(id, ContentVersion.Latest, cancellationToken) };
        var set = original.As<LocalizationPart>()?.LocalizationSet;
        if (string.IsNullOrEmpty(set))
        {
            original.Apply(new LocalizationPart { Culture = original.Culture, LocalizationSet = set = ContentIds.New() });
            var joined = await content.SaveDraftAsync(original, original.ContentItemVersionId, user, cancellationToken);
            if (!joined.Succeeded)
                return joined;
        }
        return await content.SaveDraftAsync(Copy(original, culture, set), null, user, cancellationToken);
    }

    private static ContentItem Copy(ContentItem original, string culture, string set)
    {
        var copy = new ContentItem
        {
            ContentItemId = ContentIds.New(),
            ContentType = original.ContentType,
            DisplayText = original.DisplayText,
            Audience = original.Audience,
            Owner = original.Owner,
            Content = (JsonObject)original.Content.DeepClone(),
        };
        // Addresses and aliases are unique: the translation gets its own.
        copy.Content.Remove(nameof(AutoroutePart));
        copy.Content.Remove(nameof(AliasPart));
        copy.Content.Remove(nameof(PublishLaterPart));
        copy.Content.Remove(nameof(ArchiveLaterPart));
        RenewIds(copy.Content);
        return copy.Apply(new LocalizationPart { Culture = culture, LocalizationSet = set });
    }

    private static void RenewIds(JsonNode? node)
    {
        if (node is JsonObject thing)
        {
            if (thing.ContainsKey("ContentItemId"))
                thing["ContentItemId"] = ContentIds.New();
            foreach (var (_, inner) in thing.ToList())
                RenewIds(inner);
        }
        else if (node is JsonArray list)
        {
            foreach (var inner in list)
                RenewIds(inner);
        }
    }
}
