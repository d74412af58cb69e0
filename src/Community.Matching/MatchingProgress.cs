namespace Community.Matching;

/// <summary>What the solver is doing.</summary>
public enum MatchingStage
{
    /// <summary>Reading and checking the problem.</summary>
    Reading,

    /// <summary>Looking for the highest bottleneck; only for <see cref="MatchingObjective.WorstFirst"/>.</summary>
    RaisingTheWorst,

    /// <summary>Placing people one after the other.</summary>
    Placing,

    /// <summary>Choosing among equally good matchings.</summary>
    BreakingTies,
}

/// <summary>How far the solver is.</summary>
/// <param name="Stage">What it is doing; stages come in the order of <see cref="MatchingStage"/>.</param>
/// <param name="Done">Steps of this stage done, growing from 0 to <paramref name="Of"/>.</param>
/// <param name="Of">Steps of this stage in all; an upper bound for <see cref="MatchingStage.RaisingTheWorst"/>.</param>
public readonly record struct MatchingProgress(MatchingStage Stage, int Done, int Of);
