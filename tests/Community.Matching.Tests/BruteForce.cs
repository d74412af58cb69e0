namespace Community.Matching.Tests;

/// <summary>Tries every set of pairs, and applies the definitions of the objectives and of the tie rule word by word.</summary>
internal static class BruteForce
{
    public static IReadOnlyList<Pair> Solve(MatchingProblem problem)
    {
        var pairs = problem.Pairs.OrderBy(pair => pair.Left).ThenBy(pair => pair.Right).ToArray();
        IReadOnlyList<WeightedPair>? best = null;
        for (var set = 0; set < 1 << pairs.Length; set++)
        {
            var chosen = pairs.Where((_, at) => (set >> at & 1) == 1).ToArray();
            if (IsAllowed(problem, chosen) && (best is null || Compare(problem, chosen, best) > 0))
                best = chosen;
        }
        return [.. best!.Select(pair => pair.Pair)];
    }

    /// <summary>Whether a set of pairs is allowed and as good as another by the objective, ties aside.</summary>
    public static bool IsAsGood(MatchingProblem problem, IReadOnlyList<Pair> chosen, IReadOnlyList<WeightedPair> best)
    {
        var weighted = problem.Pairs.Where(pair => chosen.Contains(pair.Pair)).ToArray();
        return IsAllowed(problem, weighted) && Compare(problem, weighted, best, ties: false) == 0;
    }

    private static bool IsAllowed(MatchingProblem problem, WeightedPair[] chosen) =>
        problem.Fixed.All(pair => chosen.Any(other => other.Pair == pair))
        && !chosen.Any(pair => problem.Forbidden.Contains(pair.Pair))
        && problem.LeftCapacities.Select((capacity, left) => chosen.Count(pair => pair.Left == left) <= capacity).All(fits => fits)
        && problem.RightCapacities.Select((capacity, right) => chosen.Count(pair => pair.Right == right) <= capacity).All(fits => fits);

    private static int Compare(MatchingProblem problem, IReadOnlyList<WeightedPair> one, IReadOnlyList<WeightedPair> other, bool ties = true)
    {
        var count = problem.Objective == MatchingObjective.BestTotal ? 0 : one.Count.CompareTo(other.Count);
        var worst = problem.Objective == MatchingObjective.WorstFirst ? Worst(one).CompareTo(Worst(other)) : 0;
        var total = one.Sum(pair => (decimal)pair.Weight).CompareTo(other.Sum(pair => (decimal)pair.Weight));
        return count != 0 ? count : worst != 0 ? worst : total != 0 || !ties ? total : Ties();

        double Worst(IReadOnlyList<WeightedPair> chosen) => chosen.Where(pair => !problem.Fixed.Contains(pair.Pair)).Select(pair => pair.Weight).DefaultIfEmpty(double.MaxValue).Min();

        // The first pair, by left, then right, that only one of them holds decides.
        int Ties()
        {
            foreach (var pair in problem.Pairs.OrderBy(pair => pair.Left).ThenBy(pair => pair.Right))
                if (one.Contains(pair) != other.Contains(pair))
                    return one.Contains(pair) ? 1 : -1;
            return 0;
        }
    }
}
