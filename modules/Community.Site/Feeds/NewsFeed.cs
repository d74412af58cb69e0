using Community.Abstractions.Content;
using Community.Abstractions.Sites;
using Community.Site.Display;
using Community.Site.Pages;
using Community.Site.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Community.Site.Feeds;

/// <summary>The news for feed readers: what everybody may read, in one language, by topic if wanted.</summary>
internal sealed class NewsFeed(IContentReader contents, KeptReader reader, CardContexts contexts, ISiteContext site, IHtmlText html, IStringLocalizer<Strings> T)
{
    private const int Most = 30;

    /// <summary>The feed; 404 for a topic that does not exist.</summary>
    public async Task<IResult> GetAsync(HttpRequest request, string? theme, CancellationToken cancellationToken)
    {
        var context = await contexts.ReadAsync(AudienceOnly.Anonymous, cancellationToken);
        var topic = string.IsNullOrEmpty(theme) ? null : context.Topics.Values.FirstOrDefault(term => term.Slug == theme);
        if (topic is null && !string.IsNullOrEmpty(theme))
            return Results.NotFound();
        var page = await reader.ListAsync(NewsModel.Query(topic, 1, Most), AudienceOnly.Anonymous, cancellationToken);
        var settings = await site.GetSettingsAsync(cancellationToken);
        var root = SiteAddress.Root(request, settings);
        return Results.Bytes(Of(page.Items, topic, context, settings, root, request).Write(), AtomFeed.MediaType);
    }

    private AtomFeed Of(IReadOnlyList<ContentItem> items, TermInfo? topic, CardContext context, SiteSettings settings, string root, HttpRequest request)
    {
        var home = root + SiteAddress.In(KeptReader.Language, request, "/actualites");
        string WithTopic(string url) => topic is null ? url : QueryHelpers.AddQueryString(url, "theme", topic.Slug);
        var title = topic is null ? T["News of {0}", settings.SiteName] : T["News of {0}: {1}", settings.SiteName, topic.Text];
        var about = KeptReader.Language == "en" ? settings.DescriptionEn ?? settings.Description : settings.Description;
        return new AtomFeed(
            title, about, KeptReader.Language, WithTopic(home + "/flux.atom"), WithTopic(home), settings.SiteName,
            [.. items.Where(item => item.PublishedUtc is not null && contents.UrlOf(item) is not null).Select(item => Entry(item, context, root))]);
    }

    private AtomEntry Entry(ContentItem item, CardContext context, string root)
    {
        var published = ItemFields.Utc(item.PublishedUtc!.Value);
        var updated = item.ModifiedUtc is { } modified && ItemFields.Utc(modified) > published ? ItemFields.Utc(modified) : published;
        return new AtomEntry(
            item.ContentItemId, item.Title(), root + contents.UrlOf(item), published, updated, Summaries.Of(item, html),
            [.. item.TermIds("Topics").Select(id => context.Topics.GetValueOrDefault(id)?.Text).OfType<string>()]);
    }
}
