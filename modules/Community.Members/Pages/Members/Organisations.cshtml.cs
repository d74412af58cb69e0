using System.Globalization;
using Community.Abstractions.Content;
using Community.Abstractions.Search;
using Community.Members.Organisations;
using Community.Members.Profiles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;

namespace Community.Members.Pages.Members;

/// <summary>Companies, schools, associations and public bodies around the house.</summary>
[AllowAnonymous, OutputCache(PolicyName = "Public")]
internal sealed class OrganisationsModel(ISearchService search, IContentReader reader, TermLists terms) : PageModel
{
    private const int PageSize = 24;

    public string Words { get; private set; } = "";
    public string? Kind { get; private set; }
    public string? Sector { get; private set; }
    public bool ByName { get; private set; }
    public int Number { get; private set; }
    public SearchResults Results { get; private set; } = null!;
    public IReadOnlyList<ContentItem> Items { get; private set; } = [];
    public IReadOnlyList<(string Value, string Text, int Count)> Sectors { get; private set; } = [];
    public int Pages => (Math.Min(Results.Total, 10_000) + PageSize - 1) / PageSize;
    public bool IsNarrowed => Words.Length > 0 || Kind is not null || Sector is not null;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var query = Request.Query;
        var sectors = await terms.SectorsAsync(cancellationToken);
        Words = Clean.Line(query["q"].ToString()) is { } words ? words[..Math.Min(words.Length, 200)] : "";
        Kind = OrganisationKinds.All.FirstOrDefault(kind => kind == query["sorte"].ToString());
        Sector = sectors.FirstOrDefault(term => term.Slug == query["secteur"].ToString())?.Slug;
        ByName = query["tri"].ToString() == "nom";
        Number = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Max(page, 1) : 1;
        Results = await search.SearchAsync(new()
        {
            Query = Words,
            Kinds = [OrganisationStore.Type],
            KindsAreGiven = true,
            Facets = new Dictionary<string, IReadOnlyList<string>>
            {
                ["organisationkind"] = Kind is null ? [] : [Kind], ["sector"] = Sector is null ? [] : [sectors.First(term => term.Slug == Sector).Id],
            }.Where(facet => facet.Value.Count > 0).ToDictionary(),
            Culture = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Order = ByName ? SearchOrder.Title : SearchOrder.Relevance,
            Page = Number,
            PageSize = PageSize,
        }, User, cancellationToken);
        Items = Results.Hits.Count == 0 ? [] : (await reader.ListAsync(
            new() { Ids = [.. Results.Hits.Select(hit => hit.ContentItemId)], Order = ContentOrder.AsGiven, PageSize = PageSize }, User, cancellationToken)).Items;
        var counts = Results.Facets.TryGetValue("sector", out var found) ? found : [];
        Sectors = [.. counts.Select(count => (Term: sectors.FirstOrDefault(term => term.Id == count.Value), count.Count)).Where(pair => pair.Term is not null)
            .Select(pair => (pair.Term!.Slug, pair.Term.Text, pair.Count))];
    }
}
