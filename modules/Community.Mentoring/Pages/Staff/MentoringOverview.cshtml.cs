using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Community.Mentoring.Pages.Staff;

/// <summary>The programme at a glance: rounds and what waits for somebody.</summary>
[Authorize(MentoringPermissions.ManageMentoring)]
internal sealed class MentoringOverviewModel(ICommunityData data) : MentoringPage
{
    public IReadOnlyList<Round> Rounds { get; private set; } = [];
    public int MentorsToCheck { get; private set; }
    public int Quiet { get; private set; }
    public int Changes { get; private set; }
    public int Questions { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Rounds = await data.Set<Round>().AsNoTracking().OrderByDescending(round => round.From).ThenBy(round => round.Id).Take(200).ToListAsync(cancellationToken);
        MentorsToCheck = await data.Set<MentorApplication>().CountAsync(row => row.State == ApplicationState.Submitted, cancellationToken);
        Quiet = await data.Set<MentoringPair>().CountAsync(pair => pair.State == PairState.Active && pair.QuietSinceUtc != null, cancellationToken);
        Changes = await data.Set<MentoringPair>().CountAsync(pair => MentoringPair.Living.Contains(pair.State) && pair.ChangeAskedUtc != null, cancellationToken);
        Questions = await data.Set<PortraitQuestion>().CountAsync(row => row.PublishedUtc == null, cancellationToken);
    }
}
