using Community.Abstractions.Data;
using Community.Members.Profiles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Members;

/// <summary>Where a parent agrees to the profile of a child under fifteen, or refuses. The code in the mail opens it; no account is needed.</summary>
[AllowAnonymous]
internal sealed class GuardianModel(ProfileStore profiles, ICommunityData data, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    public ProfileRow? Row { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        await FindAsync(cancellationToken);
        if (Row is null)
            Response.StatusCode = 404;
        return Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => DecideAsync(agreed: true, cancellationToken);

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken cancellationToken) => DecideAsync(agreed: false, cancellationToken);

    private async Task<IActionResult> DecideAsync(bool agreed, CancellationToken cancellationToken)
    {
        await FindAsync(cancellationToken);
        if (Row is null)
        {
            Response.StatusCode = 404;
            return Page();
        }
        await profiles.ChangeAsync(Row.UserId, row =>
        {
            row.GuardianUtc = agreed ? profiles.Now : null;
            if (!agreed)
                (row.GuardianEmail, row.GuardianCode, row.Audience) = (null, null, Level.Nobody);
            return Task.FromResult(true);
        }, cancellationToken);
        TempData["Notice"] = (agreed ? T["Thank you. Signed-in members see the profile now."] : T["Thank you. The profile stays hidden, and your address is deleted."]).Value;
        return agreed ? RedirectToPage(new { Code }) : Redirect("~/");
    }

    private async Task FindAsync(CancellationToken cancellationToken)
    {
        if (Code is not { Length: > 0 and <= 64 })
            return;
        var hash = Guardians.HashOf(Code);
        Row = await data.Set<ProfileRow>().AsNoTracking().FirstOrDefaultAsync(row => row.GuardianCode == hash, cancellationToken);
    }
}
