namespace Community.Matching;

/// <summary>
/// A checked problem in the order that everything else works in: the pairs that are free to choose (neither fixed nor forbidden) by left, then right, weights in units, and the capacities
/// that fixed pairs leave, no greater than the free pairs of each person.
/// </summary>
internal sealed class Instance
{
    // 2^50: up to here points and units turn into each other and back without loss in a double.
    private const double MaxUnits = 1125899906842624;

    private readonly double scale;

    public Instance(MatchingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
        if (!Enum.IsDefined(problem.Objective))
            throw new MatchingProblemException(MatchingFault.UnknownObjective, $"There is no objective {(int)problem.Objective}.");
        if (problem.Decimals is < 0 or > 9)
            throw new MatchingProblemException(MatchingFault.DecimalsOutOfRange, $"Decimals must be 0 to 9, not {problem.Decimals}.");
        scale = Math.Pow(10, problem.Decimals);
        var leftSpare = Capacities(problem.LeftCapacities, "left");
        var rightSpare = Capacities(problem.RightCapacities, "right");

        CheckWeights();
        var order = Sorted();
        var fixedPairs = Fixed(order, leftSpare, rightSpare);
        var forbidden = Forbidden(fixedPairs);

        FixedPairs = [.. order.Where(at => fixedPairs.Contains(problem.Pairs[at].Pair)).Select(at => problem.Pairs[at])
            .Select(pair => pair with { Weight = ToPoints(ToUnits(pair.Weight)) })];
        Start = new int[LeftCount + 1];
        Right = new int[order.Length - fixedPairs.Count];
        Units = new long[Right.Length];
        var count = 0;
        var before = 0;
        var degree = new int[RightCount];
        var special = fixedPairs.Count > 0 || forbidden.Count > 0;
        foreach (var at in order)
        {
            var pair = problem.Pairs[at];
            if (special && (fixedPairs.Contains(pair.Pair) || forbidden.Contains(pair.Pair)))
                continue;
            while (before < pair.Left)
                Start[++before] = count;
            Right[count] = pair.Right;
            Units[count++] = ToUnits(pair.Weight);
            degree[pair.Right]++;
        }
        while (before < LeftCount)
            Start[++before] = count;
        PairCount = count;

        for (var left = 0; left < LeftCount; left++)
            leftSpare[left] = Math.Min(leftSpare[left], Start[left + 1] - Start[left]);
        for (var right = 0; right < RightCount; right++)
            rightSpare[right] = Math.Min(rightSpare[right], degree[right]);
        LeftSpare = leftSpare;
        RightSpare = rightSpare;
        PairBonus = Bonus();
    }

    public MatchingProblem Problem { get; }

    public int LeftCount => Problem.LeftCapacities.Count;

    public int RightCount => Problem.RightCapacities.Count;

    /// <summary>Free pairs; they may be fewer than the arrays hold.</summary>
    public int PairCount { get; }

    /// <summary>The free pairs of a left are those from its start to the next left's.</summary>
    public int[] Start { get; }

    public int[] Right { get; }

    public long[] Units { get; }

    public int[] LeftSpare { get; }

    public int[] RightSpare { get; }

    public WeightedPair[] FixedPairs { get; }

    public long PairBonus { get; }

    public long ToUnits(double weight) => (long)Math.Round(weight * scale, MidpointRounding.AwayFromZero);

    public double ToPoints(Int128 units) => (double)units / scale;

    public IEnumerable<WeightedPair> PairsOf(int left)
    {
        for (var at = Start[left]; at < Start[left + 1]; at++)
            yield return new WeightedPair(left, Right[at], ToPoints(Units[at]));
    }

    private static int[] Capacities(IReadOnlyList<int> capacities, string side)
    {
        for (var person = 0; person < capacities.Count; person++)
            if (capacities[person] < 0)
                throw new MatchingProblemException(MatchingFault.NegativeCapacity, $"Person {person} on the {side} has a capacity of {capacities[person]}.",
                    side == "left" ? person : null, side == "right" ? person : null);
        return [.. capacities];
    }

    private void CheckWeights()
    {
        foreach (var (left, right, weight) in Problem.Pairs)
        {
            CheckRange(new Pair(left, right), "A pair");
            if (!double.IsFinite(weight))
                throw new MatchingProblemException(MatchingFault.WeightNotFinite, $"The weight of ({left}, {right}) is {weight}.", left, right);
            if (Math.Abs(weight) * scale > MaxUnits)
                throw new MatchingProblemException(MatchingFault.WeightOverflow, $"The weight of ({left}, {right}) is too large: {weight} with {Problem.Decimals} decimals.", left, right);
        }
    }

    private void CheckRange(Pair pair, string what)
    {
        if (pair.Left < 0 || pair.Left >= LeftCount || pair.Right < 0 || pair.Right >= RightCount)
            throw new MatchingProblemException(MatchingFault.IndexOutOfRange, $"{what} names ({pair.Left}, {pair.Right}); there are {LeftCount} people on the left and {RightCount} on the right.", pair.Left, pair.Right);
    }

    // Counting sort by right, then by left, which is stable: linear time.
    private int[] Sorted()
    {
        var pairs = Problem.Pairs;
        var order = new int[pairs.Count];
        for (var at = 0; at < order.Length; at++)
            order[at] = at;
        if (!IsSorted(pairs))
        {
            order = CountingSort(order, RightCount, at => pairs[at].Right);
            order = CountingSort(order, LeftCount, at => pairs[at].Left);
        }
        for (var at = 1; at < order.Length; at++)
        {
            var pair = pairs[order[at]].Pair;
            if (pairs[order[at - 1]].Pair == pair)
                throw new MatchingProblemException(MatchingFault.DuplicatePair, $"The pair ({pair.Left}, {pair.Right}) is listed twice.", pair.Left, pair.Right);
        }
        return order;
    }

    private static bool IsSorted(IReadOnlyList<WeightedPair> pairs)
    {
        for (var at = 1; at < pairs.Count; at++)
            if (pairs[at - 1].Left > pairs[at].Left || (pairs[at - 1].Left == pairs[at].Left && pairs[at - 1].Right > pairs[at].Right))
                return false;
        return true;
    }

    private static int[] CountingSort(int[] order, int keys, Func<int, int> key)
    {
        var next = new int[keys + 1];
        foreach (var at in order)
            next[key(at) + 1]++;
        for (var k = 0; k < keys; k++)
            next[k + 1] += next[k];
        var sorted = new int[order.Length];
        foreach (var at in order)
            sorted[next[key(at)]++] = at;
        return sorted;
    }

    private HashSet<Pair> Fixed(int[] order, int[] leftSpare, int[] rightSpare)
    {
        var wanted = new HashSet<Pair>();
        foreach (var pair in Problem.Fixed)
        {
            CheckRange(pair, "A fixed pair");
            wanted.Add(pair);
        }
        if (wanted.Count == 0)
            return wanted;
        var allowed = order.Select(at => Problem.Pairs[at].Pair).Where(wanted.Contains).ToHashSet();
        foreach (var pair in Problem.Fixed)
            if (!allowed.Contains(pair))
                throw new MatchingProblemException(MatchingFault.FixedNotAllowed, $"The fixed pair ({pair.Left}, {pair.Right}) is not an allowed pair.", pair.Left, pair.Right);
        foreach (var (left, right) in wanted)
        {
            if (--leftSpare[left] < 0)
                throw new MatchingProblemException(MatchingFault.FixedOverCapacity, $"Person {left} on the left has more fixed pairs than the capacity of {Problem.LeftCapacities[left]}.", left);
            if (--rightSpare[right] < 0)
                throw new MatchingProblemException(MatchingFault.FixedOverCapacity, $"Person {right} on the right has more fixed pairs than the capacity of {Problem.RightCapacities[right]}.", right: right);
        }
        return wanted;
    }

    private HashSet<Pair> Forbidden(HashSet<Pair> fixedPairs)
    {
        var forbidden = new HashSet<Pair>();
        foreach (var pair in Problem.Forbidden)
        {
            CheckRange(pair, "A forbidden pair");
            if (fixedPairs.Contains(pair))
                throw new MatchingProblemException(MatchingFault.FixedAndForbidden, $"The pair ({pair.Left}, {pair.Right}) is both fixed and forbidden.", pair.Left, pair.Right);
            forbidden.Add(pair);
        }
        return forbidden;
    }

    // Two matchings of at most n pairs of at most w units each differ by at most 2nw, so one more pair must be worth more than that. Prices are sums along a path, in which bonuses cancel but
    // for one, and weights may not: the limit keeps all of them far inside 64 bits.
    private long Bonus()
    {
        long greatest = 0;
        for (var at = 0; at < PairCount; at++)
            greatest = Math.Max(greatest, Math.Abs(Units[at]));
        Int128 most = Math.Min(LeftSpare.Sum(spare => (long)spare), RightSpare.Sum(spare => (long)spare));
        var bonus = (2 * most * greatest) + 1;
        var reach = bonus + ((Int128)4 * ((Int128)LeftCount + RightCount + 2 + most) * greatest);
        if (reach > long.MaxValue / 4)
            throw new MatchingProblemException(MatchingFault.WeightOverflow, $"Weights of up to {ToPoints(greatest)} with {Problem.Decimals} decimals for up to {most} pairs do not fit in 64 bits.");
        return Problem.Objective == MatchingObjective.BestTotal ? 0 : (long)bonus;
    }
}
