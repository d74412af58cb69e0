using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.MyProjects;

/// <summary>Name and sentence.</summary>
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class EssentialsModel(ProjectDesk desk, IStringLocalizer<Strings> T) : HolderPage(desk, T)
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Pitch { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        (Title, Pitch, Language) = (Project.Title, Project.Pitch, Project.Language);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (!await LoadAsync(id))
            return NotFound();
        var title = ProjectWords.Line(Title);
        var pitch = ProjectWords.Line(Pitch);
        Check(nameof(Title), title, ProjectItem.LongestTitle, T["Give your project a name: you can change it later."]);
        Check(nameof(Pitch), pitch, ProjectItem.LongestPitch);
        if (ModelState.IsValid)
            (Project.Title, Project.Pitch, Project.Language) = (title, pitch, Language == "en" ? "en" : "fr");
        return await KeepAsync("Where");
    }

    private readonly IStringLocalizer<Strings> T = T;
}
