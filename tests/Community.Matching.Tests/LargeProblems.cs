using CsCheck;

namespace Community.Matching.Tests;

/// <summary>Problems far beyond trying everything: hundreds of people, scarce or plentiful places, few or many ties, fixed and forbidden pairs.</summary>
internal static class LargeProblems
{
    public static readonly Gen<(MatchingProblem Problem, int Seed)> All =
        from lefts in Gen.Int[1, 300]
        from rights in Gen.Int[1, 120]
        from degree in Gen.Int[1, 25]
        from seed in Gen.Int[0, int.MaxValue - 1]
        from objective in Gen.Enum<MatchingObjective>()
        select (Make(lefts, rights, degree, seed, objective), seed);

    public static MatchingProblem Make(int lefts, int rights, int degree, int seed, MatchingObjective objective)
    {
        var random = new Random(seed);
        var steps = random.Next(4) switch { 0 => 1, 1 => 5, 2 => 100, _ => 1_000_000 };
        var most = random.Next(1, 6);
        int[] leftCapacities = [.. Enumerable.Range(0, lefts).Select(_ => random.Next(8) == 0 ? random.Next(4) : 1)];
        int[] rightCapacities = [.. Enumerable.Range(0, rights).Select(_ => random.Next(most + 1))];
        var (leftSpare, rightSpare) = (leftCapacities.ToArray(), rightCapacities.ToArray());
        List<WeightedPair> pairs = [];
        List<Pair> fixedPairs = [], forbidden = [];
        for (var left = 0; left < lefts; left++)
            foreach (var right in Enumerable.Range(0, degree).Select(_ => random.Next(rights)).Distinct())
            {
                var pair = new WeightedPair(left, right, (random.Next(steps) - (steps / 10)) * 100.0 / steps);
                pairs.Add(pair);
                if (random.Next(50) == 0)
                    forbidden.Add(pair.Pair);
                else if (random.Next(50) == 0 && leftSpare[left] > 0 && rightSpare[right] > 0)
                {
                    leftSpare[left]--;
                    rightSpare[right]--;
                    fixedPairs.Add(pair.Pair);
                }
            }
        return new MatchingProblem { LeftCapacities = leftCapacities, RightCapacities = rightCapacities, Pairs = pairs, Fixed = fixedPairs, Forbidden = forbidden, Objective = objective };
    }
}
