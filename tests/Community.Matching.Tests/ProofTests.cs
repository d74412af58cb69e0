using CsCheck;
using Shouldly;
using Xunit;

namespace Community.Matching.Tests;

public sealed class ProofTests
{
    private static readonly MatchingProblem Round = new()
    {
        LeftCapacities = [1, 1, 1],
        RightCapacities = [1, 1],
        Pairs = [new(0, 0, 50), new(0, 1, 20), new(1, 0, 30), new(1, 1, 10), new(2, 1, 40)],
        Decimals = 0,
        Objective = MatchingObjective.WorstFirst,
    };

    [Fact]
    public void Every_large_answer_is_proved() => LargeProblems.All.Sample(drawn => Matcher.Solve(drawn.Problem).Verify().ShouldBe(new MatchingVerdict(true, null)), iter: 300);

    [Fact]
    public void A_dense_square_of_a_thousand_is_proved()
    {
        var random = new Random(1000);
        var ones = Enumerable.Repeat(1, 1000).ToArray();
        MatchingProblem problem = new() { LeftCapacities = ones, RightCapacities = ones, Pairs = [.. Enumerable.Range(0, 1_000_000).Select(at => new WeightedPair(at / 1000, at % 1000, 100 * random.NextDouble()))] };
        var solution = Matcher.Solve(problem);
        solution.Pairs.Count.ShouldBe(1000);
        solution.Verify().ShouldBe(new MatchingVerdict(true, null));
    }

    [Theory]
    [InlineData(MatchingObjective.MostPairs)]
    [InlineData(MatchingObjective.BestTotal)]
    [InlineData(MatchingObjective.WorstFirst)]
    public void A_round_of_ten_thousand_and_three_thousand_is_proved(MatchingObjective objective) =>
        Matcher.Solve(LargeProblems.Make(10_000, 3_000, 40, 62, objective)).Verify().ShouldBe(new MatchingVerdict(true, null));

    [Fact]
    public void Any_other_best_matching_passes_with_the_same_proof_and_anything_worse_never_does() => SmallProblems.All.Sample(problem =>
    {
        var solution = Matcher.Solve(problem);
        var pairs = problem.Pairs.ToArray();
        for (var set = 0; set < 1 << Math.Min(pairs.Length, 8); set++)
        {
            Pair[] chosen = [.. pairs.Where((_, at) => (set >> at & 1) == 1).Select(pair => pair.Pair)];
            Matcher.Verify(problem, chosen, solution.Proof).IsOptimal.ShouldBe(BruteForce.IsAsGood(problem, chosen, solution.Pairs));
        }
    }, iter: 300);

    [Fact]
    public void A_price_that_is_changed_is_noticed_or_proves_as_well() => LargeProblems.All.Sample(drawn =>
    {
        var (problem, seed) = drawn;
        var solution = Matcher.Solve(problem);
        var random = new Random(seed);
        var prices = solution.Proof.RightPrices.ToArray();
        prices[random.Next(prices.Length)] += random.Next(2) == 0 ? solution.Proof.PairBonus + 1_000_000_000 : -solution.Proof.PairBonus - 1_000_000_000;
        var right = Array.FindIndex(prices, (price) => !solution.Proof.RightPrices.Contains(price));
        var verdict = Matcher.Verify(problem, Chosen(solution), solution.Proof with { RightPrices = prices });
        // Only who has no free pair to take part with may have any price that is not negative.
        if (right >= 0 && solution.LoadOfRight(right) > problem.Fixed.Count(pair => pair.Right == right))
            verdict.IsOptimal.ShouldBeFalse();
    }, iter: 60);

    [Fact]
    public void A_worse_matching_is_refused()
    {
        var solution = Matcher.Solve(Round);
        Chosen(solution).ShouldBe([new(0, 0), new(2, 1)]);
        Refused(solution, [new(0, 1), new(1, 0)], "not the lowest weight");
        Refused(solution, [new(0, 0)], "has a price but is not full");
        Refused(solution, [new(0, 0), new(2, 1), new(1, 1)], "more partners than capacity");
        Refused(solution, [new(0, 0), new(2, 1), new(2, 1)], "twice");
        Refused(solution, [new(0, 0), new(2, 0)], "not an allowed pair");
    }

    [Fact]
    public void Fixed_pairs_must_be_kept_and_forbidden_pairs_left_out()
    {
        var solution = Matcher.Solve(Round);
        Matcher.Verify(Round with { Fixed = [new(1, 0)] }, Chosen(solution), solution.Proof).Reason.ShouldNotBeNull().ShouldContain("fixed");
        Matcher.Verify(Round with { Forbidden = [new(0, 0)] }, Chosen(solution), solution.Proof).Reason.ShouldNotBeNull().ShouldContain("forbidden");
    }

    [Fact]
    public void Every_part_of_the_proof_counts()
    {
        var solution = Matcher.Solve(Round);
        var proof = solution.Proof;
        proof.Bottleneck.ShouldBe(40);
        foreach (var tampered in (MatchingProof[])[
            proof with { LeftPrices = [-1, .. proof.LeftPrices.Skip(1)] },
            proof with { LeftPrices = [.. proof.LeftPrices, 0] },
            proof with { RightPrices = [proof.RightPrices[0] + 1000, proof.RightPrices[1]] },
            proof with { PairBonus = 0 },
            proof with { Bottleneck = 50 },
            proof with { Bottleneck = null },
            proof with { CountCover = null },
            proof with { CountCover = new MatchingCover { Left = [0, 1, 2], Right = [] } },
            proof with { CountCover = new MatchingCover { Left = [], Right = [0, 0] } },
            proof with { CountCover = new MatchingCover { Left = [9], Right = [0, 1] } },
            proof with { BottleneckCover = null },
            proof with { BottleneckCover = new MatchingCover { Left = [], Right = [0, 1] } }])
            Matcher.Verify(Round, Chosen(solution), tampered).IsOptimal.ShouldBeFalse();
        Matcher.Verify(Round, Chosen(solution), proof).IsOptimal.ShouldBeTrue();

        var most = Matcher.Solve(Round with { Objective = MatchingObjective.MostPairs });
        Matcher.Verify(most.Problem, Chosen(most), most.Proof with { LeftPrices = [0, 0, 0], RightPrices = [0, 0] }).Reason.ShouldNotBeNull().ShouldContain("not chosen but worth more");
    }

    private static Pair[] Chosen(MatchingSolution solution) => [.. solution.Pairs.Select(pair => pair.Pair)];

    private static void Refused(MatchingSolution solution, Pair[] chosen, string reason)
    {
        var verdict = Matcher.Verify(solution.Problem, chosen, solution.Proof);
        verdict.IsOptimal.ShouldBeFalse();
        verdict.Reason.ShouldNotBeNull().ShouldContain(reason);
    }
}
