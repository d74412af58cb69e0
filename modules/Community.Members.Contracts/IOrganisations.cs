namespace Community.Members.Contracts;

/// <summary>A company, school or association.</summary>
/// <param name="Id">Content item id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Url">App-relative address of its page.</param>
/// <param name="LogoPath">Path of its logo in the media library, if any.</param>
/// <param name="CommuneCode">INSEE code of its commune, if given.</param>
/// <param name="Siret">SIRET number, fourteen digits, if given.</param>
/// <param name="Published">Whether visitors see its page.</param>
public sealed record OrganisationSummary(string Id, string Name, string Url, string? LogoPath, string? CommuneCode, string? Siret, bool Published);

/// <summary>Organisations for other modules.</summary>
public interface IOrganisations
{
    /// <summary>Organisations by id, whoever may see them; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<string, OrganisationSummary>> FindAsync(IEnumerable<string> organisationIds, CancellationToken cancellationToken = default);

    /// <summary>Those that a person manages, by name.</summary>
    Task<IReadOnlyList<OrganisationSummary>> GetManagedByAsync(string userId, CancellationToken cancellationToken = default);

    /// <summary>User ids of the people who manage an organisation.</summary>
    Task<IReadOnlyList<string>> GetManagersAsync(string organisationId, CancellationToken cancellationToken = default);
}
