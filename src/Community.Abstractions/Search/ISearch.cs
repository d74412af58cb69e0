using System.Security.Claims;
using Community.Abstractions.Content;

namespace Community.Abstractions.Search;

/// <summary>What the index holds of one item.</summary>
public sealed record SearchDocument
{
    /// <summary>The item.</summary>
    public required string ContentItemId { get; init; }
    /// <summary>Kind of thing, the first facet: normally the content type.</summary>
    public required string Kind { get; init; }
    /// <summary>Title, plain text.</summary>
    public required string Title { get; init; }
    /// <summary>A line or two shown when no snippet matches.</summary>
    public string? Summary { get; init; }
    /// <summary>All the words, plain text.</summary>
    public string Body { get; init; } = "";
    /// <summary>Address form as from <see cref="IContentReader.UrlOf"/> but without path base and language: path, no leading slash.</summary>
    public required string Path { get; init; }
    /// <summary>Language: fr or en; null for both.</summary>
    public string? Culture { get; init; }
    /// <summary>Shared by translations: a search shows one of them.</summary>
    public string? LocalizationSet { get; init; }
    /// <summary>One of <see cref="Security.Audiences"/>.</summary>
    public string Audience { get; init; } = Security.Audiences.Public;
    /// <summary>Audience whose readers find another document in place of this one, e.g. a fuller one for members; null when everyone finds this one.</summary>
    public string? ReplacedFor { get; init; }
    /// <summary>User id of the owner.</summary>
    public string? Owner { get; init; }
    /// <summary>Ids of taxonomy terms.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
    /// <summary>Ids of the places it is about.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
    /// <summary>The date that matters to people (start of an event, publication of news), UTC.</summary>
    public DateTime? DateUtc { get; init; }
    /// <summary>Degrees north and east.</summary>
    public (double Latitude, double Longitude)? Location { get; init; }
    /// <summary>Further exact values to filter and count by, e.g. <c>contract</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    /// <summary>Numbers to filter by, e.g. <c>pay</c> in euros a year; see <see cref="SearchRequest.Numbers"/>.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } = new Dictionary<string, double>();
}

/// <summary>Says how items of some types are found. Types without a source are indexed from their definition's text fields.</summary>
public interface ISearchSource
{
    /// <summary>Types this source speaks for.</summary>
    IReadOnlyCollection<string> ContentTypes { get; }

    /// <summary>The document of a published item, or null when it should not be found.</summary>
    ValueTask<SearchDocument?> BuildAsync(ContentItem item, CancellationToken cancellationToken);
}

/// <summary>When something happens or was published, as a facet.</summary>
public enum SearchPeriod
{
    /// <summary>Any time.</summary>
    Any,
    /// <summary>From now on.</summary>
    Upcoming,
    /// <summary>The last 30 days.</summary>
    PastMonth,
    /// <summary>The last 365 days.</summary>
    PastYear,
}

/// <summary>How results are sorted.</summary>
public enum SearchOrder
{
    /// <summary>
    /// Best match first; among equals the nearest to <see cref="SearchRequest.Near"/>, else the newest. Without words everything is equal.
    /// </summary>
    Relevance,
    /// <summary>Newest first.</summary>
    Newest,
    /// <summary>Nearest to <see cref="SearchRequest.Near"/> first.</summary>
    Nearest,
    /// <summary>By title, folded, by its first sixteen letters.</summary>
    Title,
}

/// <summary>Bounds of a number; null is no bound.</summary>
/// <param name="Least">The smallest that passes.</param>
/// <param name="Most">The largest that passes.</param>
public readonly record struct NumberRange(double? Least, double? Most);

/// <summary>A search as a person asks it.</summary>
public sealed record SearchRequest
{
    /// <summary>The words; empty for everything.</summary>
    public string Query { get; init; } = "";
    /// <summary>Only these kinds.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];
    /// <summary>Whether the list is of these kinds by its nature: nobody chose them, and the facet <c>kind</c> does not count what others there would be.</summary>
    public bool KindsAreGiven { get; init; }
    /// <summary>Only with one of these terms.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
    /// <summary>Only about one of these places.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
    /// <summary>Only in this period.</summary>
    public SearchPeriod Period { get; init; }
    /// <summary>Only with one of the values, for each further facet.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    /// <summary>Only with a number within the bounds, for each name; what has no such number does not pass.</summary>
    public IReadOnlyDictionary<string, NumberRange> Numbers { get; init; } = new Dictionary<string, NumberRange>();
    /// <summary>Language preferred among translations: fr or en.</summary>
    public string Culture { get; init; } = "fr";
    /// <summary>Order of results.</summary>
    public SearchOrder Order { get; init; }
    /// <summary>Where <see cref="SearchOrder.Nearest"/> and <see cref="WithinKilometres"/> count from (degrees north and east).</summary>
    public (double Latitude, double Longitude)? Near { get; init; }
    /// <summary>Only what is at most this far from <see cref="Near"/>; what has no location does not pass. Null: however far.</summary>
    public double? WithinKilometres { get; init; }
    /// <summary>Page, from 1.</summary>
    public int Page { get; init; } = 1;
    /// <summary>Results on a page, at most 100.</summary>
    public int PageSize { get; init; } = 20;
}

/// <summary>A found item.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="Kind">Kind of thing.</param>
/// <param name="Title">Title with matches marked: safe HTML with <c>mark</c> elements only.</param>
/// <param name="Snippet">Text around the matches: safe HTML with <c>mark</c> elements only.</param>
/// <param name="Url">App-relative address (<c>~/…</c>).</param>
/// <param name="Culture">Its language; null for both.</param>
/// <param name="DateUtc">The date that matters (UTC).</param>
public sealed record SearchHit(string ContentItemId, string Kind, string Title, string Snippet, string Url, string? Culture, DateTime? DateUtc)
{
    /// <summary>Ids of the places it is about, as in the facet <c>place</c>.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
}

/// <summary>How many results a facet value has.</summary>
/// <param name="Value">Kind, term id, place id, period name or further value.</param>
/// <param name="Count">Results with it, were it chosen.</param>
public sealed record FacetCount(string Value, int Count);

/// <summary>An answer.</summary>
public sealed record SearchResults
{
    /// <summary>Results in all.</summary>
    public int Total { get; init; }
    /// <summary>This page.</summary>
    public IReadOnlyList<SearchHit> Hits { get; init; } = [];
    /// <summary>Counts by facet name: <c>kind</c>, <c>topic</c>, <c>place</c>, <c>date</c> and further ones.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets { get; init; } = new Dictionary<string, IReadOnlyList<FacetCount>>();
    /// <summary>Words that would find more, when these found little.</summary>
    public string? DidYouMean { get; init; }
}

/// <summary>A line under the search box.</summary>
/// <param name="Text">Title.</param>
/// <param name="Url">App-relative address (<c>~/…</c>).</param>
/// <param name="Kind">Kind of thing.</param>
public sealed record SearchSuggestion(string Text, string Url, string Kind);

/// <summary>One search over everything. The audience of the person is part of every query.</summary>
public interface ISearchService
{
    /// <summary>Searches.</summary>
    Task<SearchResults> SearchAsync(SearchRequest request, ClaimsPrincipal user, CancellationToken cancellationToken = default);

    /// <summary>Titles that begin like this, best first.</summary>
    Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(string prefix, string culture, int max, ClaimsPrincipal user, CancellationToken cancellationToken = default);
}
