using System.Globalization;
using Community.Abstractions.Search;
using Community.Search.Indexing;
using Community.Search.Queries;
using Community.Search.Searching;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Search.Pages.Search;

/// <summary>A chosen value, to take back.</summary>
/// <param name="Text">As people read it.</param>
/// <param name="Url">The search without it.</param>
internal sealed record Chip(string Text, string Url);

/// <summary>The search page: anyone finds everything they may read.</summary>
[AllowAnonymous]
internal sealed class SearchModel(ISearchService search, SearchFacets facets, QueryLog log, IStringLocalizer<Strings> T) : PageModel
{
    private const int PageSize = 20;

    public SearchAddress Address { get; private set; } = null!;
    public SearchResults Results { get; private set; } = null!;
    public IReadOnlyList<FacetView> Facets { get; private set; } = [];
    public IReadOnlyList<Chip> Chips { get; private set; } = [];

    /// <summary>Kinds of everything on the site, for someone who found nothing.</summary>
    public IReadOnlyList<(string Text, string Url, int Count)> OtherWays { get; private set; } = [];

    public bool IsTooLong => QueryText.IsTooLong(Address.Query);
    public string Words => QueryText.Parse(Address.Query).Text;
    public int Pages => (int)Math.Min((Results.Total + PageSize - 1) / PageSize, SearchService.Deepest / PageSize);
    public bool IsBehindLastPage => Results.Total > 0 && Results.Hits.Count == 0;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var culture = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Address = SearchAddress.Read(Request.Query);
        await facets.LoadAsync(User, culture, cancellationToken);
        Results = await search.SearchAsync(facets.RequestOf(Address, culture, PageSize), User, cancellationToken);
        // Nothing found behind a filter is no gap of the site, and a second page is no second question.
        if (!Address.IsNarrowed && Address.Page == 1)
            log.Note(Address.Query, Results.Total, HttpContext);
        Facets = facets.Views(Address, Results);
        Chips = [.. Facets.SelectMany(facet => facet.Options.Where(option => option.Chosen).Select(option => new Chip(option.Text, Without(facet.Name, option.Value))))];
        if (Results.Total == 0)
            OtherWays = await OtherWaysAsync(culture, cancellationToken);
    }

    /// <summary>Name of a kind for people.</summary>
    public string KindName(string kind) => facets.KindName(kind);

    /// <summary>Names of the places of a result.</summary>
    public string PlacesOf(SearchHit hit) => hit.Kind == DefaultDocumentBuilder.PlaceType ? "" : string.Join(", ", facets.PlaceNames(hit));

    /// <summary>What the title of the window says; the number first, for those who hear it.</summary>
    public string Heading() => Words.Length == 0 ? T["Search"] : T["Results for “{0}”", Words];

    public string CountText() => ResultWords.Count(T, Results.Total);

    public string UrlFor(string words) => (Address with { Query = words }).ToUrl();

    private string Without(string facet, string value) => (facet switch
    {
        "kind" => Address with { Kinds = [.. Address.Kinds.Where(other => other != value)] },
        "topic" => Address with { Topics = [.. Address.Topics.Where(other => other != value)] },
        "place" => Address with { Places = [.. Address.Places.Where(other => other != value)] },
        _ => Address with { Period = SearchPeriod.Any },
    }).ToUrl();

    private async Task<IReadOnlyList<(string, string, int)>> OtherWaysAsync(string culture, CancellationToken cancellationToken)
    {
        var everything = await search.SearchAsync(new SearchRequest { Culture = culture, PageSize = 1 }, User, cancellationToken);
        return [.. (everything.Facets.TryGetValue("kind", out var kinds) ? kinds : [])
            .Select(kind => (KindName(kind.Value), $"~/recherche?kind={Uri.EscapeDataString(kind.Value)}", kind.Count))];
    }
}
