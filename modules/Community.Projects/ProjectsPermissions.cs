using System.Security.Claims;
using Community.Abstractions.Security;
using Microsoft.Extensions.Localization;

namespace Community.Projects;

/// <summary>What the module's pages ask for.</summary>
internal sealed class ProjectsPermissions(IStringLocalizer<Strings> T) : IPermissionProvider
{
    /// <summary>Present projects of one's own, help others, write comments.</summary>
    public const string TakePart = "TakePartInProjects";

    /// <summary>Choose the projects of the front page.</summary>
    public const string Feature = "FeatureProjects";

    /// <summary>Whether the ways to take part are shown: to whoever may, and to visitors, who come to the sign-in first.</summary>
    public static bool Invites(ClaimsPrincipal user) => user.Identity?.IsAuthenticated != true || user.HasPermission(TakePart);

    public IEnumerable<Permission> GetPermissions() =>
    [
        new(TakePart, T["Present projects, help those of others and comment on their news"]),
        new(Feature, T["Choose the projects shown on the front page"]),
    ];
}
