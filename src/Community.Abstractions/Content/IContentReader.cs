using System.Security.Claims;

namespace Community.Abstractions.Content;

/// <summary>What a path of the site leads to.</summary>
public sealed record PathMatch
{
    /// <summary>The item to show, when this person may read it.</summary>
    public ContentItem? Item { get; init; }
    /// <summary>Address (with language prefix, without path base) to redirect to, permanently: an old path, or the path in another language.</summary>
    public string? RedirectTo { get; init; }
    /// <summary>True when the item exists and this person may not read it.</summary>
    public bool Forbidden { get; init; }
}

/// <summary>How a list is sorted.</summary>
public enum ContentOrder
{
    /// <summary>Most recently published first.</summary>
    Newest,
    /// <summary>By title.</summary>
    Title,
    /// <summary>In the order of <see cref="ContentListQuery.Ids"/>.</summary>
    AsGiven,
}

/// <summary>A list of published items. Whatever is null does not filter.</summary>
public sealed record ContentListQuery
{
    /// <summary>Content types wanted; empty for all.</summary>
    public IReadOnlyList<string> ContentTypes { get; init; } = [];
    /// <summary>Only these ids.</summary>
    public IReadOnlyList<string>? Ids { get; init; }
    /// <summary>
    /// Language shown: for each text its translation in this language when there is one, else the French one, else whichever exists; items
    /// without a language always. Null: every item in every language.
    /// </summary>
    public string? Culture { get; init; }
    /// <summary>Only items that carry this taxonomy term.</summary>
    public string? TermId { get; init; }
    /// <summary>Order of the result.</summary>
    public ContentOrder Order { get; init; } = ContentOrder.Newest;
    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;
    /// <summary>Items on a page, 1 to 500.</summary>
    public int PageSize { get; init; } = 20;
}

/// <summary>A page of a list.</summary>
/// <param name="Items">The page.</param>
/// <param name="Total">Items in the whole list.</param>
public sealed record ContentPage(IReadOnlyList<ContentItem> Items, int Total);

/// <summary>A translation of an item.</summary>
/// <param name="Culture">Its language.</param>
/// <param name="ContentItemId">The item.</param>
/// <param name="Url">Its address from the root, with language prefix, e.g. <c>/en/the-house</c>.</param>
public sealed record ContentTranslation(string Culture, string ContentItemId, string Url);

/// <summary>Where an item may be found, for sitemaps.</summary>
/// <param name="Url">Address from the root, with language prefix.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="ModifiedUtc">Last change (UTC).</param>
/// <param name="LocalizationSet">Shared with its translations; null when it has none.</param>
/// <param name="Culture">Its language; null for all.</param>
public sealed record ContentLocation(string Url, string ContentType, DateTime ModifiedUtc, string? LocalizationSet, string? Culture);

/// <summary>Published content as one person may read it: the audience rule is inside every query.</summary>
public interface IContentReader
{
    /// <summary>The published item, or null when there is none or the person may not read it.</summary>
    Task<ContentItem?> GetAsync(string contentItemId, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>The item at a path (without slash in front, without language prefix) for the current UI language.</summary>
    Task<PathMatch?> FindByPathAsync(string path, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>The item with an alias, or null.</summary>
    Task<ContentItem?> FindByAliasAsync(string alias, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>A page of a list, in two queries whatever its size.</summary>
    Task<ContentPage> ListAsync(ContentListQuery query, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>The item's published translations that the person may read, itself included.</summary>
    Task<IReadOnlyList<ContentTranslation>> GetTranslationsAsync(ContentItem item, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>All public items that have an address, at most <paramref name="max"/>, newest first.</summary>
    Task<IReadOnlyList<ContentLocation>> GetPublicLocationsAsync(int max, CancellationToken cancellationToken = default);

    /// <summary>Address of an item from the root with the path base, in the current UI language where that makes sense; null when it has no page.</summary>
    string? UrlOf(ContentItem item);
}

/// <summary>Gives addresses to items whose type has no autoroute part, e.g. a partner on the partners page.</summary>
public interface IContentUrlProvider
{
    /// <summary>Path without language prefix and leading slash (may hold a fragment), or null when the item is none of ours.</summary>
    string? PathOf(ContentItem item);
}

/// <summary>A taxonomy term as lists and facets show it.</summary>
/// <param name="Id">The term's content item id.</param>
/// <param name="Slug">Address form of its French title, unique in the taxonomy.</param>
/// <param name="Title">French title.</param>
/// <param name="TitleEn">English title; the French one when none is given.</param>
public sealed record TermInfo(string Id, string Slug, string Title, string TitleEn)
{
    /// <summary>Title in the current UI language.</summary>
    public string Text => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? TitleEn : Title;
}

/// <summary>Taxonomies, cached on each node and refreshed by the change feed.</summary>
public interface ITaxonomies
{
    /// <summary>All terms (flattened, in order) of the published taxonomy with this alias; empty when there is none.</summary>
    Task<IReadOnlyList<TermInfo>> GetTermsAsync(string alias, CancellationToken cancellationToken = default);

    /// <summary>All terms of the published taxonomy with this content item id; empty when there is none.</summary>
    Task<IReadOnlyList<TermInfo>> GetTermsByIdAsync(string taxonomyContentItemId, CancellationToken cancellationToken = default);
}

/// <summary>Turns what people wrote into HTML that is safe to show.</summary>
public interface IHtmlText
{
    /// <summary>HTML with everything removed that could run or deceive; links to <c>~/</c> and media are kept.</summary>
    string Sanitize(string? html);

    /// <summary>Markdown as sanitised HTML.</summary>
    string FromMarkdown(string? markdown);

    /// <summary>The words only, with single spaces, for search and descriptions.</summary>
    string ToPlainText(string? html);
}
