namespace Community.Matching;

/// <summary>
/// Prices that prove a matching best, for anyone to check with <see cref="Matcher.Verify(MatchingProblem, IReadOnlyList{Pair}, MatchingProof)"/>. They concern the problem that is left
/// when fixed pairs are kept (their places used up) and forbidden pairs removed, the capacity of a person counting as no more than the number of pairs left to that person.
/// </summary>
/// <remarks>
/// The worth of a pair is <see cref="PairBonus"/> plus its weight in units of 10^-<see cref="MatchingProblem.Decimals"/> points. Prices are in the same units, and prove the matching by
/// complementary slackness (Schrijver 2003, chapters 17 and 21): no price is negative; whoever has a price above zero is full; a chosen pair is worth at least the sum of the two prices; a
/// pair not chosen is worth no more than it. A bonus greater than any difference of two totals makes the number of pairs come first.
/// For <see cref="MatchingObjective.WorstFirst"/> this holds among the pairs of weight <see cref="Bottleneck"/> or more, and two covers (the theorem of Kőnig, as a cut of Ford and Fulkerson)
/// prove the rest: <see cref="CountCover"/> that no matching has more pairs, <see cref="BottleneckCover"/> that none has as many with all weights above <see cref="Bottleneck"/>.
/// </remarks>
public sealed record MatchingProof
{
    /// <summary>A price for each person on the left.</summary>
    public required IReadOnlyList<long> LeftPrices { get; init; }

    /// <summary>A price for each person on the right.</summary>
    public required IReadOnlyList<long> RightPrices { get; init; }

    /// <summary>What a pair is worth before its weight counts; 0 for <see cref="MatchingObjective.BestTotal"/>.</summary>
    public required long PairBonus { get; init; }

    /// <summary>The lowest weight of a chosen pair that is not fixed, in units; only for <see cref="MatchingObjective.WorstFirst"/>, and null when no such pair is chosen.</summary>
    public long? Bottleneck { get; init; }

    /// <summary>Proves that no matching has more pairs; only for <see cref="MatchingObjective.WorstFirst"/>.</summary>
    public MatchingCover? CountCover { get; init; }

    /// <summary>Proves that pairs above <see cref="Bottleneck"/> alone make fewer pairs; null when <see cref="Bottleneck"/> is.</summary>
    public MatchingCover? BottleneckCover { get; init; }
}

/// <summary>
/// Some people on either side. No matching has more pairs than the capacities of these people together, plus the pairs that touch none of them.
/// </summary>
public sealed record MatchingCover
{
    /// <summary>The people on the left, each once.</summary>
    public required IReadOnlyList<int> Left { get; init; }

    /// <summary>The people on the right, each once.</summary>
    public required IReadOnlyList<int> Right { get; init; }
}

/// <summary>What a check of a proof found.</summary>
/// <param name="IsOptimal">Whether the matching is allowed and proved best.</param>
/// <param name="Reason">What does not hold, for developers; null when all holds.</param>
public readonly record struct MatchingVerdict(bool IsOptimal, string? Reason);
