using Community.Abstractions.Navigation;
using Microsoft.Extensions.Localization;

namespace Community.Projects;

/// <summary>The module's link in the back office, and its list.</summary>
internal sealed class ProjectsNavigation(IStringLocalizer<Strings> T) : INavigationProvider
{
    public IEnumerable<NavigationLink> GetAdminLinks() =>
        [new NavigationLink(T["Featured projects"], "~/admin/projets", ProjectsPermissions.Feature, "star", 45)];

    public IEnumerable<string> GetPublicLists() => ["/projets"];
}
