using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin;

/// <summary>The back office's own links.</summary>
internal sealed class AdminNavigation(IStringLocalizer<Strings> T) : INavigationProvider
{
    public IEnumerable<NavigationLink> GetAdminLinks() =>
    [
        new(T["Home"], "~/admin", CommonPermissions.AccessAdminPanel, "layout-dashboard", 0),
        new(T["Contents"], "~/admin/contenus", CommonPermissions.AccessAdminPanel, "file-text", 10),
        new(T["Approvals"], "~/admin/approbations", CommonPermissions.AccessAdminPanel, "list-checks", 11),
        new(T["Calendar"], "~/admin/calendrier", CommonPermissions.AccessAdminPanel, "calendar-clock", 12),
        new(T["Media"], "~/admin/medias", CommonPermissions.ManageMedia, "image", 20),
        new(T["Taxonomies"], "~/admin/taxonomies", CommonPermissions.ManageTaxonomies, "tags", 22),
        new(T["Menus"], "~/admin/menus", CommonPermissions.ManageMenus, "menu", 24),
        new(T["Accessibility"], "~/admin/accessibilite", CommonPermissions.ManageAccessibility, "accessibility", 26),
        new(T["People"], "~/admin/personnes", CommonPermissions.ManageUsers, "users", 100),
        new(T["Roles"], "~/admin/roles", CommonPermissions.ManageRoles, "shield-check", 110),
        new(T["Audit trail"], "~/admin/journal", CommonPermissions.ViewAuditTrail, "history", 115),
        new(T["Personal data"], "~/admin/vie-privee", CommonPermissions.ManagePrivacy, "lock", 117),
        new(T["Settings"], "~/admin/reglages", CommonPermissions.ManageSettings, "settings", 120),
        new(T["Content types"], "~/admin/types", CommonPermissions.ManageContentTypes, "layers", 122),
        new(T["Mails"], "~/admin/mail", CommonPermissions.ManageMail, "mail", 124),
        new(T["Recipes"], "~/admin/recettes", CommonPermissions.ManageRecipes, "package", 130),
        new(T["Guide"], "~/admin/aide", CommonPermissions.AccessAdminPanel, "circle-help", 150),
        new(T["Background tasks"], "~/admin/taches", CommonPermissions.ManageBackgroundTasks, "clock", 140),
    ];
}
