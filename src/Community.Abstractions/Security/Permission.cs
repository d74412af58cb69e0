namespace Community.Abstractions.Security;

/// <summary>Something a role may allow. Pages name it as their authorization policy.</summary>
/// <param name="Name">Constant name, e.g. <c>ManageUsers</c>.</param>
/// <param name="Description">In plain words, English (the key of its translation).</param>
public sealed record Permission(string Name, string Description)
{
    /// <summary>Type of the claims that carry granted permissions.</summary>
    public const string ClaimType = "Permission";
}

/// <summary>Declares the permissions of a module.</summary>
public interface IPermissionProvider
{
    /// <summary>The permissions, with descriptions in the current UI language.</summary>
    IEnumerable<Permission> GetPermissions();

    /// <summary>Roles that the module gives people itself, by their constant names. Staff say what they allow; they cannot be removed.</summary>
    IEnumerable<string> GetRoles() => [];
}

/// <summary>Permissions of the engine. Content permissions also exist for each type, as <c>EditContent_NewsArticle</c>; see <see cref="ForType"/>.</summary>
public static class CommonPermissions
{
    /// <summary>Everything, always.</summary>
    public const string SiteOwner = nameof(SiteOwner);
    /// <summary>Enter the back office.</summary>
    public const string AccessAdminPanel = nameof(AccessAdminPanel);
    /// <summary>See any content in the back office.</summary>
    public const string ViewContent = nameof(ViewContent);
    /// <summary>Write any content.</summary>
    public const string EditContent = nameof(EditContent);
    /// <summary>Write one's own content.</summary>
    public const string EditOwnContent = nameof(EditOwnContent);
    /// <summary>Publish and unpublish any content.</summary>
    public const string PublishContent = nameof(PublishContent);
    /// <summary>Publish and unpublish one's own content.</summary>
    public const string PublishOwnContent = nameof(PublishOwnContent);
    /// <summary>Remove any content.</summary>
    public const string DeleteContent = nameof(DeleteContent);
    /// <summary>Remove one's own content.</summary>
    public const string DeleteOwnContent = nameof(DeleteOwnContent);
    /// <summary>Approve what was submitted, or send it back.</summary>
    public const string ApproveContent = nameof(ApproveContent);
    /// <summary>Use the media library.</summary>
    public const string ManageMedia = nameof(ManageMedia);
    /// <summary>See people's accounts and give them roles.</summary>
    public const string ManageUsers = nameof(ManageUsers);
    /// <summary>Change what roles allow.</summary>
    public const string ManageRoles = nameof(ManageRoles);
    /// <summary>Read who did what.</summary>
    public const string ViewAuditTrail = nameof(ViewAuditTrail);
    /// <summary>Answer requests about personal data, keep the register, see who saw what.</summary>
    public const string ManagePrivacy = nameof(ManagePrivacy);
    /// <summary>Run and export recipes.</summary>
    public const string ManageRecipes = nameof(ManageRecipes);
    /// <summary>Change what contents are made of: types, parts and fields.</summary>
    public const string ManageContentTypes = nameof(ManageContentTypes);
    /// <summary>Add, move and merge terms of taxonomies.</summary>
    public const string ManageTaxonomies = nameof(ManageTaxonomies);
    /// <summary>Change the site's menus.</summary>
    public const string ManageMenus = nameof(ManageMenus);
    /// <summary>Change the site's settings.</summary>
    public const string ManageSettings = nameof(ManageSettings);
    /// <summary>See and run background tasks.</summary>
    public const string ManageBackgroundTasks = nameof(ManageBackgroundTasks);
    /// <summary>Change the texts of mails, see what became of mails, send again.</summary>
    public const string ManageMail = nameof(ManageMail);
    /// <summary>See what is not accessible, keep the statement, answer reports about it.</summary>
    public const string ManageAccessibility = nameof(ManageAccessibility);
    /// <summary>Change synonyms and rebuild the search index.</summary>
    public const string ManageSearch = nameof(ManageSearch);
    /// <summary>Read content whose audience is staff.</summary>
    public const string ReadStaffContent = nameof(ReadStaffContent);
    /// <summary>Read content whose audience is mentoring.</summary>
    public const string ReadMentoringContent = nameof(ReadMentoringContent);

    /// <summary>
    /// The same permission for one content type, in Orchard Core's form: <c>Edit_NewsArticle</c> for <see cref="EditContent"/>, <c>EditOwn_NewsArticle</c> for
    /// <see cref="EditOwnContent"/>. The permission for all types implies it.
    /// </summary>
    public static string ForType(string permission, string contentType) => $"{permission.Replace("Content", "", StringComparison.Ordinal)}_{contentType}";
}
