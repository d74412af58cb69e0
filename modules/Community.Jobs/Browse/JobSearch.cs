using System.Globalization;
using System.Security.Claims;
using Community.Abstractions.Data;
using Community.Abstractions.Geography;
using Community.Abstractions.Search;
using Community.Jobs.Data;
using Community.Jobs.Occupations;
using Community.Members.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace Community.Jobs.Browse;

/// <summary>A search for jobs as its address says it. Whatever is not understood counts as not said.</summary>
internal sealed record JobQuery
{
    public string Words { get; init; } = "";
    public IReadOnlyList<string> Contracts { get; init; } = [];
    public IReadOnlyList<string> Occupations { get; init; } = [];
    public IReadOnlyList<string> Communes { get; init; } = [];
    public IReadOnlyList<string> Remote { get; init; } = [];
    /// <summary>Least pay, euros a year.</summary>
    public int? Pay { get; init; }
    public Commune? Near { get; init; }
    public int? Within { get; init; }
    /// <summary>Published at most so many days ago.</summary>
    public int? Days { get; init; }
    public string Sort { get; init; } = "";
    public int Page { get; init; } = 1;

    public static IReadOnlyList<int> Distances { get; } = [5, 10, 20, 30, 50, 100];
    public static IReadOnlyList<int> Ages { get; } = [1, 7, 30];
    public static IReadOnlyList<string> RemoteKinds { get; } = ["non", "partie", "tout"];

    public bool IsNarrowed => ToQuery() is not "" and not "?";

    public static JobQuery Parse(string query) => Read(new QueryCollection(QueryHelpers.ParseQuery(query.Length > 1000 ? "" : query)));

    public static JobQuery Read(IQueryCollection query) => new()
    {
        Words = Cut(query["q"].ToString().Replace("\0", "", StringComparison.Ordinal).Trim(), 200),
        Contracts = Values(query["contrat"], JobPosting.Contracts),
        Occupations = Values(query["metier"], OccupationBook.All.Select(o => o.Code)),
        Communes = Values(query["commune"], Abstractions.Geography.Communes.All.Select(c => c.Code)),
        Remote = Values(query["teletravail"], RemoteKinds),
        Pay = Number(query["salaire"], 1, 500_000),
        Near = Abstractions.Geography.Communes.Find(query["pres"].ToString()),
        Within = Number(query["km"], 1, 500),
        Days = Number(query["depuis"], 1, 365),
        Sort = query["tri"].ToString() is "recent" or "proche" or "titre" ? query["tri"].ToString() : "",
        Page = Number(query["page"], 1, 10_000) ?? 1,
    };

    /// <summary>The query string from the first page, with the question mark; empty for everything.</summary>
    public string ToQuery()
    {
        List<KeyValuePair<string, StringValues>> pairs = [];
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                pairs.Add(new(name, value));
        }
        Add("q", Words);
        foreach (var (name, values) in new[] { ("contrat", Contracts), ("metier", Occupations), ("commune", Communes), ("teletravail", Remote) })
            foreach (var value in values)
                Add(name, value);
        Add("salaire", Pay?.ToString(CultureInfo.InvariantCulture));
        Add("pres", Near?.Code);
        Add("km", Near is null ? null : Within?.ToString(CultureInfo.InvariantCulture));
        Add("depuis", Days?.ToString(CultureInfo.InvariantCulture));
        Add("tri", Sort);
        return pairs.Count == 0 ? "" : QueryString.Create(pairs).ToString();
    }

    private static string Cut(string text, int longest) => text.Length > longest ? text[..longest] : text;

    private static List<string> Values(StringValues given, IEnumerable<string> known) => [.. known.Where(value => given.Contains(value))];

    private static int? Number(StringValues given, int least, int most) =>
        int.TryParse(given.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}

/// <summary>An ad on a list.</summary>
internal sealed record JobCard(JobRow Row, OrganisationSummary? Organisation, double? Kilometres);

/// <summary>A page of a search.</summary>
internal sealed record JobPage(SearchResults Results, IReadOnlyList<JobCard> Cards);

/// <summary>Searches open ads: one search, one query for the rows of the page, one for their organisations.</summary>
internal sealed class JobSearch(ISearchService search, ICommunityData data, IOrganisations organisations, TimeProvider time)
{
    public const int PageSize = 20;
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    /// <summary>The search; open ads only, and only those everybody may read.</summary>
    public async Task<JobPage> FindAsync(JobQuery query, int pageSize, DateTime? since, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        Dictionary<string, NumberRange> numbers = new()
        {
            // To the next minute: the same question within a minute has the same kept answer, and nothing over is in it.
            ["closes"] = new(now.ToUnixTimeSeconds() / 60 * 60 + 60, null),
        };
        if (query.Pay is { } pay)
            numbers["pay"] = new(pay, null);
        var from = query.Days is { } days ? now.AddDays(-days).ToUnixTimeSeconds() / 3600 * 3600 : 0d;
        if (since is { } last)
            from = Math.Max(from, JobSearchSource.Seconds(last) + 1);
        if (from > 0)
            numbers["published"] = new(from, null);
        Dictionary<string, IReadOnlyList<string>> facets = [];
        foreach (var (name, values) in new[] { ("contract", query.Contracts), ("occupation", query.Occupations), ("commune", query.Communes), ("remote", query.Remote) })
            if (values.Count > 0)
                facets[name] = values;
        var results = await search.SearchAsync(new SearchRequest
        {
            Query = query.Words, Kinds = [JobPosting.Type], KindsAreGiven = true, Numbers = numbers, Facets = facets, Culture = JobWords.Language,
            Near = query.Near is { } near ? (near.Latitude, near.Longitude) : null,
            WithinKilometres = query.Near is null ? null : query.Within,
            Order = query.Sort switch { "recent" => SearchOrder.Newest, "proche" when query.Near is not null => SearchOrder.Nearest, "titre" => SearchOrder.Title, _ => SearchOrder.Relevance },
            Page = query.Page, PageSize = pageSize,
        }, Nobody, cancellationToken);
        return new(results, await CardsAsync([.. results.Hits.Select(hit => hit.ContentItemId)], query.Near, cancellationToken));
    }

    /// <summary>Rows of ads in the order given, with their organisations.</summary>
    public async Task<IReadOnlyList<JobCard>> CardsAsync(IReadOnlyList<string> ids, Commune? near, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var rows = await data.Set<JobRow>().AsNoTracking().Where(row => ids.Contains(row.ContentItemId)).ToDictionaryAsync(row => row.ContentItemId, cancellationToken);
        var known = await organisations.FindAsync(rows.Values.Select(row => row.OrganisationId).Where(id => id.Length > 0).Distinct(), cancellationToken);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id]).Select(row => new JobCard(row, known.GetValueOrDefault(row.OrganisationId),
            near is not null && Communes.Find(row.Commune) is { } commune ? near.KilometresTo(commune) : null))];
    }
}
