using System.Globalization;
using Community.Abstractions.Geography;
using Community.Jobs.Browse;
using Community.Jobs.Occupations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Pages.Jobs;

internal sealed record Option(string Value, string Text, int Count, bool Chosen);
internal sealed record Facet(string Name, string Title, IReadOnlyList<Option> Options);
internal sealed record Chip(string Text, string Url);

/// <summary>The list of open jobs: a search.</summary>
[AllowAnonymous]
internal sealed class ListModel(JobSearch search, JobWords words, IStringLocalizer<Strings> T) : PageModel
{
    public JobQuery Asked { get; private set; } = new();
    public JobPage Found { get; private set; } = null!;
    public IReadOnlyList<Facet> Facets { get; private set; } = [];
    public IReadOnlyList<Chip> Chips { get; private set; } = [];
    public int Pages => Math.Min((Found.Results.Total + JobSearch.PageSize - 1) / JobSearch.PageSize, 500);

    public string CountText => Found.Results.Total switch { 0 => T["No job"], 1 => T["1 job"], var n => T["{0} jobs", n.ToString("N0", CultureInfo.CurrentCulture)] };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Asked = JobQuery.Read(Request.Query);
        Found = await search.FindAsync(Asked, JobSearch.PageSize, null, cancellationToken);
        Facets =
        [
            Of("contrat", "contract", T["Contract"], Asked.Contracts, words.Contract),
            Of("metier", "occupation", T["Occupation"], Asked.Occupations, code => OccupationBook.Find(code)?.Label ?? code),
            Of("commune", "commune", T["Commune"], Asked.Communes, code => JobWords.Commune(code) ?? code),
            Of("teletravail", "remote", T["Remote work"], Asked.Remote, RemoteName),
        ];
        Chips = [.. Facets.SelectMany(facet => facet.Options.Where(o => o.Chosen).Select(o => new Chip(o.Text, Without(facet.Name, o.Value)))), .. OtherChips()];
    }

    private string RemoteName(string value) => value switch { "non" => T["On site"], "tout" => T["All remote"], _ => T["Partly remote"] };

    private Facet Of(string name, string field, string title, IReadOnlyList<string> chosen, Func<string, string> text)
    {
        var counts = Found.Results.Facets.GetValueOrDefault(field) ?? [];
        var options = counts.Select(count => new Option(count.Value, text(count.Value), count.Count, chosen.Contains(count.Value))).ToList();
        options.AddRange(chosen.Where(value => counts.All(count => count.Value != value)).Select(value => new Option(value, text(value), 0, true)));
        return new(name, title, [.. options.Take(40)]);
    }

    private IEnumerable<Chip> OtherChips()
    {
        if (Asked.Pay is { } pay)
            yield return new(T["From {0} a year", Community.Theme.Opale.Formats.Money(pay)], "~/emplois" + (Asked with { Pay = null }).ToQuery());
        if (Asked.Near is { } near)
            yield return new(Asked.Within is { } km ? T["Within {0} km of {1}", km, near.Name] : T["Near {0}", near.Name], "~/emplois" + (Asked with { Near = null, Within = null }).ToQuery());
        if (Asked.Days is { } days)
            yield return new(days == 1 ? T["Since yesterday"] : T["In the last {0} days", days], "~/emplois" + (Asked with { Days = null }).ToQuery());
    }

    private string Without(string facet, string value) => "~/emplois" + (facet switch
    {
        "contrat" => Asked with { Contracts = [.. Asked.Contracts.Where(v => v != value)] },
        "metier" => Asked with { Occupations = [.. Asked.Occupations.Where(v => v != value)] },
        "commune" => Asked with { Communes = [.. Asked.Communes.Where(v => v != value)] },
        _ => Asked with { Remote = [.. Asked.Remote.Where(v => v != value)] },
    }).ToQuery();
}
