using Community.Members.Moderation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Members;

/// <summary>Where the person says why a decision is wrong. The code of the mail opens it, for a suspended account cannot sign in.</summary>
[AllowAnonymous]
internal sealed class AppealModel(ModerationDesk desk, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public string? Body { get; set; }

    public DecisionRow? Decision { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        if (Decision is null || Decision.AppealUtc is not null)
            return Page();
        var text = Clean.Text(Body);
        if (text is null)
            ModelState.AddModelError(nameof(Body), T["Say why you do not agree."]);
        else if (text.Length > ModerationDesk.MostReason)
            ModelState.AddModelError(nameof(Body), T["Shorten this text to {0} characters at most; it has {1}.", ModerationDesk.MostReason, text.Length]);
        else
            await desk.AppealAsync(Decision, text, cancellationToken);
        return Page();
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Decision = await desk.FindByCodeAsync(Code, cancellationToken);
        if (Decision is null)
            Response.StatusCode = 404;
    }
}
