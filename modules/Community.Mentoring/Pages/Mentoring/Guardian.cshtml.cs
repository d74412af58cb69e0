using Community.Abstractions.Data;
using Community.Mentoring.Applications;
using Community.Mentoring.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Mentoring;

/// <summary>A parent or guardian agrees, through a link that only they have. The page does not name the child: a link can go astray.</summary>
[AllowAnonymous]
[EnableRateLimiting(MentoringModule.StrangersPolicy)]
internal sealed class GuardianModel(ICommunityData data, Desk desk, IStringLocalizer<Strings> T) : MentoringPage
{
    [BindProperty]
    public bool Agree { get; set; }

    public bool HasAgreed { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        if (await data.Set<MenteeApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.GuardianToken == token, cancellationToken) is not { } row)
            return NotFound();
        HasAgreed = row.GuardianAgreedUtc is not null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string token, bool revoke, CancellationToken cancellationToken)
    {
        if (!Agree && !revoke)
            Wrong("Agree", T["Tick the box if you agree."]);
        var found = await data.WriteAsync(async inside =>
        {
            if (await data.Set<MenteeApplication>().FirstOrDefaultAsync(row => row.GuardianToken == token, inside) is not { } row)
                return false;
            HasAgreed = row.GuardianAgreedUtc is not null;
            if (ModelState.IsValid)
                await desk.GuardianAsync(row, !revoke, inside);
            return true;
        }, cancellationToken);
        return !found ? NotFound() : ModelState.IsValid ? RedirectToPage(new { token }) : Page();
    }
}
