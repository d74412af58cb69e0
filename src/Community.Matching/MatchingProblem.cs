namespace Community.Matching;

/// <summary>Two people, by their places in the lists of capacities.</summary>
/// <param name="Left">Index into <see cref="MatchingProblem.LeftCapacities"/>.</param>
/// <param name="Right">Index into <see cref="MatchingProblem.RightCapacities"/>.</param>
public readonly record struct Pair(int Left, int Right);

/// <summary>Two people who may be matched, and how good that would be.</summary>
/// <param name="Left">Index into <see cref="MatchingProblem.LeftCapacities"/>.</param>
/// <param name="Right">Index into <see cref="MatchingProblem.RightCapacities"/>.</param>
/// <param name="Weight">In points, higher is better; finite; may be negative.</param>
public readonly record struct WeightedPair(int Left, int Right, double Weight)
{
    /// <summary>The two people without the weight.</summary>
    public Pair Pair => new(Left, Right);
}

/// <summary>What the best matching is.</summary>
public enum MatchingObjective
{
    /// <summary>As many pairs as possible; among these, the greatest total weight. Where everyone on the left takes one partner, a pair is a person served.</summary>
    MostPairs = 0,

    /// <summary>The greatest total weight; a pair that does not add to it (weight of zero or less) is never needed.</summary>
    BestTotal = 1,

    /// <summary>
    /// As many pairs as possible; among these, the lowest weight of a chosen pair as high as possible (the bottleneck); among these, the greatest total weight.
    /// Fixed pairs do not count as the lowest, since nothing can raise them.
    /// </summary>
    WorstFirst = 2,
}

/// <summary>
/// People on two sides, how many partners each can take, and the pairs that are allowed. It is only read, so the lists may be shared; they must not change while it is solved.
/// </summary>
/// <example><code>
/// var problem = new MatchingProblem { LeftCapacities = [1, 1], RightCapacities = [2], Pairs = [new(0, 0, 80), new(1, 0, 65)] };
/// var solution = Matcher.Solve(problem);
/// var again = Matcher.Solve(problem with { Forbidden = [new(1, 0)] });
/// </code></example>
public sealed record MatchingProblem
{
    /// <summary>How many partners each person on the left can take, zero or more; the index is the person.</summary>
    public required IReadOnlyList<int> LeftCapacities { get; init; }

    /// <summary>How many partners each person on the right can take, zero or more; the index is the person.</summary>
    public required IReadOnlyList<int> RightCapacities { get; init; }

    /// <summary>The allowed pairs, in any order, each once; what is not listed cannot be chosen.</summary>
    public required IReadOnlyList<WeightedPair> Pairs { get; init; }

    /// <summary>Pairs that the answer must hold, whatever their weight. Each must be an allowed pair; together they must respect the capacities. None by default.</summary>
    public IReadOnlyList<Pair> Fixed { get; init; } = [];

    /// <summary>Pairs that the answer must not hold; they need not be allowed pairs. None by default.</summary>
    public IReadOnlyList<Pair> Forbidden { get; init; } = [];

    /// <summary>What the best matching is; <see cref="MatchingObjective.MostPairs"/> by default.</summary>
    public MatchingObjective Objective { get; init; }

    /// <summary>
    /// Digits kept after the decimal point of a weight, 0 to 9; 6 by default. Weights are rounded once, half away from zero, to whole multiples of 10^-<see cref="Decimals"/>;
    /// from there on all arithmetic is on integers, and the answer is exact for the rounded weights.
    /// </summary>
    public int Decimals { get; init; } = 6;
}
