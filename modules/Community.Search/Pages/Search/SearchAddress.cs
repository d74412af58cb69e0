using System.Globalization;
using Community.Abstractions.Search;
using Microsoft.AspNetCore.Http;

namespace Community.Search.Pages.Search;

/// <summary>A search as its address says it. Whatever is not understood counts as not said.</summary>
/// <param name="Query">The words.</param>
/// <param name="Kinds">Content types.</param>
/// <param name="Topics">Slugs of topics.</param>
/// <param name="Places">Slugs or ids of places.</param>
/// <param name="Period">The period.</param>
/// <param name="Order">The order.</param>
/// <param name="Page">The page, from 1.</param>
internal sealed record SearchAddress(
    string Query, IReadOnlyList<string> Kinds, IReadOnlyList<string> Topics, IReadOnlyList<string> Places, SearchPeriod Period, SearchOrder Order, int Page)
{
    private const int MostValues = 30, LongestValue = 200;

    private static readonly Dictionary<string, SearchPeriod> Periods = new(StringComparer.OrdinalIgnoreCase)
    {
        ["a-venir"] = SearchPeriod.Upcoming, ["mois"] = SearchPeriod.PastMonth, ["annee"] = SearchPeriod.PastYear,
    };

    /// <summary>Whether anything narrows the search besides the words.</summary>
    public bool IsNarrowed => Kinds.Count + Topics.Count + Places.Count > 0 || Period != SearchPeriod.Any;

    /// <summary>What a period is called in an address; empty for any time.</summary>
    public static string NameOf(SearchPeriod period) => Periods.FirstOrDefault(pair => pair.Value == period).Key ?? "";

    public static SearchAddress Read(IQueryCollection query) => new(
        query["q"].ToString(),
        Values(query, "kind"),
        Values(query, "topic"),
        Values(query, "place"),
        Periods.GetValueOrDefault(query["date"].ToString()),
        query["sort"].ToString() == "recent" ? SearchOrder.Newest : SearchOrder.Relevance,
        int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(page, 1) : 1);

    /// <summary>The address of this search from its first page.</summary>
    public string ToUrl()
    {
        var query = new List<KeyValuePair<string, string?>>();
        if (Query.Length > 0)
            query.Add(new("q", Query));
        query.AddRange(Kinds.Select(kind => new KeyValuePair<string, string?>("kind", kind)));
        query.AddRange(Topics.Select(topic => new KeyValuePair<string, string?>("topic", topic)));
        query.AddRange(Places.Select(place => new KeyValuePair<string, string?>("place", place)));
        if (Period != SearchPeriod.Any)
            query.Add(new("date", NameOf(Period)));
        if (Order == SearchOrder.Newest)
            query.Add(new("sort", "recent"));
        return "~/recherche" + QueryString.Create(query);
    }

    private static List<string> Values(IQueryCollection query, string name) =>
        [.. query[name].OfType<string>().Where(value => value.Length is > 0 and <= LongestValue).Distinct().Take(MostValues)];
}
