using Community.Abstractions.Data;
using Community.Projects.Pages.MyProjects;
using Community.Projects.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Projects.Pages.Projects;

/// <summary>The link under each mail about projects: stops them with one click, without signing in. Mail programs post here by themselves (RFC 8058), so no form comes before.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class MailsModel(ProjectMails mails, ICommunityData data) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "jeton")]
    public string? Token { get; set; }

    public bool Stopped { get; private set; }

    public IActionResult OnGet() => mails.OwnerOf(Token) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (mails.OwnerOf(Token) is not { } userId)
            return NotFound();
        await MailChoice.SetAsync(data, userId, stop: true, cancellationToken);
        Stopped = true;
        return Page();
    }
}
