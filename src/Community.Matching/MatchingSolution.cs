namespace Community.Matching;

/// <summary>A best matching, with its proof.</summary>
public sealed class MatchingSolution
{
    private readonly Instance instance;
    private readonly int[] rightLoad;

    internal MatchingSolution(Instance instance, WeightedPair[] pairs, MatchingProof proof)
    {
        this.instance = instance;
        Pairs = pairs;
        Proof = proof;
        rightLoad = new int[instance.RightCount];
        var isFixed = instance.Problem.Fixed.ToHashSet();
        Int128 total = 0;
        long? worst = null;
        foreach (var pair in pairs)
        {
            rightLoad[pair.Right]++;
            var units = instance.ToUnits(pair.Weight);
            total += units;
            if (!isFixed.Contains(pair.Pair) && !(worst <= units))
                worst = units;
        }
        Total = instance.ToPoints(total);
        Worst = worst is { } lowest ? instance.ToPoints(lowest) : null;
    }

    /// <summary>The problem this solves.</summary>
    public MatchingProblem Problem => instance.Problem;

    /// <summary>The chosen pairs, fixed ones included, by left, then right, with their weights as rounded.</summary>
    public IReadOnlyList<WeightedPair> Pairs { get; }

    /// <summary>Sum of the weights (as rounded) of all chosen pairs, in points.</summary>
    public double Total { get; }

    /// <summary>The lowest weight of a chosen pair that is not fixed, in points; null when there is none.</summary>
    public double? Worst { get; }

    /// <summary>Why no matching is better.</summary>
    public MatchingProof Proof { get; }

    /// <summary>The chosen pairs of someone on the left, by right; takes logarithmic time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such person.</exception>
    public IEnumerable<WeightedPair> OfLeft(int left)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(left, instance.LeftCount);
        return Slice();

        IEnumerable<WeightedPair> Slice()
        {
            for (var at = FirstOf(left); at < Pairs.Count && Pairs[at].Left == left; at++)
                yield return Pairs[at];
        }
    }

    /// <summary>How many partners someone on the right has here.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such person.</exception>
    public int LoadOfRight(int right)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(right);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(right, instance.RightCount);
        return rightLoad[right];
    }

    /// <summary>
    /// Whom else someone on the left could have while everybody else stays: allowed pairs that are not chosen nor forbidden, whose right has a place left; the heaviest first, then by right.
    /// Takes time in proportion to the allowed pairs of that person.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such person.</exception>
    public IReadOnlyList<WeightedPair> NextBest(int left)
    {
        var chosen = OfLeft(left).Select(pair => pair.Right).ToHashSet();
        return [.. instance.PairsOf(left)
            .Where(pair => !chosen.Contains(pair.Right) && rightLoad[pair.Right] < Problem.RightCapacities[pair.Right])
            .OrderByDescending(pair => instance.ToUnits(pair.Weight)).ThenBy(pair => pair.Right)];
    }

    /// <summary>Checks the proof; the same as <see cref="Matcher.Verify(MatchingProblem, IReadOnlyList{Pair}, MatchingProof)"/> on what this holds.</summary>
    public MatchingVerdict Verify() => Matcher.Verify(Problem, [.. Pairs.Select(pair => pair.Pair)], Proof);

    private int FirstOf(int left)
    {
        var (low, high) = (0, Pairs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Pairs[middle].Left < left)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
