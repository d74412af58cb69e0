namespace Community.Matching;

/// <summary>Passes progress on, about a hundred times for each stage.</summary>
internal sealed class Reporter(IProgress<MatchingProgress>? progress)
{
    private MatchingStage stage;
    private int steps;
    private int every;

    public void Begin(MatchingStage next, int of)
    {
        (stage, steps, every) = (next, of, Math.Max(1, of / 100));
        progress?.Report(new MatchingProgress(stage, 0, steps));
    }

    public void At(int done)
    {
        if (done > 0 && done % every == 0)
            progress?.Report(new MatchingProgress(stage, done, steps));
    }

    public void End() => progress?.Report(new MatchingProgress(stage, steps, steps));
}
