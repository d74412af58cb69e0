using CsCheck;

namespace Community.Matching.Tests;

/// <summary>Small random problems of every kind: few weights so that there are ties, capacities of zero to three on both sides, some pairs fixed or forbidden.</summary>
internal static class SmallProblems
{
    public static readonly Gen<MatchingProblem> All =
        from lefts in Gen.Frequency((3, Gen.Const(1)), (2, Gen.Int[0, 3])).Array[0, 6]
        from rights in Gen.Frequency((3, Gen.Const(1)), (2, Gen.Int[0, 3])).Array[0, 5]
        from range in Gen.Int[0, 6]
        from cells in Gen.Select(Gen.Bool, Gen.Int[-range, 2 * range], Gen.Int[0, 9]).Array[lefts.Length * rights.Length]
        from objective in Gen.Enum<MatchingObjective>()
        select Make(lefts, rights, cells, objective);

    private static MatchingProblem Make(int[] lefts, int[] rights, (bool Allowed, int Weight, int Kind)[] cells, MatchingObjective objective)
    {
        List<WeightedPair> pairs = [];
        List<Pair> fixedPairs = [], forbidden = [];
        var (leftSpare, rightSpare) = (lefts.ToArray(), rights.ToArray());
        foreach (var (cell, at) in cells.Select((cell, at) => (cell, at)).Where(found => found.cell.Allowed).Take(12))
        {
            var pair = new WeightedPair(at / rights.Length, at % rights.Length, cell.Weight / 4.0);
            pairs.Add(pair);
            if (cell.Kind == 0 && leftSpare[pair.Left] > 0 && rightSpare[pair.Right] > 0)
            {
                leftSpare[pair.Left]--;
                rightSpare[pair.Right]--;
                fixedPairs.Add(pair.Pair);
            }
            else if (cell.Kind == 1)
                forbidden.Add(pair.Pair);
        }
        return new MatchingProblem { LeftCapacities = lefts, RightCapacities = rights, Pairs = pairs, Fixed = fixedPairs, Forbidden = forbidden, Objective = objective };
    }
}
