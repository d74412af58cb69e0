using Community.Abstractions.Data;
using Community.Projects.Data;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Pages.MyProjects;

/// <summary>The first two lines of a new project; the rest is written piece by piece.</summary>
[RefusedForm]
[Authorize(ProjectsPermissions.TakePart)]
internal sealed class NewModel(ProjectDesk desk, ICommunityData data, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Pitch { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var title = ProjectWords.Line(Title);
        var pitch = ProjectWords.Line(Pitch);
        if (title.Length == 0)
            ModelState.AddModelError(nameof(Title), T["Give your project a name: you can change it later."]);
        else if (title.Length > ProjectItem.LongestTitle)
            ModelState.AddModelError(nameof(Title), T["This is too long: {0} characters at most, {1} given.", ProjectItem.LongestTitle, title.Length]);
        if (pitch.Length > ProjectItem.LongestPitch)
            ModelState.AddModelError(nameof(Pitch), T["This is too long: {0} characters at most, {1} given.", ProjectItem.LongestPitch, pitch.Length]);
        var userId = User.Id();
        if (await data.Set<ProjectRow>().CountAsync(row => row.OwnerId == userId, cancellationToken) >= ProjectDesk.MostProjects)
            ModelState.AddModelError("", T["You have {0} projects already: remove one before you begin another.", ProjectDesk.MostProjects]);
        if (!ModelState.IsValid)
            return Page();
        var language = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var result = await desk.CreateAsync(title, pitch, language, User, cancellationToken);
        if (result.Item is { } item)
            return RedirectToPage("/MyProjects/Where", new { id = item.ContentItemId });
        if (result.Forbidden)
            return Forbid();
        foreach (var error in result.Errors)
            ModelState.AddModelError("", error.Message);
        return Page();
    }
}
