using CsCheck;
using Shouldly;
using Xunit;

namespace Community.Matching.Tests;

public sealed class ExactnessTests
{
    [Fact]
    public void The_answer_is_the_one_that_trying_everything_finds() => SmallProblems.All.Sample(problem =>
    {
        var solution = Matcher.Solve(problem);
        solution.Pairs.Select(pair => pair.Pair).ShouldBe(BruteForce.Solve(problem));
        solution.Verify().ShouldBe(new MatchingVerdict(true, null));
    }, iter: 4000);
}
