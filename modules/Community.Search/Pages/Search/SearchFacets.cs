using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Search;
using Community.Search.Indexing;
using Community.Search.Searching;
using Microsoft.Extensions.Localization;

namespace Community.Search.Pages.Search;

/// <summary>A value a person may choose.</summary>
/// <param name="Value">As in the address.</param>
/// <param name="Text">As people read it.</param>
/// <param name="Count">Results with it.</param>
/// <param name="Chosen">Whether it is chosen.</param>
internal sealed record FacetOption(string Value, string Text, int Count, bool Chosen);

/// <summary>A facet on the page.</summary>
/// <param name="Name">Parameter of the address.</param>
/// <param name="Title">Title.</param>
/// <param name="Single">Whether one value at most can be chosen.</param>
/// <param name="Options">Its values.</param>
internal sealed record FacetView(string Name, string Title, bool Single, IReadOnlyList<FacetOption> Options);

/// <summary>Names of facet values: what the index counts by id, people read in their language and share as slugs.</summary>
internal sealed class SearchFacets(
    IContentDefinitionManager definitions, ITaxonomies taxonomies, PlaceDirectory places, IStringLocalizer<Strings> T)
{
    /// <summary>Alias of the taxonomy whose terms are topics.</summary>
    public const string TopicsAlias = "topics";

    private const int MostOptions = 30;

    private ContentDefinitions _definitions = null!;
    private IReadOnlyList<TermInfo> _topics = [];
    private IReadOnlyList<PlaceInfo> _places = [];

    /// <summary>Reads the names; before anything else.</summary>
    public async Task LoadAsync(ClaimsPrincipal user, string culture, CancellationToken cancellationToken)
    {
        _definitions = await definitions.GetAsync(cancellationToken);
        _topics = await taxonomies.GetTermsAsync(TopicsAlias, cancellationToken);
        _places = places.Of(user, culture);
    }

    /// <summary>The question to the index. A slug that nothing has stays as it is, and finds nothing.</summary>
    public SearchRequest RequestOf(SearchAddress address, string culture, int pageSize) => new()
    {
        Query = address.Query,
        Kinds = address.Kinds,
        Topics = [.. address.Topics.Select(slug => _topics.FirstOrDefault(topic => topic.Slug == slug || topic.Id == slug)?.Id ?? slug)],
        Places = [.. address.Places.Select(slug => _places.FirstOrDefault(place => place.Slug == slug || place.Id == slug)?.Id ?? slug)],
        Period = address.Period,
        Order = address.Order,
        Culture = culture,
        Page = address.Page,
        PageSize = pageSize,
    };

    /// <summary>The facets that have something to choose.</summary>
    public IReadOnlyList<FacetView> Views(SearchAddress address, SearchResults results)
    {
        FacetView[] views =
        [
            new("kind", T["Kind"], false, Options(results, IndexFields.Kind, address.Kinds, kind => (kind, KindName(kind)))),
            new("topic", T["Topic"], false, Options(results, IndexFields.TopicFacet, address.Topics, TopicOf)),
            new("place", T["Place"], false, Options(results, IndexFields.PlaceFacet, address.Places, PlaceOf)),
            new("date", T["Date"], true, Options(results, IndexFields.DateFacet, [SearchAddress.NameOf(address.Period)], PeriodOf)),
        ];
        return [.. views.Where(view => view.Options.Count > 0)];
    }

    /// <summary>Name of a kind for people.</summary>
    public string KindName(string kind) => _definitions.FindType(kind)?.DisplayName ?? kind;

    /// <summary>Names of places for people; what a person may not read has none.</summary>
    public IEnumerable<string> PlaceNames(SearchHit hit) => hit.Places
        .Where(id => id != hit.ContentItemId).Select(id => _places.FirstOrDefault(place => place.Id == id)?.Title).OfType<string>().Take(3);

    private static List<FacetOption> Options(
        SearchResults results, string facet, IReadOnlyList<string> chosen, Func<string, (string Value, string? Text)> name)
    {
        var counts = results.Facets.TryGetValue(facet, out var found) ? found : [];
        var options = counts.Select(count => (Named: name(count.Value), count)).Where(option => option.Named.Text is not null)
            .Select(option => new FacetOption(option.Named.Value, option.Named.Text!, option.count.Count,
                chosen.Contains(option.Named.Value) || chosen.Contains(option.count.Value)))
            .ToList();
        // What is chosen stays there to be taken back, also when nothing has it any more.
        foreach (var lost in chosen.Where(value => value.Length > 0 && !options.Exists(option => option.Chosen && option.Value == value)))
            if (name(lost) is { Text: { } text } named && !options.Exists(option => option.Value == named.Value))
                options.Add(new FacetOption(named.Value, text, 0, true));
        return [.. options.Where(option => option.Chosen), .. options.Where(option => !option.Chosen).Take(MostOptions)];
    }

    private (string, string?) TopicOf(string idOrSlug) =>
        _topics.FirstOrDefault(topic => topic.Id == idOrSlug || topic.Slug == idOrSlug) is { } topic ? (topic.Slug, topic.Text) : (idOrSlug, null);

    private (string, string?) PlaceOf(string idOrSlug) =>
        _places.FirstOrDefault(place => place.Id == idOrSlug || place.Slug == idOrSlug) is { } place ? (place.Slug, place.Title) : (idOrSlug, null);

    private (string, string?) PeriodOf(string name) => name switch
    {
        nameof(SearchPeriod.Upcoming) or "a-venir" => ("a-venir", T["Upcoming"]),
        nameof(SearchPeriod.PastMonth) or "mois" => ("mois", T["Past 30 days"]),
        nameof(SearchPeriod.PastYear) or "annee" => ("annee", T["Past year"]),
        _ => (name, null),
    };
}
