using CsCheck;
using Shouldly;
using Xunit;

namespace Community.Matching.Tests;

public sealed class AnswerTests
{
    private static readonly MatchingProblem Round = new()
    {
        LeftCapacities = [1, 1, 1],
        RightCapacities = [1, 2],
        Pairs = [new(0, 0, 90), new(0, 1, 80), new(1, 0, 70), new(2, 0, 60), new(2, 1, 10)],
    };

    [Fact]
    public void More_people_come_before_a_greater_total()
    {
        var problem = new MatchingProblem { LeftCapacities = [1, 1], RightCapacities = [1, 1], Pairs = [new(0, 0, 100), new(0, 1, 1), new(1, 0, 1)] };
        Pairs(Matcher.Solve(problem)).ShouldBe([new(0, 1), new(1, 0)]);
        Pairs(Matcher.Solve(problem with { Objective = MatchingObjective.BestTotal })).ShouldBe([new(0, 0)]);
    }

    [Fact]
    public void The_worst_off_is_raised_before_the_total()
    {
        var problem = new MatchingProblem { LeftCapacities = [1, 1], RightCapacities = [1, 1], Pairs = [new(0, 0, 100), new(0, 1, 40), new(1, 0, 40), new(1, 1, 10)] };
        Matcher.Solve(problem).Worst.ShouldBe(10);
        var raised = Matcher.Solve(problem with { Objective = MatchingObjective.WorstFirst });
        (raised.Worst, raised.Total).ShouldBe((40, 80));
    }

    [Fact]
    public void The_best_total_leaves_out_what_adds_nothing() =>
        Matcher.Solve(new() { LeftCapacities = [1], RightCapacities = [1], Pairs = [new(0, 0, -1)], Objective = MatchingObjective.BestTotal }).Pairs.ShouldBeEmpty();

    [Fact]
    public void Capacities_hold_on_both_sides()
    {
        var solution = Matcher.Solve(Round);
        solution.Total.ShouldBe(160);
        Pairs(solution).ShouldBe([new(0, 1), new(1, 0), new(2, 1)]);
        (solution.LoadOfRight(0), solution.LoadOfRight(1)).ShouldBe((1, 2));
        solution.OfLeft(2).ShouldBe([new(2, 1, 10)]);
    }

    [Fact]
    public void A_fixed_pair_stays_however_low_its_weight_and_does_not_count_as_the_worst()
    {
        var solution = Matcher.Solve(Round with { Fixed = [new(2, 1)], Objective = MatchingObjective.WorstFirst });
        Pairs(solution).ShouldContain(new Pair(2, 1));
        solution.Worst.ShouldBe(70);
    }

    [Fact]
    public void A_forbidden_pair_never_comes() => Pairs(Matcher.Solve(Round with { Forbidden = [new(1, 0)] })).ShouldBe([new(0, 1), new(2, 0)]);

    [Fact]
    public void The_next_best_has_a_place_left_while_the_others_stay()
    {
        var solution = Matcher.Solve(Round with { RightCapacities = [2, 2] });
        Pairs(solution).ShouldBe([new(0, 1), new(1, 0), new(2, 0)]);
        solution.NextBest(0).ShouldBeEmpty();
        solution.NextBest(1).ShouldBeEmpty();
        solution.NextBest(2).ShouldBe([new(2, 1, 10)]);
        Should.Throw<ArgumentOutOfRangeException>(() => solution.NextBest(3));
    }

    [Fact]
    public void With_nobody_or_no_pair_or_everything_forbidden_the_answer_is_empty_and_proved()
    {
        foreach (var objective in Enum.GetValues<MatchingObjective>())
            foreach (var problem in (MatchingProblem[])[
                new() { LeftCapacities = [], RightCapacities = [], Pairs = [] },
                new() { LeftCapacities = [1], RightCapacities = [], Pairs = [] },
                Round with { RightCapacities = [0, 0] },
                Round with { Forbidden = [.. Round.Pairs.Select(pair => pair.Pair)] }])
            {
                var solution = Matcher.Solve(problem with { Objective = objective });
                solution.Pairs.ShouldBeEmpty();
                solution.Worst.ShouldBeNull();
                solution.Verify().IsOptimal.ShouldBeTrue();
            }
    }

    [Fact]
    public void The_order_in_which_pairs_are_listed_changes_nothing() => LargeProblems.All.Sample(drawn =>
    {
        var (problem, seed) = drawn;
        var shuffled = problem.Pairs.ToArray();
        new Random(seed).Shuffle(shuffled);
        var (one, other) = (Matcher.Solve(problem), Matcher.Solve(problem with { Pairs = shuffled }));
        other.Pairs.ShouldBe(one.Pairs);
        other.Proof.LeftPrices.ShouldBe(one.Proof.LeftPrices);
        other.Proof.RightPrices.ShouldBe(one.Proof.RightPrices);
    }, iter: 30);

    [Fact]
    public void Among_equals_the_first_on_the_left_gets_the_first_on_the_right() =>
        Pairs(Matcher.Solve(new() { LeftCapacities = [1, 1, 1], RightCapacities = [1, 1], Pairs = [new(2, 0, 5), new(1, 1, 5), new(2, 1, 5), new(0, 1, 5), new(0, 0, 5), new(1, 0, 5)] }))
            .ShouldBe([new(0, 0), new(1, 1)]);

    [Fact]
    public void Cancelling_stops_it()
    {
        using var source = new CancellationTokenSource();
        var stopAt = new Receiver(report => { if (report is { Stage: MatchingStage.Placing, Done: > 0 }) source.Cancel(); });
        Should.Throw<OperationCanceledException>(() => Matcher.Solve(LargeProblems.Make(400, 100, 20, 7, MatchingObjective.MostPairs), stopAt, source.Token));
        stopAt.Reports.ShouldNotContain(report => report.Stage == MatchingStage.BreakingTies);
        Should.Throw<OperationCanceledException>(() => Matcher.Solve(Round, cancellationToken: source.Token));
    }

    [Fact]
    public void Progress_goes_through_the_stages_and_each_to_its_end()
    {
        var receiver = new Receiver(_ => { });
        Matcher.Solve(LargeProblems.Make(400, 100, 20, 7, MatchingObjective.WorstFirst), receiver);
        foreach (var stage in Enum.GetValues<MatchingStage>())
        {
            var reports = receiver.Reports.Where(report => report.Stage == stage).ToList();
            reports[0].Done.ShouldBe(0);
            reports[^1].Done.ShouldBe(reports[^1].Of);
            reports.Select(report => report.Done).ShouldBeInOrder();
            reports.Count.ShouldBeInRange(2, 110);
        }
        receiver.Reports.Select(report => report.Stage).ShouldBeInOrder();
    }

    private static IEnumerable<Pair> Pairs(MatchingSolution solution) => solution.Pairs.Select(pair => pair.Pair);

    private sealed class Receiver(Action<MatchingProgress> then) : IProgress<MatchingProgress>
    {
        public List<MatchingProgress> Reports { get; } = [];

        public void Report(MatchingProgress value)
        {
            Reports.Add(value);
            then(value);
        }
    }
}
