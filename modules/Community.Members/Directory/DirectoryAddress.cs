using System.Globalization;
using Community.Abstractions.Content;
using Community.Abstractions.Geography;
using Community.Abstractions.Search;
using Community.Members.Profiles;
using Microsoft.AspNetCore.Http;

namespace Community.Members.Directory;

/// <summary>A search of the directory as its address says it. Whatever is not understood counts as not said.</summary>
internal sealed record DirectoryAddress
{
    public const int PageSize = 24;
    public static IReadOnlyList<int> Radii { get; } = [5, 10, 20, 40];

    /// <summary>Facets by their parameter.</summary>
    public static IReadOnlyList<string> FacetNames { get; } = ["skill", "sector", "offers", "seeks", "commune", "place"];

    private const int MostValues = 30, LongestValue = 100;

    public string Query { get; init; } = "";
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Facets { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    /// <summary>Commune that distances count from.</summary>
    public Commune? Near { get; init; }
    /// <summary>What was typed as that commune, when there is none such.</summary>
    public string? Unknown { get; init; }
    public int? Radius { get; init; }
    /// <summary><c>pertinence</c>, <c>recent</c>, <c>proche</c> or <c>nom</c>.</summary>
    public string Sort { get; init; } = "";
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Query.Length > 0 || Facets.Values.Any(values => values.Count > 0) || Near is not null && Radius is not null;

    public static DirectoryAddress Read(IQueryCollection query)
    {
        var typed = Clean.Line(query["pres"].ToString()) is { Length: <= LongestValue } text ? text : null;
        var near = Communes.FindByName(typed);
        return new()
        {
            Query = Clean.Line(query["q"].ToString()) is { } words ? words[..Math.Min(words.Length, 200)] : "",
            Facets = FacetNames.ToDictionary(name => name, name => (IReadOnlyList<string>)[.. query[name].OfType<string>().Where(value => value.Length is > 0 and <= LongestValue).Distinct().Take(MostValues)]),
            Near = near,
            Unknown = near is null ? typed : null,
            Radius = int.TryParse(query["km"], NumberStyles.None, CultureInfo.InvariantCulture, out var km) && Radii.Contains(km) ? km : null,
            Sort = query["tri"].ToString() is "recent" or "proche" or "nom" ? query["tri"].ToString() : "",
            Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(page, 1) : 1,
        };
    }

    /// <summary>The question to the search.</summary>
    public SearchRequest ToRequest(IReadOnlyList<TermInfo> skills, IReadOnlyList<TermInfo> sectors, string culture) => new()
    {
        Query = Query,
        Kinds = [ProfileStore.Type],
        KindsAreGiven = true,
        Places = Facets["place"],
        Facets = new Dictionary<string, IReadOnlyList<string>>
        {
            ["skill"] = Ids(Facets["skill"], skills), ["sector"] = Ids(Facets["sector"], sectors), ["offers"] = Facets["offers"], ["seeks"] = Facets["seeks"], ["commune"] = Facets["commune"],
        }.Where(facet => facet.Value.Count > 0).ToDictionary(),
        Culture = culture,
        Near = Near is null ? null : (Near.Latitude, Near.Longitude),
        WithinKilometres = Near is null ? null : Radius,
        Order = Sort switch
        {
            "recent" => SearchOrder.Newest,
            "proche" when Near is not null => SearchOrder.Nearest,
            "nom" => SearchOrder.Title,
            _ when Query.Length == 0 && Near is null => SearchOrder.Newest,
            _ => SearchOrder.Relevance,
        },
        Page = Page,
        PageSize = PageSize,
    };

    /// <summary>The address of this search from its first page.</summary>
    public string ToUrl()
    {
        List<KeyValuePair<string, string?>> query = [];
        if (Query.Length > 0)
            query.Add(new("q", Query));
        foreach (var name in FacetNames)
            query.AddRange(Facets[name].Select(value => new KeyValuePair<string, string?>(name, value)));
        if (Near is not null)
            query.Add(new("pres", Near.Name));
        if (Radius is not null)
            query.Add(new("km", Radius.Value.ToString(CultureInfo.InvariantCulture)));
        if (Sort.Length > 0)
            query.Add(new("tri", Sort));
        return "~/annuaire" + QueryString.Create(query);
    }

    /// <summary>The same without one value of a facet.</summary>
    public DirectoryAddress Without(string facet, string value) => this with
    {
        Facets = Facets.ToDictionary(pair => pair.Key, pair => pair.Key == facet ? [.. pair.Value.Where(other => other != value)] : pair.Value),
    };

    private static IReadOnlyList<string> Ids(IReadOnlyList<string> slugs, IReadOnlyList<TermInfo> terms) =>
        [.. slugs.Select(slug => terms.FirstOrDefault(term => term.Slug == slug || term.Id == slug)?.Id ?? slug)];
}
