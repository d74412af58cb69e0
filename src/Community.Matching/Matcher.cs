namespace Community.Matching;

/// <summary>Solves matching problems exactly, and checks the proofs of the answers. Has no state: all methods may be called from several threads at once.</summary>
public static class Matcher
{
    /// <summary>
    /// Finds the best matching. The same problem always has the same answer, in whatever order its pairs are listed: among equally good matchings, going through the pairs by left, then
    /// right, each pair is chosen when some best matching holds it together with all those chosen before.
    /// </summary>
    /// <param name="problem">What to solve; it is checked first.</param>
    /// <param name="progress">Told how far it is, at most about a hundred times for each stage, on the calling thread unless the receiver moves it. None by default.</param>
    /// <param name="cancellationToken">Stops the work within milliseconds to a few hundred of them on very large problems.</param>
    /// <returns>A best matching; empty when no pair can be chosen.</returns>
    /// <exception cref="MatchingProblemException">The problem cannot be solved as stated.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <remarks>
    /// For n places on the left, m allowed pairs and N people, at most O(n · m log N) for <see cref="MatchingObjective.MostPairs"/> and <see cref="MatchingObjective.BestTotal"/>, by
    /// successive shortest paths (Edmonds and Karp 1972; Tomizawa 1971; textbook: Ahuja, Magnanti and Orlin 1993, section 9.7) after augmenting row reduction (Jonker and Volgenant 1987).
    /// <see cref="MatchingObjective.WorstFirst"/> adds O(m √N log m) for unit capacities: a binary search for the bottleneck (Burkard, Dell'Amico and Martello 2012, section 6.2) with
    /// Hopcroft and Karp's algorithm (1973). The tie rule adds at most O(N · m), and next to nothing when ties are few.
    /// </remarks>
    public static MatchingSolution Solve(MatchingProblem problem, IProgress<MatchingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var report = new Reporter(progress);
        report.Begin(MatchingStage.Reading, 1);
        var instance = new Instance(problem);
        report.End();

        var bottleneck = problem.Objective == MatchingObjective.WorstFirst ? Bottleneck.Find(instance, report, cancellationToken) : default;
        var graph = new Graph(instance, instance.PairBonus, bottleneck.Level ?? long.MinValue);
        var paths = new ShortestPaths(graph);
        report.Begin(MatchingStage.Placing, graph.LeftCount);
        paths.Solve(report.At, cancellationToken);
        report.End();
        report.Begin(MatchingStage.BreakingTies, graph.LeftCount);
        new Ties(graph, paths).Break(report.At, cancellationToken);
        report.End();

        PriceThoseWithoutPlaces(instance, paths);
        return new MatchingSolution(instance, Chosen(instance, graph, paths.Places), new MatchingProof
        {
            LeftPrices = paths.LeftPrice,
            RightPrices = paths.RightPrice,
            PairBonus = instance.PairBonus,
            Bottleneck = bottleneck.Level,
            CountCover = bottleneck.CountCover,
            BottleneckCover = bottleneck.LevelCover,
        });
    }

    /// <summary>
    /// Checks in linear time that a matching is allowed and that its proof shows it best, from the problem and the definitions alone, without solving anything. Says nothing about the tie rule:
    /// every best matching passes with optimal prices.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="chosen">All chosen pairs, fixed ones included, in any order.</param>
    /// <param name="proof">The proof.</param>
    /// <exception cref="MatchingProblemException">The problem itself is not sound.</exception>
    public static MatchingVerdict Verify(MatchingProblem problem, IReadOnlyList<Pair> chosen, MatchingProof proof)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(chosen);
        ArgumentNullException.ThrowIfNull(proof);
        return Verifier.Verify(problem, chosen, proof);
    }

    // Who has no place took no part; any price high enough is right for them.
    private static void PriceThoseWithoutPlaces(Instance instance, ShortestPaths paths)
    {
        foreach (var leftHasPlace in (bool[])[true, false])
            for (var left = 0; left < instance.LeftCount; left++)
                if (instance.LeftSpare[left] > 0 == leftHasPlace)
                    for (var at = instance.Start[left]; at < instance.Start[left + 1]; at++)
                    {
                        var right = instance.Right[at];
                        var lacking = instance.Units[at] + instance.PairBonus - paths.LeftPrice[left] - paths.RightPrice[right];
                        if (lacking <= 0)
                            continue;
                        if (!leftHasPlace)
                            paths.LeftPrice[left] += lacking;
                        else if (instance.RightSpare[right] == 0)
                            paths.RightPrice[right] += lacking;
                    }
    }

    private static WeightedPair[] Chosen(Instance instance, Graph graph, Places places)
    {
        List<WeightedPair> chosen = [.. instance.FixedPairs];
        for (var left = 0; left < graph.LeftCount; left++)
            for (var at = graph.Start[left]; at < graph.Start[left + 1]; at++)
                if (places.Chosen[at])
                    chosen.Add(new WeightedPair(left, graph.Right[at], instance.ToPoints(instance.Units[graph.Origin[at]])));
        return [.. chosen.OrderBy(pair => pair.Left).ThenBy(pair => pair.Right)];
    }
}
