using Community.Abstractions.Navigation;
using Microsoft.Extensions.Localization;

namespace Community.Projects;

/// <summary>The help of the module's pages in the back office.</summary>
internal sealed class ProjectsHelp(IStringLocalizer<Strings> T) : IHelpSource
{
    public PageHelp? Find(string page) => page switch
    {
        "/Staff/FeaturedProjects" => new(T["Projects that the house shows first, for a time you choose. When the time is over the place is free again by itself."], "today"),
        _ => null,
    };
}
