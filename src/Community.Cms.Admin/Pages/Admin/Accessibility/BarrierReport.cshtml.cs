using Community.Abstractions.Accounts;
using Community.Abstractions.Security;
using Community.Cms.Accessibility;
using Community.Cms.Admin.Accessibility;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Accessibility;

/// <summary>One report: what was said, who deals with it, and the answer that closes it.</summary>
[Authorize(CommonPermissions.ManageAccessibility)]
internal sealed class BarrierReportModel(AccessibilityReports reports, RuleWords rules, IStringLocalizer<Strings> T) : PageModel
{
    public AccessibilityReport Report { get; private set; } = null!;
    public IReadOnlyList<UserSummary> Staff { get; private set; } = [];
    public bool Conflict { get; private set; }
    public RuleWords Rules => rules;

    [BindProperty]
    public int Revision { get; set; }
    [BindProperty]
    public ReportState State { get; set; }
    [BindProperty]
    public string? Assignee { get; set; }
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>What is stored, for who was second.</summary>
    public string StoredLine => string.Join(" · ", new[] { rules.NameOf(Report.State), Staff.FirstOrDefault(person => person.Id == Report.AssigneeId)?.DisplayName, Report.Answer }.OfType<string>());

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        (Revision, State, Assignee, Answer) = (Report.Revision, Report.State, Report.AssigneeId, Report.Answer);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        var answer = Answer?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } text ? text : null;
        if (answer?.Length > AccessibilityReports.LongestText)
            ModelState.AddModelError(nameof(Answer), T["Shorten this text: it has {0} characters, and {1} are the most.", answer.Length, AccessibilityReports.LongestText]);
        else if (State == ReportState.Closed && answer is null)
            ModelState.AddModelError(nameof(Answer), T["Write the answer first: a report is not closed without one."]);
        if (!Enum.IsDefined(State))
            ModelState.AddModelError(nameof(State), T["Choose one of the states."]);
        if (!ModelState.IsValid)
            return Page();
        var closes = State == ReportState.Closed && Report is { State: not ReportState.Closed, Email: not null };
        switch (await reports.ChangeAsync(id, Revision, State, string.IsNullOrEmpty(Assignee) ? null : Assignee, answer, User, cancellationToken))
        {
            case ReportChange.Missing:
                return NotFound();
            case ReportChange.Stranger:
                ModelState.AddModelError(nameof(Assignee), T["This person may not deal with reports any more. Choose somebody else."]);
                return Page();
            case ReportChange.Conflict:
                await LoadAsync(id, cancellationToken);
                (Conflict, Revision) = (true, Report.Revision);
                ModelState.Remove(nameof(Revision));
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
        }
        TempData["Notice"] = (closes ? T["The report is closed; the person is told by e-mail."] : T["The report is saved."]).Value;
        return RedirectToPage(new { id });
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await reports.FindAsync(id, cancellationToken) is not { } report)
            return false;
        (Report, Staff) = (report, await reports.StaffAsync(cancellationToken));
        return true;
    }
}
