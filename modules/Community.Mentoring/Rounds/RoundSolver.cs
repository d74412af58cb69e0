using System.Diagnostics;
using Community.Matching;
using Community.Mentoring.Data;
using Community.Mentoring.Rules;
using Community.Mentoring.Scoring;

namespace Community.Mentoring.Rounds;

/// <summary>A pair of the answer.</summary>
internal sealed record SolvedPair(MenteeFacts Mentee, MentorFacts Mentor, ScoreCard Card, bool Fixed);

/// <summary>A mentee the answer leaves out: mentors she may have by the rules, and for each rule how many it keeps away, alone and at all.</summary>
internal sealed record LeftOut(MenteeFacts Mentee, int Allowed, int[] Alone, int[] Blocked);

/// <summary>What came out, with the proof already checked, and how long each step took.</summary>
internal sealed record RoundResult
{
    public required IReadOnlyList<SolvedPair> Pairs { get; init; }
    public required IReadOnlyList<LeftOut> LeftOut { get; init; }
    /// <summary>Pairs that break no rule.</summary>
    public required int Allowed { get; init; }
    /// <summary>Of these, how many the solver was given.</summary>
    public required int Considered { get; init; }
    public required bool Verified { get; init; }
    public TimeSpan Rules { get; init; }
    public TimeSpan Solver { get; init; }
    /// <summary>Bytes that the solver asked for, all of them together.</summary>
    public long SolverBytes { get; init; }
    public TimeSpan Check { get; init; }
    public TimeSpan Explaining { get; init; }

    public double Total => Pairs.Sum(pair => pair.Card.Total);
    public double? Worst => Pairs.Count == 0 ? null : Pairs.Min(pair => pair.Card.Total);
}

/// <summary>From people to the best pairs: rules, score, the solver, and its proof. Pure.</summary>
internal static class RoundSolver
{
    /// <summary>Up to this many allowed pairs, the solver sees all of them.</summary>
    public const int SeeAll = 150_000;

    /// <summary>In larger rounds it sees the best of each person, and all that is kept or exists.</summary>
    public const int BestOfEach = 40;

    /// <exception cref="RuleBrokenException">A kept pair breaks a rule.</exception>
    public static RoundResult Solve(RoundInput input, IProgress<MatchingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var clock = Stopwatch.StartNew();
        // The order of people decides ties, so it must not depend on how they were read: who waits longest comes first.
        MenteeFacts[] mentees = [.. input.Mentees.OrderBy(mentee => mentee.WaitingSinceUtc).ThenBy(mentee => mentee.UserId, StringComparer.Ordinal)];
        MentorFacts[] mentors = [.. input.Mentors.OrderBy(mentor => mentor.UserId, StringComparer.Ordinal)];
        var menteePlace = Places(mentees, mentee => mentee.UserId);
        var mentorPlace = Places(mentors, mentor => mentor.UserId);
        Score score = new(input.Weights, mentors, input.Skills);
        var keep = Kept(input, mentees, mentors, menteePlace, mentorPlace);

        var (pairs, allowed) = AllowedPairs(input, mentees, mentors, score, keep, cancellationToken);
        var rules = clock.Elapsed;

        MatchingProblem problem = new()
        {
            LeftCapacities = [.. mentees.Select(_ => 1)],
            RightCapacities = [.. mentors.Select(mentor => Math.Max(0, mentor.Places))],
            Pairs = pairs,
            Fixed = keep,
            Objective = input.Objective switch
            {
                RoundObjective.BestTotal => MatchingObjective.BestTotal,
                RoundObjective.WorstFirst => MatchingObjective.WorstFirst,
                _ => MatchingObjective.MostPairs,
            },
            Decimals = 2,
        };
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        clock.Restart();
        var solution = Matcher.Solve(problem, progress, cancellationToken);
        var solving = clock.Elapsed;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        clock.Restart();
        var verified = solution.Verify().IsOptimal;
        var check = clock.Elapsed;
        clock.Restart();

        var fixedPairs = keep.ToHashSet();
        List<SolvedPair> answer = [.. solution.Pairs.Select(pair => new SolvedPair(
            mentees[pair.Left], mentors[pair.Right], score.Card(mentees[pair.Left], mentors[pair.Right]), fixedPairs.Contains(pair.Pair)))];
        var matched = solution.Pairs.Select(pair => pair.Left).ToHashSet();
        List<LeftOut> leftOut = [.. Enumerable.Range(0, mentees.Length).Where(i => !matched.Contains(i)).Select(i => Explain(mentees[i], mentors, input))];
        return new()
        {
            Pairs = answer, LeftOut = leftOut, Allowed = allowed, Considered = pairs.Count, Verified = verified,
            Rules = rules, Solver = solving, SolverBytes = bytes, Check = check, Explaining = clock.Elapsed,
        };
    }

    /// <summary>Mentors a mentee may have, best first.</summary>
    public static IEnumerable<(MentorFacts Mentor, ScoreCard Card)> BestFor(MenteeFacts mentee, IReadOnlyCollection<MentorFacts> mentors, Score score) =>
        mentors.Where(mentor => mentor.Places > 0 && HardRules.Allow(mentee, mentor))
            .Select(mentor => (Mentor: mentor, Card: score.Card(mentee, mentor)))
            .OrderByDescending(found => found.Card.Total).ThenBy(found => found.Mentor.UserId, StringComparer.Ordinal);

    private static Dictionary<string, int> Places<T>(T[] people, Func<T, string> id) =>
        people.Select((person, i) => (Id: id(person), i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);

    private static List<Pair> Kept(RoundInput input, MenteeFacts[] mentees, MentorFacts[] mentors, Dictionary<string, int> menteePlace, Dictionary<string, int> mentorPlace)
    {
        List<Pair> keep = [];
        foreach (var two in input.Keep.OrderBy(two => two.MenteeId, StringComparer.Ordinal).ThenBy(two => two.MentorId, StringComparer.Ordinal))
        {
            // Who is no longer in the round took consent back, or is no longer approved.
            if (!menteePlace.TryGetValue(two.MenteeId, out var left) || !mentorPlace.TryGetValue(two.MentorId, out var right))
                throw new RuleBrokenException(HardRule.Consent, two);
            if (HardRules.First(mentees[left], mentors[right]) is { } rule)
                throw new RuleBrokenException(rule, two);
            keep.Add(new(left, right));
            if (keep.Count(pair => pair.Right == right) > mentors[right].Places || keep.Count(pair => pair.Left == left) > 1)
                throw new RuleBrokenException(HardRule.Capacity, two);
        }
        return keep;
    }

    private static (List<WeightedPair> Pairs, int Allowed) AllowedPairs(
        RoundInput input, MenteeFacts[] mentees, MentorFacts[] mentors, Score score, List<Pair> keep, CancellationToken cancellationToken)
    {
        var rows = new WeightedPair[mentees.Length][];
        Parallel.For(0, mentees.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            List<WeightedPair> row = [];
            for (var j = 0; j < mentors.Length; j++)
                if (mentors[j].Places > 0 && HardRules.Allow(mentees[i], mentors[j]) && IsFree(input.Forbid, mentees[i], mentors[j]))
                    row.Add(new(i, j, score.Total(mentees[i], mentors[j]) + (Holds(input.Existing, mentees[i], mentors[j]) ? input.Stability : 0)));
            rows[i] = [.. row];
        });
        var allowed = rows.Sum(row => row.Length);
        var kept = keep.ToHashSet();
        return (allowed <= SeeAll ? [.. rows.SelectMany(row => row)] : Best(rows, mentors.Length, pair => kept.Contains(pair.Pair) || Holds(input.Existing, mentees[pair.Left], mentors[pair.Right])), allowed);
    }

    private static bool IsFree(IReadOnlySet<Two> forbid, MenteeFacts mentee, MentorFacts mentor) => forbid.Count == 0 || !forbid.Contains(new(mentee.UserId, mentor.UserId));

    private static bool Holds(IReadOnlySet<Two> set, MenteeFacts mentee, MentorFacts mentor) => set.Count > 0 && set.Contains(new(mentee.UserId, mentor.UserId));

    private static List<WeightedPair> Best(WeightedPair[][] rows, int mentors, Func<WeightedPair, bool> must)
    {
        HashSet<Pair> chosen = [];
        List<WeightedPair> result = [];
        var columns = new List<WeightedPair>[mentors];
        foreach (var row in rows)
        {
            foreach (var pair in row)
                (columns[pair.Right] ??= []).Add(pair);
            Take(row.OrderByDescending(pair => pair.Weight).ThenBy(pair => pair.Right).Take(BestOfEach));
            Take(row.Where(must));
        }
        foreach (var column in columns)
            if (column is not null)
                Take(column.OrderByDescending(pair => pair.Weight).ThenBy(pair => pair.Left).Take(BestOfEach));
        return result;

        void Take(IEnumerable<WeightedPair> pairs)
        {
            foreach (var pair in pairs)
                if (chosen.Add(pair.Pair))
                    result.Add(pair);
        }
    }

    private static LeftOut Explain(MenteeFacts mentee, MentorFacts[] mentors, RoundInput input)
    {
        var allowed = 0;
        int[] alone = new int[HardRules.Count], blocked = new int[HardRules.Count];
        foreach (var mentor in mentors)
        {
            if (!IsFree(input.Forbid, mentee, mentor))
                continue;
            var broken = HardRules.Broken(mentee, mentor);
            allowed += broken == 0 ? 1 : 0;
            for (var rule = 0; rule < HardRules.Count; rule++)
                if ((broken & (1 << rule)) != 0)
                {
                    blocked[rule]++;
                    alone[rule] += broken == 1 << rule ? 1 : 0;
                }
        }
        return new(mentee, allowed, alone, blocked);
    }
}
