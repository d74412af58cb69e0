namespace Community.Matching;

/// <summary>The highest weight that all chosen pairs can have when there are as many as possible, with both covers that prove it.</summary>
internal readonly record struct Bottleneck(long? Level, MatchingCover? CountCover, MatchingCover? LevelCover)
{
    /// <summary>By binary search over the weights that occur; each answer that falls short is where the next lower threshold goes on from.</summary>
    public static Bottleneck Find(Instance instance, Reporter report, CancellationToken cancellationToken)
    {
        var graph = new Graph(instance, bonus: 0);
        var cardinality = new Cardinality(graph);
        var most = cardinality.Fill(long.MinValue, cancellationToken);
        var countCover = cardinality.Cover();
        if (most == 0)
            return new Bottleneck(null, countCover, null);

        long[] levels = [.. graph.Worth.Take(graph.Start[^1]).Distinct().Order()];
        var (enough, tooHigh) = (0, levels.Length);
        report.Begin(MatchingStage.RaisingTheWorst, (int)Math.Log2(levels.Length) + 1);
        var below = new Places(graph);
        cardinality.Places = new Places(graph);
        cardinality.Fill(long.MaxValue, cancellationToken);
        var levelCover = cardinality.Cover();
        for (var step = 0; tooHigh - enough > 1; step++)
        {
            report.At(step);
            var middle = (enough + tooHigh) / 2;
            cardinality.Places = new Places(below);
            if (cardinality.Fill(levels[middle], cancellationToken) == most)
                enough = middle;
            else
            {
                tooHigh = middle;
                below = cardinality.Places;
                levelCover = cardinality.Cover();
            }
        }
        report.End();
        return new Bottleneck(levels[enough], countCover, levelCover);
    }
}
