using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Microsoft.Extensions.Localization;

namespace Community.Search;

/// <summary>The module's link in the back office.</summary>
internal sealed class SearchNavigation(IStringLocalizer<Strings> T) : INavigationProvider
{
    public IEnumerable<NavigationLink> GetAdminLinks() =>
        [new NavigationLink(T["Search bench"], "~/admin/recherche", CommonPermissions.ManageSearch, "search", 126)];

    public IEnumerable<NavigationLink> GetSettingsLinks() =>
        [new NavigationLink(T["Synonyms"], "~/admin/recherche/synonymes", CommonPermissions.ManageSearch, "search", 126)];
}
