using Community.Abstractions.Data;
using Community.Members.Contracts;
using Community.Members.Messages;
using Community.Members.Moderation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Members;

/// <summary>Reports something to the moderators. Anybody may, with or without account.</summary>
[AllowAnonymous, EnableRateLimiting(MembersModule.ReportLimit)]
internal sealed class ReportModel(ModerationDesk desk, ICommunityData data, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Details { get; set; }

    public Reportable? Thing { get; private set; }
    public bool Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
            return NotFound();
        if (!ReportReasons.All.Contains(Reason))
            ModelState.AddModelError(nameof(Reason), T["Choose a reason."]);
        var details = Clean.Text(Details);
        if (details?.Length > ModerationDesk.MostDetails)
            ModelState.AddModelError(nameof(Details), T["Shorten this text to {0} characters at most; it has {1}.", ModerationDesk.MostDetails, details.Length]);
        else if (Reason == "autre" && details is null)
            ModelState.AddModelError(nameof(Details), T["Say what is wrong: the moderators cannot guess it."]);
        if (!ModelState.IsValid)
            return Page();
        await desk.ReportAsync(Thing!, Reason!, details, User.Id(), cancellationToken);
        Done = true;
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (Id is not { Length: > 0 and <= 64 } id || id.Contains('\0', StringComparison.Ordinal) || desk.SourceOf(Kind) is not { } source)
            return false;
        var me = User.Id();
        // A message is nobody's business but its reader's.
        if (Kind == MessageReports.Name && !await data.Set<MessageRow>().AnyAsync(row => row.Id == id && row.ToId == me && !row.GoneForReader, cancellationToken))
            return false;
        Thing = await source.FindAsync(id, cancellationToken);
        // A visitor is not told the name of what only members see.
        return Thing is not null && (me is not null || Kind != "member" || await IsPublicAsync(id, cancellationToken));
    }

    private async Task<bool> IsPublicAsync(string id, CancellationToken cancellationToken) =>
        await data.Set<Profiles.ProfileRow>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == id, cancellationToken) is { } row
        && row.Reach(time.GetUtcNow().UtcDateTime) == Profiles.Level.Everyone;
}
