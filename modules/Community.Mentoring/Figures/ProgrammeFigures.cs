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

    /// <summary>One row for each round, newest first, then requests between rounds, then all together; a constant number of queries.</summary>
    public async Task<List<FigureRow>> ReadAsync(string all, string between, CancellationToken cancellationToken)
    {
        var rounds = await data.Set<Round>().AsNoTracking().OrderByDescending(round => round.From).ThenBy(round => round.Id).Select(round => new { round.Id, round.Title }).ToListAsync(cancellationToken);
        var pairs = await data.Set<MentoringPair>().AsNoTracking()
            .Select(pair => new PairFigures(pair.Id, pair.RoundId, pair.State, pair.CreatedUtc, pair.WaitingSinceUtc, pair.AcceptedUtc)).ToListAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var meetings = (await data.Set<PairMeeting>().Where(meeting => !meeting.Cancelled && meeting.StartUtc <= now).GroupBy(meeting => meeting.PairId)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken)).ToDictionary(group => group.Key, group => group.Count);
        var closings = (await data.Set<ClosingInterview>().AsNoTracking().Select(row => new { row.PairId, row.OfMentee, row.Satisfaction, row.Outcome }).ToListAsync(cancellationToken))
            .ToLookup(row => row.PairId, row => (row.OfMentee, row.Satisfaction, row.Outcome));

        List<FigureRow> rows = [.. rounds.Select(round => Row(round.Id, round.Title, pairs.Where(pair => pair.RoundId == round.Id)))];
        if (pairs.Any(pair => pair.RoundId is null))
            rows.Add(Row(null, between, pairs.Where(pair => pair.RoundId is null)));
        rows.Add(Row(null, all, pairs));
        return rows;

        FigureRow Row(string? id, string title, IEnumerable<PairFigures> some)
        {
            var group = some.ToList();
            var answered = group.Where(pair => !MentoringPair.Pending.Contains(pair.State) && pair.State != PairState.Cancelled).ToList();
            var begun = group.Where(pair => pair.AcceptedUtc is not null).ToList();
            double[] waits = [.. begun.Select(pair => (pair.AcceptedUtc!.Value - pair.WaitingSinceUtc).TotalDays).Order()];
            var said = begun.SelectMany(pair => closings[pair.Id]).ToList();
            var ended = said.Where(closing => closing.OfMentee).ToList();
            var held = begun.Sum(pair => meetings.GetValueOrDefault(pair.Id));
            return new()
            {
                RoundId = id, Title = title,
                Proposals = Figure.Count(group.Count),
                Acceptance = Figure.Share(begun.Count, answered.Count),
                MedianWait = Figure.Of(waits.Length, () => Math.Round(Median(waits))),
                LongestWait = Figure.Of(waits.Length, () => Math.Round(waits[^1])),
                Begun = Figure.Count(begun.Count),
                Alive = Figure.Count(group.Count(pair => MentoringPair.Living.Contains(pair.State))),
                Meetings = Figure.Of(begun.Count, () => held),
                Satisfaction = Figure.Of(said.Count, () => Math.Round(said.Average(closing => closing.Satisfaction), 1)),
                Outcomes = Outcomes.ToDictionary(outcome => outcome, outcome => Figure.Count(ended.Count(closing => closing.Outcome == outcome))),
            };
        }
    }

    /// <summary>The middle value; of an even number, the mean of the two in the middle.</summary>
    public static double Median(double[] sorted) => sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;

    private sealed record PairFigures(string Id, string? RoundId, PairState State, DateTime CreatedUtc, DateTime WaitingSinceUtc, DateTime? AcceptedUtc);
}
