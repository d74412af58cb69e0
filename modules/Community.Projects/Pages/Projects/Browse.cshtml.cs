using System.Globalization;
using Community.Abstractions.Content;
using Community.Abstractions.Geography;
using Community.Abstractions.Search;
using Community.Projects.Searching;
using Community.Projects.Showing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.Projects;

/// <summary>A value of a facet.</summary>
internal sealed record FacetOption(string Value, string Text, int Count, bool Chosen);

/// <summary>A facet of the list.</summary>
internal sealed record FacetView(string Name, string Title, IReadOnlyList<FacetOption> Options);

/// <summary>All projects, as a search.</summary>
[AllowAnonymous, OutputCache(PolicyName = "Public")]
internal sealed class BrowseModel(ISearchService search, ITaxonomies taxonomies, ProjectCards cards, ProjectWords words, IStringLocalizer<Strings> T) : PageModel
{
    private const int PageSize = 24, MostOptions = 20;

    public ProjectAddress Address { get; private set; } = null!;
    public SearchResults Results { get; private set; } = null!;
    public IReadOnlyList<ProjectCard> Cards { get; private set; } = [];
    public IReadOnlyList<FacetView> Facets { get; private set; } = [];
    public int Pages => Math.Max(1, (Results.Total + PageSize - 1) / PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Address = ProjectAddress.Read(Request.Query);
        var topics = await taxonomies.GetTermsAsync("topics", cancellationToken);
        Results = await search.SearchAsync(new SearchRequest
        {
            Query = Address.Query,
            Kinds = [ProjectItem.Type],
            KindsAreGiven = true,
            Topics = [.. Address.Chosen["topic"].Select(slug => topics.FirstOrDefault(topic => topic.Slug == slug)?.Id ?? slug)],
            Facets = new Dictionary<string, IReadOnlyList<string>>
            {
                [ProjectSearchSource.StageFacet] = Address.Chosen["stage"],
                [ProjectSearchSource.NeedFacet] = Address.Chosen["need"],
                [ProjectSearchSource.CommuneFacet] = Address.Chosen["place"],
                [ProjectSearchSource.YearFacet] = Address.Chosen["year"],
            }.Where(facet => facet.Value.Count > 0).ToDictionary(),
            Culture = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Order = Address.Sort switch
            {
                "recent" => SearchOrder.Newest,
                "title" => SearchOrder.Title,
                _ => SearchOrder.Relevance,
            },
            Page = Address.Page,
            PageSize = PageSize,
        }, User, cancellationToken);
        Cards = await cards.FindAsync([.. Results.Hits.Select(hit => hit.ContentItemId)], User, 2, cancellationToken);
        FacetView[] all =
        [
            new("topic", T["Topic"], Options("topic", "topic", value => topics.FirstOrDefault(t => t.Id == value || t.Slug == value) is { } t ? (t.Slug, t.Text) : null)),
            new("stage", T["Stage"], Options("stage", ProjectSearchSource.StageFacet, value => ProjectWords.Stages.Contains(value) ? (value, words.Stage(value)) : null)),
            new("need", T["Looks for"], Options("need", ProjectSearchSource.NeedFacet, value => ProjectWords.NeedKinds.Contains(value) ? (value, words.Need(value)) : null)),
            new("place", T["Place"], Options("place", ProjectSearchSource.CommuneFacet, value => Communes.Find(value) is { } commune ? (value, commune.Name) : null)),
            new("year", T["Year"], Options("year", ProjectSearchSource.YearFacet, value => value.All(char.IsAsciiDigit) ? (value, value) : null)),
        ];
        Facets = [.. all.Where(facet => facet.Options.Count > 0)];
    }

    public string CountText() => Results.Total switch
    {
        0 => T["No project"],
        1 => T["1 project"],
        _ => T["{0} projects", Results.Total.ToString("N0", CultureInfo.CurrentCulture)],
    };

    private List<FacetOption> Options(string name, string facet, Func<string, (string Value, string Text)?> read)
    {
        var counts = Results.Facets.TryGetValue(facet, out var found) ? found : [];
        var options = counts.Select(count => (Read: read(count.Value), count.Count)).Where(option => option.Read is not null)
            .Select(option => new FacetOption(option.Read!.Value.Value, option.Read.Value.Text, option.Count, Address.Chosen[name].Contains(option.Read.Value.Value))).ToList();
        // What is chosen stays there to be taken back, also when nothing has it any more.
        options.AddRange(Address.Chosen[name].Where(value => !options.Exists(option => option.Value == value)).Select(value => read(value)).OfType<(string Value, string Text)>()
            .Select(lost => new FacetOption(lost.Value, lost.Text, 0, true)));
        var shown = options.Where(option => option.Chosen).Concat(options.Where(option => !option.Chosen).Take(MostOptions));
        return [.. name == "year" ? shown.OrderByDescending(option => option.Value) : shown];
    }
}
