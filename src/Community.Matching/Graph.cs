namespace Community.Matching;

/// <summary>The pairs that may really be chosen: free, with a place on both sides, and of a weight that is not too low; with what each is worth.</summary>
internal sealed class Graph
{
    public Graph(Instance instance, long bonus, long lowest = long.MinValue)
    {
        (LeftSpare, RightSpare) = (instance.LeftSpare, instance.RightSpare);
        Start = new int[instance.LeftCount + 1];
        Right = new int[instance.PairCount];
        Worth = new long[instance.PairCount];
        Origin = new int[instance.PairCount];
        var count = 0;
        for (var left = 0; left < LeftCount; left++)
        {
            for (var at = instance.Start[left]; at < instance.Start[left + 1] && LeftSpare[left] > 0; at++)
                if (RightSpare[instance.Right[at]] > 0 && instance.Units[at] >= lowest)
                {
                    Right[count] = instance.Right[at];
                    Worth[count] = instance.Units[at] + bonus;
                    Origin[count++] = at;
                }
            Start[left + 1] = count;
        }
    }

    public int LeftCount => LeftSpare.Length;

    public int RightCount => RightSpare.Length;

    public int[] LeftSpare { get; }

    public int[] RightSpare { get; }

    public int[] Start { get; }

    public int[] Right { get; }

    public long[] Worth { get; }

    /// <summary>Where each pair is in the instance.</summary>
    public int[] Origin { get; }
}
