namespace Community.Abstractions.Navigation;

/// <summary>A link of the back office's menu.</summary>
/// <param name="Text">In the current UI language.</param>
/// <param name="Url">App-relative, e.g. <c>~/admin/recherche</c>.</param>
/// <param name="Permission">Who sees it.</param>
/// <param name="Icon">Name of an icon in the theme's sprite.</param>
/// <param name="Position">Place in the menu, small first.</param>
public sealed record NavigationLink(string Text, string Url, string Permission, string Icon, int Position);

/// <summary>Adds a module's links to the back office's menu.</summary>
public interface INavigationProvider
{
    /// <summary>The links.</summary>
    IEnumerable<NavigationLink> GetAdminLinks();
}
