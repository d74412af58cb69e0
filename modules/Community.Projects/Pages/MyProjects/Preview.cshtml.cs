using Community.Projects.Showing;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.MyProjects;

/// <summary>The project as others would see it.</summary>
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class PreviewModel(ProjectDesk desk, ProjectPages pages, IStringLocalizer<Strings> T) : HolderPage(desk, T)
{
    public ProjectPage Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id))
            return NotFound();
        Shown = await pages.ReadAsync(Project.Item, User, preview: true, all: false, cancellationToken);
        return Page();
    }
}
