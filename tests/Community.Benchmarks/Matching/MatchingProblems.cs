using Community.Matching;

namespace Community.Benchmarks.Matching;

/// <summary>Random problems of a given shape, the same each time.</summary>
internal static class MatchingProblems
{
    /// <summary>Everybody may have everybody, one each; weights from 0 to 100 points.</summary>
    public static MatchingProblem Dense(int people)
    {
        var random = new Random(people);
        var pairs = new WeightedPair[people * people];
        for (var at = 0; at < pairs.Length; at++)
            pairs[at] = new WeightedPair(at / people, at % people, 100 * random.NextDouble());
        return new MatchingProblem { LeftCapacities = Ones(people), RightCapacities = Ones(people), Pairs = pairs };
    }

    /// <summary>A mentoring round: mentors for one to five mentees each, each mentee with so many allowed mentors; scores with two decimals, or in whole points, which makes many ties.</summary>
    public static MatchingProblem Sparse(int mentees, int mentors, int allowed, bool wholePoints, MatchingObjective objective)
    {
        var random = new Random(mentees);
        var pairs = new List<WeightedPair>(mentees * allowed);
        var seen = new HashSet<int>();
        for (var mentee = 0; mentee < mentees; mentee++)
        {
            seen.Clear();
            while (seen.Count < Math.Min(allowed, mentors))
                seen.Add(random.Next(mentors));
            foreach (var mentor in seen)
                pairs.Add(new WeightedPair(mentee, mentor, Math.Round(100 * random.NextDouble(), wholePoints ? 0 : 2)));
        }
        return new MatchingProblem
        {
            LeftCapacities = Ones(mentees),
            RightCapacities = [.. Enumerable.Range(0, mentors).Select(_ => random.Next(1, 6))],
            Pairs = pairs,
            Objective = objective,
        };
    }

    private static int[] Ones(int count) => [.. Enumerable.Repeat(1, count)];
}
