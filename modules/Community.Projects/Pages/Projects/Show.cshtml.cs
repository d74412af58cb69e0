using Community.Abstractions.Content;
using Community.Projects.Showing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Projects.Pages.Projects;

/// <summary>A project's page: a poster first, a file second.</summary>
[AllowAnonymous]
internal sealed class ShowModel(IContentReader reader, ProjectPages pages) : PageModel
{
    public ProjectPage Shown { get; private set; } = null!;

    /// <summary><c>tout</c>: the whole journal.</summary>
    [BindProperty(SupportsGet = true, Name = "journal")]
    public string? Journal { get; set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var match = await reader.FindByPathAsync("projets/" + slug, User, cancellationToken);
        if (match?.RedirectTo is { } target)
            return RedirectPermanent(target);
        if (match?.Item is not { ContentType: ProjectItem.Type } item)
            return NotFound();
        Shown = await pages.ReadAsync(item, User, preview: false, Journal == "tout", cancellationToken);
        return Page();
    }
}
