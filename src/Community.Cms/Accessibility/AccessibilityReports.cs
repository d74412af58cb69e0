using System.Globalization;
using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Auditing;
using Community.Abstractions.Mail;
using Community.Abstractions.Security;
using Community.Cms.Accounts.Limits;
using Community.Cms.Accounts.Permissions;
using Community.Cms.Data;
using Community.Cms.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accessibility;

/// <summary>What a visitor writes in the form.</summary>
internal sealed record NewReport(string? Page, string What, string? Tool, string? Email, string Culture);

/// <summary>How a change by staff ended.</summary>
internal enum ReportChange
{
    /// <summary>It is kept.</summary>
    Done,
    /// <summary>There is no such report.</summary>
    Missing,
    /// <summary>A colleague changed it first.</summary>
    Conflict,
    /// <summary>The person it was given to may not deal with reports.</summary>
    Stranger,
}

/// <summary>From what a visitor says to its closing; the reporter hears of both ends.</summary>
internal sealed class AccessibilityReports(
    CommunityDbContext db, IMailOutbox outbox, PermittedPeople permitted, IAuditTrail audit, SiteAddress address, AccountLimits limits, TimeProvider time,
    IStringLocalizer<AccessibilityStrings> T)
{
    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 4000, LongestPage = 500, LongestTool = 200;
    public const int PageSize = 30;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Keeps a report and thanks who wrote it.</summary>
    /// <returns>Its number.</returns>
    public Task<long> OpenAsync(NewReport report, CancellationToken cancellationToken) => db.WriteAsync(async stop =>
    {
        var row = new AccessibilityReport { Page = report.Page, What = report.What, Tool = report.Tool, Email = report.Email, Culture = report.Culture, CreatedUtc = Now };
        db.Add(row);
        await db.SaveChangesAsync(stop);
        // The address was not confirmed: nothing that a stranger typed goes to it, and not more than a few mails.
        if (row.Email is not null && limits.MayMail(row.Email.ToUpperInvariant()))
        {
            var link = await address.OfAsync("/accessibilite/etat", row.Culture);
            Tell(row, () => T["Your report no. {0} has arrived", row.Id],
                () => T["Hello,\n\nsomeone, most likely you, told us that something on the site cannot be used. The report has the number {0}. We look at it and write again when it is dealt with.\n\nWhere the site stands:\n\n{1}", row.Id, link]);
        }
        return row.Id;
    }, cancellationToken);

    /// <summary>Says how far a report is, and who deals with it. Closing it answers the reporter.</summary>
    public Task<ReportChange> ChangeAsync(long id, int revision, ReportState state, string? assigneeId, string? answer, ClaimsPrincipal user, CancellationToken cancellationToken) => db.WriteAsync(async stop =>
    {
        if (await db.Set<AccessibilityReport>().FirstOrDefaultAsync(row => row.Id == id, stop) is not { } report)
            return ReportChange.Missing;
        if (report.Revision != revision)
            return ReportChange.Conflict;
        if (assigneeId is not null && assigneeId != report.AssigneeId && (await StaffAsync(stop)).All(person => person.Id != assigneeId))
            return ReportChange.Stranger;
        var closes = state == ReportState.Closed && report.State != ReportState.Closed;
        if (state != report.State)
            audit.Record(
                new("AccessibilityReportChanged", "AccessibilityReport", id.ToString(CultureInfo.InvariantCulture), $"#{id}")
                {
                    Before = new Dictionary<string, string?> { ["State"] = report.State.ToString() }, After = new Dictionary<string, string?> { ["State"] = state.ToString() },
                },
                user);
        (report.State, report.AssigneeId, report.Answer) = (state, assigneeId, answer);
        report.ClosedUtc = state != ReportState.Closed ? null : closes ? Now : report.ClosedUtc;
        report.Revision++;
        if (closes && report.Email is not null)
            Tell(report, () => T["Your report no. {0} is dealt with", id], () => T["Hello,\n\nyour report no. {0} about something on the site that cannot be used is dealt with. Our answer:\n\n{1}", id, answer ?? ""]);
        return ReportChange.Done;
    }, cancellationToken);

    /// <summary>One page of the list, the longest waiting first, the closed ones newest first.</summary>
    public async Task<(IReadOnlyList<AccessibilityReport> Reports, int Total)> ListAsync(ReportState? state, int number, CancellationToken cancellationToken)
    {
        var rows = state is null ? Rows.Where(row => row.State != ReportState.Closed) : Rows.Where(row => row.State == state);
        var total = await rows.CountAsync(cancellationToken);
        rows = state == ReportState.Closed ? rows.OrderByDescending(row => row.ClosedUtc).ThenByDescending(row => row.Id) : rows.OrderBy(row => row.CreatedUtc).ThenBy(row => row.Id);
        var skip = (int)Math.Min((long)(number - 1) * PageSize, int.MaxValue);
        return (await rows.Skip(skip).Take(PageSize).ToListAsync(cancellationToken), total);
    }

    /// <summary>A report; null when there is none of that number.</summary>
    public Task<AccessibilityReport?> FindAsync(long id, CancellationToken cancellationToken) => Rows.FirstOrDefaultAsync(row => row.Id == id, cancellationToken);

    /// <summary>Everybody who may deal with reports and is not suspended, by name.</summary>
    public Task<IReadOnlyList<UserSummary>> StaffAsync(CancellationToken cancellationToken) => permitted.FindAsync([[CommonPermissions.ManageAccessibility]], cancellationToken);

    /// <summary>Forgets the addresses of reports that were closed before a moment.</summary>
    public Task<int> ForgetAddressesAsync(DateTime closedBefore, CancellationToken cancellationToken) => db.Set<AccessibilityReport>()
        .Where(row => row.Email != null && row.State == ReportState.Closed && row.ClosedUtc < closedBefore)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Email, (string?)null).SetProperty(row => row.Revision, row => row.Revision + 1), cancellationToken);

    private IQueryable<AccessibilityReport> Rows => db.Set<AccessibilityReport>().AsNoTracking();

    private void Tell(AccessibilityReport report, Func<MailSentence> subject, Func<MailSentence> text)
    {
        using var language = new CultureScope(report.Culture);
        outbox.Enqueue(new()
        {
            To = report.Email!,
            Culture = report.Culture,
            Subject = subject(),
            Text = text(),
            Reason = T["You receive this message because this address was given with a report about accessibility."],
        });
    }
}
