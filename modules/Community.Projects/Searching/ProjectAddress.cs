using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Community.Projects.Searching;

/// <summary>A list of projects as its address says it: what is shared, kept and gone back to.</summary>
internal sealed record ProjectAddress(string Query, IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen, string Sort, int Page)
{
    /// <summary>Parameters that narrow the list.</summary>
    public static IReadOnlyList<string> Names { get; } = ["topic", "stage", "need", "place", "year"];

    private const int MostValues = 30, LongestValue = 100, LongestQuery = 200;

    public bool IsNarrowed => Chosen.Values.Any(values => values.Count > 0);

    public static ProjectAddress Read(IQueryCollection query)
    {
        var words = query["q"].ToString();
        return new(
            words.Length > LongestQuery ? words[..LongestQuery] : words,
            Names.ToDictionary(name => name, name => (IReadOnlyList<string>)[.. query[name].OfType<string>().Where(value => value.Length is > 0 and <= LongestValue).Distinct().Take(MostValues)]),
            query["sort"].ToString() is "recent" or "title" ? query["sort"].ToString() : "",
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 10_000) : 1);
    }

    /// <summary>This list from its first page.</summary>
    public string ToUrl()
    {
        List<KeyValuePair<string, string?>> pairs = [];
        if (Query.Length > 0)
            pairs.Add(new("q", Query));
        pairs.AddRange(Names.SelectMany(name => Chosen[name].Select(value => new KeyValuePair<string, string?>(name, value))));
        if (Sort.Length > 0)
            pairs.Add(new("sort", Sort));
        return "~/projets" + QueryString.Create(pairs);
    }

    public ProjectAddress Without(string name, string value) =>
        this with { Chosen = Chosen.ToDictionary(pair => pair.Key, pair => pair.Key == name ? [.. pair.Value.Where(v => v != value)] : pair.Value) };
}
