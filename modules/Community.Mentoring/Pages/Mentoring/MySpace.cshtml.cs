using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Pairs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Community.Mentoring.Pages.Mentoring;

/// <summary>Where somebody stands in the programme: application, proposals, pairs.</summary>
[Authorize]
internal sealed class MySpaceModel(ICommunityData data, Space space) : MentoringPage
{
    public MenteeApplication? Mentee { get; private set; }
    public MentorApplication? Mentor { get; private set; }
    public IReadOnlyList<MentoringPair> Pairs { get; private set; } = [];
    /// <summary>Monthly questions that wait for an answer: their ids, and the name of the other person.</summary>
    public IReadOnlyList<(string Id, string Name)> Asked { get; private set; } = [];
    public Dictionary<string, string> Names { get; private set; } = [];

    public string NameOf(string? id) => id is not null && Names.TryGetValue(id, out var name) ? name : "–";

    public bool IsMine(MentoringPair pair) => (pair.State == PairState.AskedMentor && pair.MentorId == Me) || (pair.State == PairState.AskedMentee && pair.MenteeId == Me);

    public bool HasSpace(MentoringPair pair) => MentoringPair.WithSpace.Contains(pair.State);

    public string? OtherOf(MentoringPair pair) => pair.MenteeId == Me ? pair.MentorId : pair.MenteeId;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Mentee = await data.Set<MenteeApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == Me, cancellationToken);
        Mentor = await data.Set<MentorApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == Me, cancellationToken);
        // A mentee learns of a proposal when the mentor has said yes, and never of one that came to nothing before.
        Pairs = await data.Set<MentoringPair>().AsNoTracking()
            .Where(pair => (pair.MentorId == Me && pair.State != PairState.Declined && pair.State != PairState.Lapsed && pair.State != PairState.Cancelled)
                || (pair.MenteeId == Me && (pair.State == PairState.AskedMentee || MentoringPair.WithSpace.Contains(pair.State) || (pair.RoundId == null && pair.State == PairState.AskedMentor))))
            .OrderByDescending(pair => pair.CreatedUtc).Take(50).ToListAsync(cancellationToken);
        Names = await space.NamesAsync(Pairs.Select(OtherOf), cancellationToken);
        var living = Pairs.Where(pair => MentoringPair.Living.Contains(pair.State)).ToDictionary(pair => pair.Id);
        var asked = await data.Set<CheckIn>().AsNoTracking().Where(row => row.UserId == Me && row.AnsweredUtc == null && living.Keys.Contains(row.PairId))
            .OrderByDescending(row => row.AskedUtc).Select(row => new { row.Id, row.PairId }).ToListAsync(cancellationToken);
        // Only the newest of a pair: an older month is over.
        Asked = [.. asked.DistinctBy(row => row.PairId).Select(row => (row.Id, NameOf(OtherOf(living[row.PairId]))))];
    }
}
