using Shouldly;
using Xunit;

namespace Community.Matching.Tests;

public sealed class BadProblemTests
{
    private static readonly MatchingProblem Sound = new() { LeftCapacities = [1, 1], RightCapacities = [1, 1], Pairs = [new(0, 0, 1), new(0, 1, 2), new(1, 1, 3)] };

    [Fact]
    public void A_negative_capacity()
    {
        Refused(Sound with { LeftCapacities = [1, -1] }, MatchingFault.NegativeCapacity, 1, null);
        Refused(Sound with { RightCapacities = [-2, 1] }, MatchingFault.NegativeCapacity, null, 0);
    }

    [Fact]
    public void Someone_who_is_not_there()
    {
        Refused(Sound with { Pairs = [new(2, 0, 1)] }, MatchingFault.IndexOutOfRange, 2, 0);
        Refused(Sound with { Pairs = [new(0, -1, 1)] }, MatchingFault.IndexOutOfRange, 0, -1);
        Refused(Sound with { Fixed = [new(0, 2)] }, MatchingFault.IndexOutOfRange, 0, 2);
        Refused(Sound with { Forbidden = [new(-1, 0)] }, MatchingFault.IndexOutOfRange, -1, 0);
    }

    [Fact]
    public void A_pair_listed_twice() => Refused(Sound with { Pairs = [new(0, 1, 1), new(1, 1, 1), new(0, 1, 2)] }, MatchingFault.DuplicatePair, 0, 1);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_weight_that_is_no_number(double weight) => Refused(Sound with { Pairs = [new(1, 0, weight)] }, MatchingFault.WeightNotFinite, 1, 0);

    [Fact]
    public void Weights_too_large_alone_or_together()
    {
        Refused(Sound with { Pairs = [new(1, 0, 1e300)] }, MatchingFault.WeightOverflow, 1, 0);
        Refused(Sound with { Pairs = [new(1, 0, -1e10)] }, MatchingFault.WeightOverflow, 1, 0);
        var ones = Enumerable.Repeat(1, 2000).ToArray();
        var many = new MatchingProblem { LeftCapacities = ones, RightCapacities = ones, Pairs = [.. Enumerable.Range(0, 2000).Select(at => new WeightedPair(at, at, 1e9))] };
        Refused(many, MatchingFault.WeightOverflow, null, null);
        Matcher.Solve(many with { Decimals = 2 }).Verify().IsOptimal.ShouldBeTrue();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    public void Decimals_that_make_no_sense(int decimals) => Refused(Sound with { Decimals = decimals }, MatchingFault.DecimalsOutOfRange, null, null);

    [Fact]
    public void An_objective_without_a_name() => Refused(Sound with { Objective = (MatchingObjective)7 }, MatchingFault.UnknownObjective, null, null);

    [Fact]
    public void A_fixed_pair_that_is_not_allowed() => Refused(Sound with { Fixed = [new(1, 0)] }, MatchingFault.FixedNotAllowed, 1, 0);

    [Fact]
    public void A_pair_both_fixed_and_forbidden() => Refused(Sound with { Fixed = [new(0, 0)], Forbidden = [new(1, 1), new(0, 0)] }, MatchingFault.FixedAndForbidden, 0, 0);

    [Fact]
    public void More_fixed_pairs_than_capacity()
    {
        Refused(Sound with { Fixed = [new(0, 0), new(0, 1)] }, MatchingFault.FixedOverCapacity, 0, null);
        Refused(Sound with { Fixed = [new(0, 1), new(1, 1)] }, MatchingFault.FixedOverCapacity, null, 1);
    }

    [Fact]
    public void Fixing_or_forbidding_twice_means_the_same_as_once() =>
        Matcher.Solve(Sound with { Fixed = [new(0, 1), new(0, 1)], Forbidden = [new(0, 0), new(0, 0)] }).Pairs.ShouldBe([new(0, 1, 2)]);

    [Fact]
    public void A_check_refuses_a_bad_problem_too() =>
        Should.Throw<MatchingProblemException>(() => Matcher.Verify(Sound with { Decimals = 10 }, [], Matcher.Solve(Sound).Proof));

    private static void Refused(MatchingProblem problem, MatchingFault fault, int? left, int? right)
    {
        var refusal = Should.Throw<MatchingProblemException>(() => Matcher.Solve(problem));
        (refusal.Fault, refusal.Left, refusal.Right).ShouldBe((fault, left, right));
        refusal.Message.ShouldNotBeEmpty();
    }
}
