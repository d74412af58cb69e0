using Community.Abstractions.Data;
using Community.Abstractions.Privacy;
using Community.Members.Contracts;
using Community.Members.Messages;
using Community.Members.Moderation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Staff;

/// <summary>One reported thing with its context, and the decision about it.</summary>
[Authorize(MembersPermissions.ModerateCommunity)]
internal sealed class DecideModel(ModerationDesk desk, ICommunityData data, IMemberProfiles profiles, IAccessLog log, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty]
    public string? Measure { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ReportRow Report { get; private set; } = null!;
    public Reportable? Now { get; private set; }
    public IReadOnlyList<ReportRow> Reports { get; private set; } = [];
    public IReadOnlyList<DecisionRow> Before { get; private set; } = [];
    public IReadOnlyDictionary<string, MemberSummary> People { get; private set; } = new Dictionary<string, MemberSummary>();

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if (Report.DecisionId is not null)
        {
            TempData["Notice"] = T["A colleague has decided about this meanwhile."].Value;
            return RedirectToPage("/Staff/Queue");
        }
        var reason = Clean.Text(Reason);
        if (!Enum.GetNames<Measure>().Contains(Measure))
            ModelState.AddModelError(nameof(Measure), T["Choose what is to be done."]);
        else if (Measure != nameof(Moderation.Measure.None) && reason is null)
            ModelState.AddModelError(nameof(Reason), T["Give the reason: the person reads it."]);
        if (reason?.Length > ModerationDesk.MostReason)
            ModelState.AddModelError(nameof(Reason), T["Shorten this text to {0} characters at most; it has {1}.", ModerationDesk.MostReason, reason.Length]);
        if (!ModelState.IsValid)
            return Page();
        var outcome = await desk.DecideAsync(Report, Enum.Parse<Measure>(Measure!), reason ?? "", User, cancellationToken);
        if (outcome == Deciding.BeyondYou)
        {
            ModelState.AddModelError(nameof(Measure), T["You may not suspend this account: it may do more than yours, or it is gone. Ask an administrator."]);
            return Page();
        }
        TempData["Notice"] = (outcome == Deciding.Done ? T["The decision is carried out, and stands in the audit trail."] : T["A colleague has decided about this meanwhile."]).Value;
        return RedirectToPage("/Staff/Queue");
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await data.Set<ReportRow>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } report)
            return false;
        await NoteReadingAsync(report, cancellationToken);
        Report = report;
        Now = desk.SourceOf(report.Kind) is { } source ? await source.FindAsync(report.TargetId, cancellationToken) : null;
        Reports = await data.Set<ReportRow>().AsNoTracking().Where(row => row.Kind == report.Kind && row.TargetId == report.TargetId).OrderByDescending(row => row.CreatedUtc).Take(50).ToListAsync(cancellationToken);
        Before = await data.Set<DecisionRow>().AsNoTracking().Where(row => report.OwnerId != null && row.OwnerId == report.OwnerId || row.Kind == report.Kind && row.TargetId == report.TargetId)
            .OrderByDescending(row => row.DecidedUtc).Take(20).ToListAsync(cancellationToken);
        People = await profiles.FindAsync(Reports.Select(row => row.ReporterId).Append(report.OwnerId).OfType<string>(), User, cancellationToken);
        return true;
    }

    // What two people wrote to each other in private is about to be shown: the log says to each who of the staff read it.
    private async Task NoteReadingAsync(ReportRow report, CancellationToken cancellationToken)
    {
        if (report.Kind != MessageReports.Name)
            return;
        var people = await data.Set<MessageRow>().Where(row => row.Id == report.TargetId).Select(row => new[] { row.FromId, row.ToId }).FirstOrDefaultAsync(cancellationToken) ?? [report.OwnerId ?? ""];
        foreach (var person in people.Where(id => id.Length > 0))
            await log.NoteAsync(ModerationDesk.MessageRead, person, User, cancellationToken);
    }
}
