using Community.Abstractions.Security;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accounts.Permissions;

/// <summary>What the engine's own permissions mean.</summary>
internal sealed class EnginePermissions(IStringLocalizer<AccountStrings> T) : IPermissionProvider
{
    public IEnumerable<string> GetRoles() => [RoleNames.Administrator, RoleNames.Editor, RoleNames.Member];

    public IEnumerable<Permission> GetPermissions() =>
    [
        new(CommonPermissions.SiteOwner, T["Do everything, always"]),
        new(CommonPermissions.AccessAdminPanel, T["Enter the back office"]),
        new(CommonPermissions.ViewContent, T["See any content in the back office"]),
        new(CommonPermissions.EditContent, T["Write any content"]),
        new(CommonPermissions.EditOwnContent, T["Write their own content"]),
        new(CommonPermissions.PublishContent, T["Publish and unpublish any content"]),
        new(CommonPermissions.PublishOwnContent, T["Publish and unpublish their own content"]),
        new(CommonPermissions.DeleteContent, T["Remove any content"]),
        new(CommonPermissions.DeleteOwnContent, T["Remove their own content"]),
        new(CommonPermissions.ApproveContent, T["Approve what was submitted, or send it back"]),
        new(CommonPermissions.ManageMedia, T["Use the media library"]),
        new(CommonPermissions.ManageUsers, T["See people’s accounts and give them roles"]),
        new(CommonPermissions.ManageRoles, T["Change what roles allow"]),
        new(CommonPermissions.ViewAuditTrail, T["Read the audit trail: who did what, when, from where"]),
        new(CommonPermissions.ManagePrivacy, T["Answer requests about personal data, keep the register, see who saw what"]),
        new(CommonPermissions.ManageRecipes, T["Run and export recipes"]),
        new(CommonPermissions.ManageContentTypes, T["Change what contents are made of: types, parts and fields"]),
        new(CommonPermissions.ManageTaxonomies, T["Add, move and merge terms of taxonomies"]),
        new(CommonPermissions.ManageMenus, T["Change the site’s menus"]),
        new(CommonPermissions.ManageSettings, T["Change the site’s settings"]),
        new(CommonPermissions.ManageBackgroundTasks, T["See and run background tasks"]),
        new(CommonPermissions.ManageMail, T["Change the texts of mails, see what became of them, send again"]),
        new(CommonPermissions.ManageAccessibility, T["Follow the accessibility of the site"]),
        new(CommonPermissions.ManageSearch, T["Change synonyms and rebuild the search index"]),
        new(CommonPermissions.ReadStaffContent, T["Read what is kept for the staff"]),
        new(CommonPermissions.ReadMentoringContent, T["Read what is kept for the mentoring programme"]),
    ];
}
