using System.Globalization;
using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accessibility;

/// <summary>Reports that are not closed.</summary>
internal sealed class ReportsWaiting(CommunityDbContext db, IUserDirectory people, IStringLocalizer<AccessibilityStrings> T) : IWaitingWorkSource
{
    private const int Excerpt = 80;

    public async Task<IReadOnlyList<WaitingWork>> FindAsync(ClaimsPrincipal user, int limit, CancellationToken cancellationToken)
    {
        if (!user.HasPermission(CommonPermissions.ManageAccessibility))
            return [];
        var rows = await db.Set<AccessibilityReport>().AsNoTracking().Where(row => row.State != ReportState.Closed).OrderBy(row => row.CreatedUtc).Take(limit).ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return [];
        var names = (await people.FindAsync(rows.Select(row => row.AssigneeId).OfType<string>().Distinct(), cancellationToken)).ToDictionary(person => person.Id);
        return [.. rows.Select(row => new WaitingWork(
            WaitingReason.ToFix, row.What.Length > Excerpt ? row.What[..Excerpt] + "…" : row.What, T["Accessibility, report no. {0}", row.Id],
            string.Create(CultureInfo.InvariantCulture, $"~/admin/accessibilite/signalements/{row.Id}"), row.CreatedUtc, row.AssigneeId is { } id ? names.GetValueOrDefault(id) : null))];
    }
}
