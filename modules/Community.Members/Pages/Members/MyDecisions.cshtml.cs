using Community.Abstractions.Data;
using Community.Members.Moderation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Community.Members.Pages.Members;

/// <summary>What moderators decided about the person who reads it.</summary>
[Authorize]
internal sealed class MyDecisionsModel(ICommunityData data) : PageModel
{
    public IReadOnlyList<DecisionRow> Decisions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var me = User.Id();
        Decisions = await data.Set<DecisionRow>().AsNoTracking().Where(row => row.OwnerId == me && row.Measure != Measure.None).OrderByDescending(row => row.DecidedUtc).Take(100).ToListAsync(cancellationToken);
    }
}
