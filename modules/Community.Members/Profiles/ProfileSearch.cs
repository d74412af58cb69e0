using Community.Abstractions.Content;
using Community.Abstractions.Geography;
using Community.Abstractions.Search;
using Community.Abstractions.Security;

namespace Community.Members.Profiles;

/// <summary>How profiles are found. Each document is made from an item that holds only what its circle sees.</summary>
internal sealed class ProfileSearch(TermLists terms) : ISearchSource
{
    public IReadOnlyCollection<string> ContentTypes { get; } = [ProfileStore.Type];

    public async ValueTask<SearchDocument?> BuildAsync(ContentItem item, CancellationToken cancellationToken) =>
        DocumentOf(item, await terms.SkillsAsync(cancellationToken), await terms.SectorsAsync(cancellationToken));

    internal static SearchDocument DocumentOf(ContentItem item, IReadOnlyList<TermInfo> skills, IReadOnlyList<TermInfo> sectors)
    {
        var card = ProfileCard.Of(item);
        var commune = Communes.Find(card.Commune);
        var words = card.Skills.Select(id => skills.FirstOrDefault(term => term.Id == id))
            .Concat(card.Sectors.Select(id => sectors.FirstOrDefault(term => term.Id == id))).OfType<TermInfo>().SelectMany(term => new[] { term.Title, term.TitleEn }).Distinct();
        return new()
        {
            ContentItemId = item.ContentItemId,
            Kind = ProfileStore.Type,
            Title = card.Name,
            Summary = card.Headline,
            Body = string.Join('\n', new[] { string.Join(", ", words), Text("Short"), Text("Long"), Text("OffersText"), Text("SeeksText"), Text("Help"), commune?.Name }
                .Where(text => !string.IsNullOrWhiteSpace(text))),
            Path = $"annuaire/{card.Slug}",
            Audience = item.Audience,
            ReplacedFor = item.GetField<BooleanField>("MoreForMembers")?.Value == true ? Audiences.Members : null,
            Owner = item.Owner,
            Places = card.Places,
            DateUtc = item.ModifiedUtc,
            Location = commune is null ? null : (commune.Latitude, commune.Longitude),
            Facets = new Dictionary<string, IReadOnlyList<string>>
            {
                ["skill"] = card.Skills, ["sector"] = card.Sectors, ["commune"] = commune is null ? [] : [commune.Code], ["offers"] = card.Offers, ["seeks"] = card.Seeks,
            },
        };

        string? Text(string field) => item.GetField<TextField>(field)?.Text;
    }
}

/// <summary>A profile as lists show it, from the item that the reader may read.</summary>
internal sealed record ProfileCard(
    string Id, string UserId, string Name, string Slug, string? Headline, string? Short, string? Commune, string? Picture, IReadOnlyList<string> Skills,
    IReadOnlyList<string> Sectors, IReadOnlyList<string> Offers, IReadOnlyList<string> Seeks, IReadOnlyList<string> Places, bool Demo)
{
    public static ProfileCard Of(ContentItem item) => new(
        item.ContentItemId, item.Owner ?? "", item.DisplayText ?? "", Text(item, "Slug") ?? "", Text(item, "Headline"), Text(item, "Short"), Text(item, "Commune"),
        item.GetField<MediaField>("Picture")?.Paths.FirstOrDefault(), Terms(item, "Skills"), Terms(item, "Sectors"), Values(item, "Offers"), Values(item, "Seeks"),
        item.GetField<ContentPickerField>("Places")?.ContentItemIds ?? [], item.GetField<BooleanField>("Demo")?.Value == true);

    private static string? Text(ContentItem item, string field) => item.GetField<TextField>(field)?.Text is { Length: > 0 } text ? text : null;

    private static IReadOnlyList<string> Terms(ContentItem item, string field) => item.GetField<TaxonomyField>(field)?.TermContentItemIds ?? [];

    private static IReadOnlyList<string> Values(ContentItem item, string field) => item.GetField<MultiTextField>(field)?.Values ?? [];
}

/// <summary>Addresses of profiles.</summary>
internal sealed class ProfileAddress : IContentUrlProvider
{
    public string? PathOf(ContentItem item) => item.ContentType == ProfileStore.Type ? $"annuaire/{item.GetField<TextField>("Slug")?.Text}" : null;
}
