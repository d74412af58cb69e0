using System.Globalization;
using Community.Abstractions.Content;
using Community.Abstractions.Geography;
using Community.Abstractions.Search;
using Community.Members.Directory;
using Community.Members.Profiles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Members;

/// <summary>A value a person may choose.</summary>
internal sealed record FacetChoice(string Value, string Text, int Count, bool Chosen);

/// <summary>A facet on the page.</summary>
internal sealed record FacetBox(string Name, string Title, IReadOnlyList<FacetChoice> Choices);

/// <summary>Everybody who wants to be found, as this reader may see them. A search: one index, the same filters and paging as everywhere.</summary>
[AllowAnonymous, OutputCache(PolicyName = "Public")]
internal sealed class DirectoryModel(ISearchService search, IContentReader reader, TermLists terms, IStringLocalizer<Strings> T) : PageModel
{
    private const int MostChoices = 20;

    private IReadOnlyList<TermInfo> _skills = [], _sectors = [];
    private Dictionary<string, string> _places = [];

    public DirectoryAddress Address { get; private set; } = null!;
    public SearchResults Results { get; private set; } = null!;
    public IReadOnlyList<ProfileCard> Cards { get; private set; } = [];
    public IReadOnlyList<FacetBox> Facets { get; private set; } = [];
    public IReadOnlyList<(string Text, string Url)> Chips { get; private set; } = [];
    public int Pages => (Math.Min(Results.Total, 10_000) + DirectoryAddress.PageSize - 1) / DirectoryAddress.PageSize;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Address = DirectoryAddress.Read(Request.Query);
        _skills = await terms.SkillsAsync(cancellationToken);
        _sectors = await terms.SectorsAsync(cancellationToken);
        var places = await reader.ListAsync(new() { ContentTypes = ["Place"], Culture = "fr", Order = ContentOrder.Title, PageSize = 100 }, User, cancellationToken);
        _places = places.Items.ToDictionary(item => item.ContentItemId, item => item.DisplayText ?? "");
        Results = await search.SearchAsync(Address.ToRequest(_skills, _sectors, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), User, cancellationToken);
        var items = Results.Hits.Count == 0 ? [] : (await reader.ListAsync(
            new() { Ids = [.. Results.Hits.Select(hit => hit.ContentItemId)], Order = ContentOrder.AsGiven, PageSize = DirectoryAddress.PageSize }, User, cancellationToken)).Items;
        Cards = [.. items.Select(ProfileCard.Of)];
        Facets = [.. new[]
        {
            Box("skill", T["Skills"]), Box("sector", T["Sectors"]), Box("offers", T["Offers"]), Box("seeks", T["Looks for"]), Box("commune", T["Commune"]), Box("place", T["Comes to"]),
        }.Where(box => box.Choices.Count > 0)];
        Chips = [.. ChipsOf()];
    }

    public string CountText() => Results.Total switch
    {
        0 => T["Nobody"],
        1 => T["1 person"],
        var total => T["{0} people", total.ToString("N0", CultureInfo.CurrentCulture)],
    };

    /// <summary>Kilometres from the commune that the search counts from; null when either is unknown.</summary>
    public double? DistanceTo(ProfileCard card) => Address.Near is { } near && Communes.Find(card.Commune) is { } there ? near.KilometresTo(there) : null;

    public string SkillsOf(ProfileCard card) => string.Join(", ", card.Skills.Select(id => _skills.FirstOrDefault(term => term.Id == id)?.Text).OfType<string>().Take(4));

    private FacetBox Box(string name, string title)
    {
        var chosen = Address.Facets[name];
        var counts = Results.Facets.TryGetValue(name, out var found) ? found : [];
        List<FacetChoice> choices = [.. counts.Select(count => (Named: NameOf(name, count.Value), count.Count)).Where(choice => choice.Named.Text is not null)
            .Select(choice => new FacetChoice(choice.Named.Value, choice.Named.Text!, choice.Count, chosen.Contains(choice.Named.Value)))];
        // What is chosen stays there to be taken back, also when nobody has it any more.
        foreach (var lost in chosen.Where(value => !choices.Exists(choice => choice.Value == value)))
            if (NameOf(name, lost) is { Text: { } text } named)
                choices.Add(new(named.Value, text, 0, true));
        return new(name, title, [.. choices.Where(choice => choice.Chosen), .. choices.Where(choice => !choice.Chosen).Take(MostChoices)]);
    }

    private IEnumerable<(string, string)> ChipsOf()
    {
        if (Address.Query.Length > 0)
            yield return (T["“{0}”", Address.Query], (Address with { Query = "" }).ToUrl());
        foreach (var box in Facets)
            foreach (var choice in box.Choices.Where(choice => choice.Chosen))
                yield return ($"{box.Title}{(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? "\u00A0" : "")}: {choice.Text}", Address.Without(box.Name, choice.Value).ToUrl());
        if (Address is { Near: { } near, Radius: { } km })
            yield return (T["{0} km around {1}", km, near.Name], (Address with { Near = null, Radius = null }).ToUrl());
    }

    private (string Value, string? Text) NameOf(string facet, string value) => facet switch
    {
        "skill" => Term(_skills, value),
        "sector" => Term(_sectors, value),
        "offers" => (value, Exchanges.All.Contains(value) ? Exchanges.Offer(value, T) : null),
        "seeks" => (value, Exchanges.All.Contains(value) ? Exchanges.Seek(value, T) : null),
        "commune" => (value, Communes.Find(value)?.Name),
        _ => (value, _places.GetValueOrDefault(value)),
    };

    private static (string, string?) Term(IReadOnlyList<TermInfo> terms, string idOrSlug) =>
        terms.FirstOrDefault(term => term.Id == idOrSlug || term.Slug == idOrSlug) is { } term ? (term.Slug, term.Text) : (idOrSlug, null);
}
