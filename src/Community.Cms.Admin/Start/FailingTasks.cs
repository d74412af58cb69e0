using System.Security.Claims;
using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Community.Cms.Background;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Start;

/// <summary>Background tasks whose last run failed.</summary>
internal sealed class FailingTasks(CommunityDbContext db, IStringLocalizer<Strings> T) : IWaitingWorkSource
{
    public async Task<IReadOnlyList<WaitingWork>> FindAsync(ClaimsPrincipal user, int limit, CancellationToken cancellationToken)
    {
        if (!user.HasPermission(CommonPermissions.ManageBackgroundTasks))
            return [];
        var failing = await db.Set<BackgroundTaskRow>().AsNoTracking().Where(task => task.Enabled && task.Succeeded == false)
            .OrderBy(task => task.LastEndUtc).Take(limit).Select(task => new { task.Name, task.LastEndUtc }).ToListAsync(cancellationToken);
        return [.. failing.Select(task => new WaitingWork(WaitingReason.Failing, task.Name, T["Background task"], "~/admin/taches", task.LastEndUtc!.Value))];
    }
}
