namespace Community.Abstractions.Navigation;

/// <summary>A link of the back office's menu.</summary>
/// <param name="Text">In the current UI language.</param>
/// <param name="Url">App-relative, e.g. <c>~/admin/recherche</c>.</param>
/// <param name="Permission">Who sees it.</param>
/// <param name="Icon">Name of an icon in the theme's sprite.</param>
/// <param name="Position">Place in the menu, small first.</param>
public sealed record NavigationLink(string Text, string Url, string Permission, string Icon, int Position);

/// <summary>Tells what of a module is to be found: its links in the back office's menu, and the lists it has for visitors.</summary>
public interface INavigationProvider
{
    /// <summary>Links of the back office's menu.</summary>
    IEnumerable<NavigationLink> GetAdminLinks();

    /// <summary>Links to the module's own settings pages, shown on the page of all settings.</summary>
    IEnumerable<NavigationLink> GetSettingsLinks() => [];

    /// <summary>Paths of the lists that everybody may read, e.g. <c>/projets</c>, in the French and English form of every page: search engines are told of them.</summary>
    IEnumerable<string> GetPublicLists() => [];
}
