using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Members.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Organisations;

/// <summary>Kinds of organisations; the names are stored.</summary>
internal static class OrganisationKinds
{
    public static IReadOnlyList<string> All { get; } = ["entreprise", "association", "ecole", "public"];

    public static string Name(string? kind, IStringLocalizer<Strings> T) => kind switch
    {
        "entreprise" => T["Company"],
        "association" => T["Association"],
        "ecole" => T["School or training centre"],
        "public" => T["Public body"],
        _ => T["Organisation"],
    };
}

/// <inheritdoc cref="IOrganisations" />
internal sealed class OrganisationStore(ICommunityData data, IContentManager contents) : IOrganisations
{
    /// <summary>Type of the items; the item is the truth, since all of it is public.</summary>
    public const string Type = "Organisation";

    public async Task<IReadOnlyDictionary<string, OrganisationSummary>> FindAsync(IEnumerable<string> organisationIds, CancellationToken cancellationToken = default)
    {
        var ids = organisationIds.Where(ContentIds.IsValid).Distinct().ToArray();
        if (ids.Length == 0)
            return new Dictionary<string, OrganisationSummary>();
        var items = await contents.GetManyAsync(ids, ContentVersion.Latest, cancellationToken);
        return items.Where(item => item.ContentType == Type).ToDictionary(item => item.ContentItemId, SummaryOf);
    }

    public async Task<IReadOnlyList<OrganisationSummary>> GetManagedByAsync(string userId, CancellationToken cancellationToken = default)
    {
        var ids = await data.Set<OrganisationManagerRow>().Where(row => row.UserId == userId && row.Accepted).Select(row => row.OrganisationId).ToListAsync(cancellationToken);
        return [.. (await FindAsync(ids, cancellationToken)).Values.OrderBy(organisation => organisation.Name, StringComparer.CurrentCulture)];
    }

    public async Task<IReadOnlyList<string>> GetManagersAsync(string organisationId, CancellationToken cancellationToken = default) =>
        await data.Set<OrganisationManagerRow>().Where(row => row.OrganisationId == organisationId && row.Accepted).OrderBy(row => row.SinceUtc)
            .Select(row => row.UserId).ToListAsync(cancellationToken);

    /// <summary>The last step of an organisation's address.</summary>
    public static string SlugOf(ContentItem item) => (item.As<AutoroutePart>()?.Path ?? "").Split('/')[^1];

    private static OrganisationSummary SummaryOf(ContentItem item) => new(
        item.ContentItemId, item.DisplayText ?? "", $"~/{item.As<AutoroutePart>()?.Path}", item.GetField<MediaField>("Logo")?.Paths.FirstOrDefault(),
        Text(item, "Commune"), Text(item, "Siret"), item.Published);

    private static string? Text(ContentItem item, string field) => item.GetField<TextField>(field)?.Text is { Length: > 0 } text ? text : null;
}
