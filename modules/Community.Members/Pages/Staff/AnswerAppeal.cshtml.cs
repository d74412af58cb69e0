using Community.Abstractions.Data;
using Community.Members.Moderation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Staff;

/// <summary>An appeal, and its answer.</summary>
[Authorize(MembersPermissions.ModerateCommunity)]
internal sealed class AnswerAppealModel(ModerationDesk desk, ICommunityData data, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? TakeBack { get; set; }

    public DecisionRow Decision { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => await FindAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(id, cancellationToken))
            return NotFound();
        var answer = Clean.Text(Answer);
        if (Decision.AnsweredUtc is not null)
            return RedirectToPage("/Staff/Queue");
        if (TakeBack is not ("true" or "false"))
            ModelState.AddModelError(nameof(TakeBack), T["Choose what is to be done."]);
        if (answer is null || answer.Length > ModerationDesk.MostReason)
            ModelState.AddModelError(nameof(Answer), T["Give the reason in {0} characters at most: the person reads it.", ModerationDesk.MostReason]);
        if (!ModelState.IsValid)
            return Page();
        var outcome = await desk.AnswerAsync(Decision.Id, TakeBack == "true", answer!, User, cancellationToken);
        if (outcome == Deciding.BeyondYou)
        {
            ModelState.AddModelError(nameof(TakeBack), T["You may not open this account again: ask an administrator."]);
            return Page();
        }
        TempData["Notice"] = (outcome == Deciding.Done ? T["The answer is on its way."] : T["A colleague has decided about this meanwhile."]).Value;
        return RedirectToPage("/Staff/Queue");
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancellationToken)
    {
        Decision = (await data.Set<DecisionRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.AppealUtc != null, cancellationToken))!;
        return Decision is not null;
    }
}
