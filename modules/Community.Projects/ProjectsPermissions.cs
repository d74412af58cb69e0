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

    public IEnumerable<Permission> GetPermissions() =>
    [
        new(TakePart, T["Present projects, help those of others and comment on their news"]),
        new(Feature, T["Choose the projects shown on the front page"]),
    ];
}
