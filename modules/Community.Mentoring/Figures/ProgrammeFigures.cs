using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Mentoring.Figures;

/// <summary>A number about people that is only told when there are at least <see cref="Smallest"/> of them.</summary>
/// <param name="Value">What may be told; null when it is masked or there is none.</param>
/// <param name="Masked">True when fewer than five people stand behind it.</param>
internal readonly record struct Figure(double? Value, bool Masked)
{
    /// <summary>Smallest group that is shown.</summary>
    public const int Smallest = 5;

    /// <summary>A count of people or pairs; nobody at all is no secret.</summary>
    public static Figure Count(int count) => count is > 0 and < Smallest ? new(null, true) : new(count, false);

    /// <summary>Something worked out from a group.</summary>
    public static Figure Of(int group, Func<double> value) => group == 0 ? new(null, false) : group < Smallest ? new(null, true) : new(value(), false);

    /// <summary>A share of a group in percent; both sides of the division must be large enough, so that nobody is found by subtraction.</summary>
    public static Figure Share(int part, int whole) =>
        whole == 0 ? new(null, false) : whole < Smallest || part is > 0 and < Smallest || (whole - part) is > 0 and < Smallest ? new(null, true) : new(100.0 * part / whole, false);
}

/// <summary>Figures of one round, or of all.</summary>
internal sealed record FigureRow
{
    public string? RoundId { get; init; }
    public required string Title { get; init; }
    public Figure Proposals { get; init; }
    public Figure Acceptance { get; init; }
    public Figure MedianWait { get; init; }
    public Figure LongestWait { get; init; }
    public Figure Begun { get; init; }
    public Figure Alive { get; init; }
    public Figure Meetings { get; init; }
    public Figure Satisfaction { get; init; }
    public IReadOnlyDictionary<Outcome, Figure> Outcomes { get; init; } = new Dictionary<Outcome, Figure>();
}

/// <summary>The programme in numbers: waiting, acceptance, life, satisfaction, outcomes, by round.</summary>
internal sealed class ProgrammeFigures(ICommunityData data, TimeProvider time)
{
    public static IReadOnlyList<Outcome> Outcomes { get; } = [Outcome.Training, Outcome.Job, Outcome.Company, Outcome.Promotion];

    /// <summary>
    /// One row for each round, newest first, then requests between rounds, then all together. The database counts: what is read is as long as there are rounds, states, days of waiting
    /// and marks of satisfaction, however many pairs there were.
    /// </summary>
    public async Task<List<FigureRow>> ReadAsync(string all, string between, CancellationToken cancellationToken)
    {
        var rounds = await data.Set<Round>().AsNoTracking().OrderByDescending(round => round.From).ThenBy(round => round.Id).Select(round => new { round.Id, round.Title }).ToListAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var begun = data.Set<MentoringPair>().Where(pair => pair.AcceptedUtc != null);
        var states = await data.Set<MentoringPair>().GroupBy(pair => new { pair.RoundId, pair.State, Begun = pair.AcceptedUtc != null })
            .Select(group => new Counted(group.Key.RoundId, (int)group.Key.State, group.Key.Begun ? 1 : 0, group.Count())).ToListAsync(cancellationToken);
        var waits = await begun.Where(pair => pair.WaitedDays != null).GroupBy(pair => new { pair.RoundId, pair.WaitedDays })
            .Select(group => new Counted(group.Key.RoundId, group.Key.WaitedDays!.Value, 0, group.Count())).ToListAsync(cancellationToken);
        var meetings = await data.Set<PairMeeting>().Where(meeting => !meeting.Cancelled && meeting.StartUtc <= now).Join(begun, meeting => meeting.PairId, pair => pair.Id, (_, pair) => pair.RoundId)
            .GroupBy(round => round).Select(group => new Counted(group.Key, 0, 0, group.Count())).ToListAsync(cancellationToken);
        var closings = await data.Set<ClosingInterview>().Join(begun, closing => closing.PairId, pair => pair.Id, (closing, pair) => new { pair.RoundId, closing.OfMentee, closing.Satisfaction, closing.Outcome })
            .GroupBy(closing => closing).Select(group => new Closed(group.Key.RoundId, group.Key.OfMentee, group.Key.Satisfaction, group.Key.Outcome, group.Count())).ToListAsync(cancellationToken);

        List<FigureRow> rows = [.. rounds.Select(round => Row(round.Id, round.Title, id => id == round.Id))];
        if (states.Any(counted => counted.RoundId is null))
            rows.Add(Row(null, between, id => id is null));
        var total = Row(null, all, _ => true);
        rows.Add(total with
        {
            Proposals = Whole(row => row.Proposals), Begun = Whole(row => row.Begun), Alive = Whole(row => row.Alive), Meetings = Whole(row => row.Meetings),
            Outcomes = Outcomes.ToDictionary(outcome => outcome, outcome => Whole(row => row.Outcomes[outcome])),
        });
        return rows;

        // Where one part alone is masked, the whole would give it away by subtraction.
        Figure Whole(Func<FigureRow, Figure> figure) => rows.Count(row => figure(row).Masked) == 1 ? new(null, true) : figure(total);

        FigureRow Row(string? id, string title, Func<string?, bool> mine)
        {
            var pairs = states.Where(counted => mine(counted.RoundId)).ToList();
            int Sum(Func<Counted, bool> which) => pairs.Where(which).Sum(counted => counted.Count);
            var started = Sum(counted => counted.Also == 1);
            var answered = Sum(counted => counted.Value != (int)PairState.Cancelled && !MentoringPair.Pending.Contains((PairState)counted.Value));
            var waited = waits.Where(counted => mine(counted.RoundId)).ToList();
            var waiters = waited.Sum(counted => counted.Count);
            var said = closings.Where(closing => mine(closing.RoundId)).ToList();
            var marks = said.Sum(closing => closing.Count);
            return new()
            {
                RoundId = id, Title = title,
                Proposals = Figure.Count(Sum(_ => true)),
                Acceptance = Figure.Share(started, answered),
                MedianWait = Figure.Of(waiters, () => Math.Round(Median([.. waited.Select(counted => (counted.Value, counted.Count))]))),
                LongestWait = Figure.Of(waiters, () => waited.Max(counted => counted.Value)),
                Begun = Figure.Count(started),
                Alive = Figure.Count(Sum(counted => MentoringPair.Living.Contains((PairState)counted.Value))),
                Meetings = Figure.Of(started, () => meetings.Where(counted => mine(counted.RoundId)).Sum(counted => counted.Count)),
                Satisfaction = Figure.Of(marks, () => Math.Round((double)said.Sum(closing => closing.Satisfaction * closing.Count) / marks, 1)),
                Outcomes = Outcomes.ToDictionary(outcome => outcome, outcome => Figure.Count(said.Where(closing => closing.OfMentee && closing.Outcome == outcome).Sum(closing => closing.Count))),
            };
        }
    }

    /// <summary>The middle of values that are counted; of an even number of them, the mean of the two in the middle.</summary>
    public static double Median(IReadOnlyCollection<(int Value, int Count)> counted)
    {
        var all = counted.Sum(pair => pair.Count);
        return (At((all - 1) / 2) + At(all / 2)) / 2.0;

        int At(int place)
        {
            foreach (var (value, count) in counted.OrderBy(pair => pair.Value))
                if ((place -= count) < 0)
                    return value;
            return 0;
        }
    }

    private sealed record Counted(string? RoundId, int Value, int Also, int Count);

    private sealed record Closed(string? RoundId, bool OfMentee, int Satisfaction, Outcome Outcome, int Count);
}
