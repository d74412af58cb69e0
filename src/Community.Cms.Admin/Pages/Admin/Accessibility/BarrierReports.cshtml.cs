using Community.Abstractions.Accounts;
using Community.Abstractions.Security;
using Community.Cms.Accessibility;
using Community.Cms.Admin.Accessibility;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Admin.Pages.Accessibility;

/// <summary>What visitors could not use, until it is dealt with.</summary>
[Authorize(CommonPermissions.ManageAccessibility)]
internal sealed class BarrierReportsModel(AccessibilityReports reports, IUserDirectory people, RuleWords rules) : PageModel
{
    private const int Excerpt = 120;
    private Dictionary<string, string> _names = [];

    public IReadOnlyList<AccessibilityReport> Reports { get; private set; } = [];
    /// <summary>The state that is shown; null: those that are not closed.</summary>
    public ReportState? State { get; private set; }
    public int Total { get; private set; }
    public int Number { get; private set; }
    public int PageCount { get; private set; }
    public RuleWords Rules => rules;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        State = Enum.TryParse<ReportState>(Request.Query["etat"], ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;
        Number = PageNumber.Of(Request.Query["page"]);
        (Reports, Total) = await reports.ListAsync(State, Number, cancellationToken);
        PageCount = Math.Max(1, (Total + AccessibilityReports.PageSize - 1) / AccessibilityReports.PageSize);
        if (Number > PageCount)
            (Reports, Total) = await reports.ListAsync(State, Number = PageCount, cancellationToken);
        _names = (await people.FindAsync(Reports.Select(report => report.AssigneeId).OfType<string>().Distinct(), cancellationToken)).ToDictionary(person => person.Id, person => person.DisplayName);
    }

    public string? NameOf(string? userId) => userId is null ? null : _names.GetValueOrDefault(userId);

    public string Short(string text) => text.Length > Excerpt ? text[..Excerpt] + "…" : text;
}
