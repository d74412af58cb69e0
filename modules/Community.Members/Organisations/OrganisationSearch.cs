using Community.Abstractions.Content;
using Community.Abstractions.Geography;
using Community.Abstractions.Search;
using Community.Members.Profiles;

namespace Community.Members.Organisations;

/// <summary>How organisations are found.</summary>
internal sealed class OrganisationSearch(TermLists terms) : ISearchSource
{
    public IReadOnlyCollection<string> ContentTypes { get; } = [OrganisationStore.Type];

    public async ValueTask<SearchDocument?> BuildAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var commune = Communes.Find(Text("Commune"));
        var sectors = item.GetField<TaxonomyField>("Sectors")?.TermContentItemIds ?? [];
        var known = await terms.SectorsAsync(cancellationToken);
        return item.As<AutoroutePart>()?.Path is not { Length: > 0 } path ? null : new SearchDocument
        {
            ContentItemId = item.ContentItemId,
            Kind = OrganisationStore.Type,
            Title = item.DisplayText ?? "",
            Summary = Text("Summary"),
            Body = string.Join('\n', new[] { Text("Text"), string.Join(", ", known.Where(term => sectors.Contains(term.Id)).SelectMany(term => new[] { term.Title, term.TitleEn })), commune?.Name }
                .Where(text => !string.IsNullOrWhiteSpace(text))),
            Path = path,
            Audience = item.Audience,
            Owner = item.Owner,
            DateUtc = item.ModifiedUtc,
            Location = commune is null ? null : (commune.Latitude, commune.Longitude),
            Facets = new Dictionary<string, IReadOnlyList<string>>
            {
                ["organisationkind"] = Text("Kind") is { Length: > 0 } kind ? [kind] : [], ["sector"] = sectors, ["commune"] = commune is null ? [] : [commune.Code],
            },
        };

        string? Text(string field) => item.GetField<TextField>(field)?.Text;
    }
}
