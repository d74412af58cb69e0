namespace Community.Abstractions.Sites;

/// <summary>A menu entry.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Url">App-relative (<c>~/…</c>) or absolute address.</param>
/// <param name="Children">Entries below it.</param>
public sealed record MenuLink(string Text, string Url, IReadOnlyList<MenuLink> Children);

/// <summary>The site as every page needs it; cached on each node and refreshed by the change feed.</summary>
public interface ISiteContext
{
    /// <summary>Settings of the site.</summary>
    Task<SiteSettings> GetSettingsAsync(CancellationToken cancellationToken = default);

    /// <summary>Entries of the published menu with this alias; empty when there is none.</summary>
    Task<IReadOnlyList<MenuLink>> GetMenuAsync(string alias, CancellationToken cancellationToken = default);

    /// <summary>The entry that the law wants on every page: how accessible the site is, in the current UI language, and where its statement stands. Null for a site without a statement.</summary>
    Task<MenuLink?> GetAccessibilityLinkAsync(CancellationToken cancellationToken = default) => Task.FromResult<MenuLink?>(null);

    /// <summary>A document of the site (<see cref="ISiteDocuments"/>) that pages need often; not to be changed. A site without documents answers an empty one.</summary>
    Task<T> GetDocumentAsync<T>(CancellationToken cancellationToken = default) where T : class, new() => Task.FromResult(new T());
}

/// <summary>Settings of the site, from the recipe's <c>settings</c> step and changed by staff.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(SiteSettingsConverter))]
public sealed class SiteSettings
{
    /// <summary>Name of the house.</summary>
    public string SiteName { get; set; } = "Community";
    /// <summary>A sentence for search engines and feeds, French.</summary>
    public string? Description { get; set; }
    /// <summary>The same in English.</summary>
    public string? DescriptionEn { get; set; }
    /// <summary>Public address of the site without trailing slash; null: the address of the request.</summary>
    public string? BaseUrl { get; set; }
    /// <summary>Address shown for questions, and sender of mails.</summary>
    public string? ContactEmail { get; set; }
    /// <summary>The logo, a picture of the media library; null: the theme's rosette.</summary>
    public string? LogoPath { get; set; }
    /// <summary>Street and number.</summary>
    public string? Street { get; set; }
    /// <summary>Postcode.</summary>
    public string? PostalCode { get; set; }
    /// <summary>Town.</summary>
    public string? Town { get; set; }
    /// <summary>Telephone number, as people read it.</summary>
    public string? Phone { get; set; }
    /// <summary>Addresses of the house's pages elsewhere, one a line.</summary>
    public string? SocialLinks { get; set; }
    /// <summary>Time zone of dates on screen.</summary>
    public string TimeZoneId { get; set; } = "Europe/Paris";
    /// <summary>Settings of a recipe that this engine does not use, kept for export.</summary>
    public System.Text.Json.Nodes.JsonObject Other { get; set; } = [];
}

/// <summary>Marks a document that the site keeps for itself: nobody answers for its changes, so the audit trail does not tell them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BookkeepingAttribute : Attribute;

/// <summary>Small documents that belong to the site: settings of modules, synonym lists.</summary>
public interface ISiteDocuments
{
    /// <summary>The stored document, or a new one when there is none.</summary>
    Task<T> GetAsync<T>(CancellationToken cancellationToken = default) where T : class, new();

    /// <summary>Changes a document as the only writer, stores it and tells the change feed.</summary>
    Task<T> UpdateAsync<T>(Action<T> change, CancellationToken cancellationToken = default) where T : class, new();
}
