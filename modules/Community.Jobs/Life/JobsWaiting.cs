using System.Security.Claims;
using Community.Abstractions.Data;
using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Community.Jobs.Data;
using Community.Members.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Life;

/// <summary>What waits for staff: ads to read, and employers whose organisation nobody has verified.</summary>
internal sealed class JobsWaiting(ICommunityData data, IOrganisations organisations, IStringLocalizer<Strings> T) : IWaitingWorkSource
{
    public async Task<IReadOnlyList<WaitingWork>> FindAsync(ClaimsPrincipal user, int limit, CancellationToken cancellationToken)
    {
        if (!user.HasPermission(JobsPermissions.ManageJobs))
            return [];
        var ads = await data.Set<JobRow>().AsNoTracking().Where(row => row.Review == JobReview.Submitted).OrderBy(row => row.CreatedUtc).Take(limit)
            .Select(row => new { row.ContentItemId, row.Title, row.CreatedUtc }).ToListAsync(cancellationToken);
        var employers = await data.Set<EmployerRow>().AsNoTracking().Where(row => row.VerifiedUtc == null).OrderBy(row => row.RequestedUtc).Take(limit)
            .Select(row => new { row.OrganisationId, row.RequestedUtc }).ToListAsync(cancellationToken);
        var names = employers.Count == 0 ? null : await organisations.FindAsync(employers.Select(row => row.OrganisationId), cancellationToken);
        return
        [
            .. ads.Select(row => new WaitingWork(WaitingReason.ToApprove, row.Title, T["Job ad to read"], $"~/admin/emplois/{row.ContentItemId}", row.CreatedUtc)),
            .. employers.Select(row => new WaitingWork(WaitingReason.ToApprove, names!.GetValueOrDefault(row.OrganisationId)?.Name ?? row.OrganisationId, T["Employer to verify"], "~/admin/emplois", row.RequestedUtc)),
        ];
    }
}
