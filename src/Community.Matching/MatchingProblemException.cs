namespace Community.Matching;

/// <summary>Why a problem is refused.</summary>
public enum MatchingFault
{
    /// <summary>A capacity is below zero.</summary>
    NegativeCapacity,

    /// <summary>A pair, a fixed pair or a forbidden pair names someone who is not in the lists of capacities.</summary>
    IndexOutOfRange,

    /// <summary>Two people are listed as an allowed pair more than once.</summary>
    DuplicatePair,

    /// <summary>A weight is not a number or infinite.</summary>
    WeightNotFinite,

    /// <summary>The weights are so large, for so many people, that their sums would not fit in 64 bits. Use fewer <see cref="MatchingProblem.Decimals"/> or smaller weights.</summary>
    WeightOverflow,

    /// <summary><see cref="MatchingProblem.Decimals"/> is below 0 or above 9.</summary>
    DecimalsOutOfRange,

    /// <summary>A fixed pair is not among the allowed pairs.</summary>
    FixedNotAllowed,

    /// <summary>A pair is both fixed and forbidden.</summary>
    FixedAndForbidden,

    /// <summary>Someone has more fixed pairs than capacity.</summary>
    FixedOverCapacity,

    /// <summary><see cref="MatchingProblem.Objective"/> is not one of the named objectives.</summary>
    UnknownObjective,
}

/// <summary>A problem that cannot be solved as it is stated. The message says why, for developers; <see cref="Fault"/>, <see cref="Left"/> and <see cref="Right"/> let the caller say it to people.</summary>
public sealed class MatchingProblemException : ArgumentException
{
    internal MatchingProblemException(MatchingFault fault, string message, int? left = null, int? right = null) : base(message)
    {
        Fault = fault;
        Left = left;
        Right = right;
    }

    /// <summary>The reason.</summary>
    public MatchingFault Fault { get; }

    /// <summary>The person on the left it is about, when there is one; may be out of range when that is the reason.</summary>
    public int? Left { get; }

    /// <summary>The person on the right it is about, when there is one; may be out of range when that is the reason.</summary>
    public int? Right { get; }
}
