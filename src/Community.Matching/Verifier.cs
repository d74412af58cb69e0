namespace Community.Matching;

/// <summary>Checks a proof from the problem as it was stated; shares no step with the solver but the reading of weights.</summary>
internal static class Verifier
{
    public static MatchingVerdict Verify(MatchingProblem problem, IReadOnlyList<Pair> chosen, MatchingProof proof)
    {
        var reason = Objection(problem, new Instance(problem), chosen, proof);
        return new MatchingVerdict(reason is null, reason);
    }

    private static string? Objection(MatchingProblem problem, Instance reading, IReadOnlyList<Pair> chosen, MatchingProof proof)
    {
        var (fixedPairs, forbidden, taken) = (problem.Fixed.ToHashSet(), problem.Forbidden.ToHashSet(), chosen.ToHashSet());
        if (taken.Count != chosen.Count)
            return "A pair is chosen twice.";
        if (fixedPairs.FirstOrDefault(pair => !taken.Contains(pair), new Pair(-1, -1)) is { Left: >= 0 } missing)
            return $"The fixed pair {missing} is not chosen.";
        if (proof.LeftPrices.Count != problem.LeftCapacities.Count || proof.RightPrices.Count != problem.RightCapacities.Count)
            return "There must be one price for each person.";

        var left = new Side("left", problem.LeftCapacities, proof.LeftPrices);
        var right = new Side("right", problem.RightCapacities, proof.RightPrices);
        var allowed = 0;
        var count = 0;
        var lowest = long.MaxValue;
        Int128 greatest = 0;
        List<(Pair Pair, long Units, bool Chosen)> free = new(problem.Pairs.Count);
        foreach (var weighted in problem.Pairs)
        {
            var pair = weighted.Pair;
            var isChosen = taken.Contains(pair);
            if (isChosen)
            {
                allowed++;
                left.Load[pair.Left]++;
                right.Load[pair.Right]++;
            }
            if (fixedPairs.Contains(pair))
            {
                left.Spare[pair.Left]--;
                right.Spare[pair.Right]--;
                left.Load[pair.Left]--;
                right.Load[pair.Right]--;
                continue;
            }
            if (forbidden.Contains(pair))
            {
                if (isChosen)
                    return $"The forbidden pair {pair} is chosen.";
                continue;
            }
            var units = reading.ToUnits(weighted.Weight);
            free.Add((pair, units, isChosen));
            left.Degree[pair.Left]++;
            right.Degree[pair.Right]++;
            greatest = Int128.Max(greatest, Int128.Abs(units));
            if (isChosen)
            {
                count++;
                lowest = Math.Min(lowest, units);
            }
        }
        if (allowed != chosen.Count)
            return "A chosen pair is not an allowed pair.";
        if ((left.Objection() ?? right.Objection()) is { } objection)
            return objection;

        var most = Int128.Min(left.Places(), right.Places());
        if (problem.Objective == MatchingObjective.BestTotal ? proof.PairBonus != 0 : proof.PairBonus <= 2 * most * greatest)
            return "The bonus of a pair does not fit the objective.";

        var threshold = long.MinValue;
        if (problem.Objective == MatchingObjective.WorstFirst)
        {
            if (proof.Bottleneck != (count == 0 ? null : lowest))
                return "The bottleneck is not the lowest weight chosen.";
            if (proof.CountCover is not { } countCover || Bound(countCover, left, right, free, long.MinValue) is not { } atMost || atMost > count)
                return "The cover does not prove that there cannot be more pairs.";
            if (proof.Bottleneck is { } bottleneck)
            {
                threshold = bottleneck;
                if (bottleneck < long.MaxValue
                    && (proof.BottleneckCover is not { } cover || Bound(cover, left, right, free, bottleneck + 1) is not { } above || above >= count))
                    return "The cover does not prove that the lowest weight cannot be higher.";
            }
        }
        return Slackness(proof, free, threshold);
    }

    private static string? Slackness(MatchingProof proof, List<(Pair Pair, long Units, bool Chosen)> free, long threshold)
    {
        foreach (var (pair, units, chosen) in free)
        {
            if (units < threshold)
                continue;
            var worth = (Int128)proof.PairBonus + units;
            var prices = (Int128)proof.LeftPrices[pair.Left] + proof.RightPrices[pair.Right];
            if (chosen && worth < prices)
                return $"The chosen pair {pair} is worth less than its prices.";
            if (!chosen && worth > prices)
                return $"The pair {pair} is not chosen but worth more than its prices.";
        }
        return null;
    }

    // How many pairs of at least some weight there can be at most, by this cover; null when it is not a set of people.
    private static Int128? Bound(MatchingCover cover, Side left, Side right, List<(Pair Pair, long Units, bool Chosen)> free, long lowest)
    {
        if (left.Members(cover.Left) is not { } inLeft || right.Members(cover.Right) is not { } inRight)
            return null;
        Int128 bound = 0;
        foreach (var person in cover.Left)
            bound += left.Spare[person];
        foreach (var person in cover.Right)
            bound += right.Spare[person];
        foreach (var (pair, units, _) in free)
            if (units >= lowest && !inLeft[pair.Left] && !inRight[pair.Right])
                bound++;
        return bound;
    }

    private sealed class Side(string name, IReadOnlyList<int> capacities, IReadOnlyList<long> prices)
    {
        public int[] Spare { get; } = [.. capacities];

        public int[] Load { get; } = new int[capacities.Count];

        public int[] Degree { get; } = new int[capacities.Count];

        public string? Objection()
        {
            for (var person = 0; person < Spare.Length; person++)
            {
                Spare[person] = Math.Min(Spare[person], Degree[person]);
                if (Load[person] > Spare[person])
                    return $"Person {person} on the {name} has more partners than capacity.";
                if (prices[person] < 0)
                    return $"The price of person {person} on the {name} is negative.";
                if (prices[person] > 0 && Load[person] < Spare[person])
                    return $"Person {person} on the {name} has a price but is not full.";
            }
            return null;
        }

        public Int128 Places()
        {
            Int128 places = 0;
            foreach (var spare in Spare)
                places += spare;
            return places;
        }

        public bool[]? Members(IReadOnlyList<int> people)
        {
            var members = new bool[Spare.Length];
            foreach (var person in people)
            {
                if (person < 0 || person >= members.Length || members[person])
                    return null;
                members[person] = true;
            }
            return members;
        }
    }
}
