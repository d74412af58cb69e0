using Community.Abstractions.Data;
using Community.Members.Moderation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Community.Members.Pages.Staff;

/// <summary>What waits for a moderator: reported things, the oldest first, and appeals.</summary>
[Authorize(MembersPermissions.ModerateCommunity)]
internal sealed class QueueModel(ICommunityData data) : PageModel
{
    private const int PageSize = 30;

    public IReadOnlyList<(ReportRow First, int Count)> Open { get; private set; } = [];
    public IReadOnlyList<DecisionRow> Appeals { get; private set; } = [];
    public int Number { get; private set; }
    public int Pages { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        // As a parameter, "page" would be the route value of that name.
        Number = int.TryParse(Request.Query["page"], out var number) ? Math.Clamp(number, 1, 100_000) : 1;
        var things = data.Set<ReportRow>().AsNoTracking().Where(row => row.DecisionId == null).GroupBy(row => new { row.Kind, row.TargetId });
        Pages = (await things.CountAsync(cancellationToken) + PageSize - 1) / PageSize;
        var shown = await things.Select(thing => new { Since = thing.Min(row => row.CreatedUtc), Count = thing.Count(), Id = thing.Min(row => row.Id) })
            .OrderBy(thing => thing.Since).ThenBy(thing => thing.Id).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var ids = shown.Select(thing => thing.Id).ToArray();
        var rows = await data.Set<ReportRow>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellationToken);
        Open = [.. shown.Select(thing => (rows[thing.Id!], thing.Count))];
        Appeals = await data.Set<DecisionRow>().AsNoTracking().Where(row => row.AppealUtc != null && row.AnsweredUtc == null).OrderBy(row => row.AppealUtc).Take(100).ToListAsync(cancellationToken);
    }
}
