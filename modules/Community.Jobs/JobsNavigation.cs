using Community.Abstractions.Navigation;
using Microsoft.Extensions.Localization;

namespace Community.Jobs;

/// <summary>The module's link in the back office, and its list.</summary>
internal sealed class JobsNavigation(IStringLocalizer<Strings> T) : INavigationProvider
{
    public IEnumerable<NavigationLink> GetAdminLinks() => [new NavigationLink(T["Jobs"], "~/admin/emplois", JobsPermissions.ManageJobs, "briefcase", 35)];

    public IEnumerable<string> GetPublicLists() => ["/emplois"];
}
