using Community.Abstractions.Navigation;
using Microsoft.Extensions.Localization;

namespace Community.Members;

/// <summary>The module's links in the back office.</summary>
internal sealed class MembersNavigation(IStringLocalizer<Strings> T) : INavigationProvider
{
    public IEnumerable<NavigationLink> GetAdminLinks() =>
    [
        new(T["Moderation"], "~/admin/moderation", MembersPermissions.ModerateCommunity, "flag", 40),
        new(T["Proposed skills"], "~/admin/savoir-faire", MembersPermissions.ModerateCommunity, "list-checks", 41),
    ];

    public IEnumerable<string> GetPublicLists() => ["/annuaire", "/organisations"];
}
