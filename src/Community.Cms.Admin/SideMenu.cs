using System.Security.Claims;
using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Microsoft.AspNetCore.Http;

namespace Community.Cms.Admin;

/// <summary>Every module's links, as one person sees them.</summary>
internal sealed class SideMenu(IEnumerable<INavigationProvider> providers)
{
    /// <summary>The links the person may follow, in order.</summary>
    public IReadOnlyList<NavigationLink> For(ClaimsPrincipal user) => providers
        .SelectMany(provider => provider.GetAdminLinks())
        .Where(link => user.HasPermission(link.Permission))
        .OrderBy(link => link.Position).ThenBy(link => link.Text, StringComparer.CurrentCulture)
        .ToList();

    /// <summary>The pages of settings of the modules that the person may open, in order.</summary>
    public IReadOnlyList<NavigationLink> SettingsFor(ClaimsPrincipal user) => providers
        .SelectMany(provider => provider.GetSettingsLinks())
        .Where(link => user.HasPermission(link.Permission))
        .OrderBy(link => link.Position).ThenBy(link => link.Text, StringComparer.CurrentCulture)
        .ToList();

    /// <summary>The link that stands for the page being shown: the longest address that it lies below; null when there is none.</summary>
    public static NavigationLink? Current(IEnumerable<NavigationLink> links, HttpRequest request) => links
        .Where(link => link.Url == "~/admin" ? request.Path == "/admin" : request.Path.StartsWithSegments(link.Url[1..]))
        .MaxBy(link => link.Url.Length);
}
