namespace Community.Matching;

/// <summary>
/// The most pairs that can be chosen among those of at least some worth, by blocking flows in layers (Hopcroft and Karp 1973, Dinic 1970 for capacities), and the cover that proves it.
/// Starting from an earlier answer for a higher threshold saves work, since its pairs are still there.
/// </summary>
internal sealed class Cardinality
{
    private const int Unreached = -1;

    private readonly Graph graph;
    private readonly int[] leftLevel;
    private readonly int[] rightLevel;
    private readonly int[] nextPair;
    private readonly int[] nextPlace;
    private readonly int[] queue;
    private readonly int[] path;
    private long threshold;

    public Cardinality(Graph graph)
    {
        this.graph = graph;
        Places = new Places(graph);
        leftLevel = new int[graph.LeftCount];
        nextPair = new int[graph.LeftCount];
        queue = new int[graph.LeftCount];
        path = new int[graph.LeftCount];
        rightLevel = new int[graph.RightCount];
        nextPlace = new int[graph.RightCount];
    }

    /// <summary>The pairs chosen so far; set it to go on from an earlier answer.</summary>
    public Places Places { get; set; }

    /// <summary>Adds pairs of at least this worth until no more fit, and returns how many there are.</summary>
    public int Fill(long lowest, CancellationToken cancellationToken)
    {
        threshold = lowest;
        while (Layers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var left = 0; left < graph.LeftCount; left++)
                while (Places.LeftLoad[left] < graph.LeftSpare[left] && Augment(left))
                {
                }
        }
        return Places.RightLoad.Sum();
    }

    /// <summary>Once filled: the people on the near side of the smallest cut.</summary>
    public MatchingCover Cover() => new()
    {
        Left = [.. Enumerable.Range(0, graph.LeftCount).Where(left => leftLevel[left] == Unreached)],
        Right = [.. Enumerable.Range(0, graph.RightCount).Where(right => rightLevel[right] != Unreached || graph.RightSpare[right] == 0)],
    };

    private bool Layers()
    {
        Array.Fill(leftLevel, Unreached);
        Array.Fill(rightLevel, Unreached);
        var (done, count, found) = (0, 0, false);
        for (var left = 0; left < graph.LeftCount; left++)
        {
            nextPair[left] = graph.Start[left];
            if (Places.LeftLoad[left] < graph.LeftSpare[left])
                Reach(left, 0);
        }
        for (var right = 0; right < graph.RightCount; right++)
            nextPlace[right] = Places.First[right];
        while (done < count)
        {
            var left = queue[done++];
            for (var at = graph.Start[left]; at < graph.Start[left + 1]; at++)
            {
                var right = graph.Right[at];
                if (graph.Worth[at] < threshold || rightLevel[right] != Unreached || Places.Chosen[at])
                    continue;
                rightLevel[right] = leftLevel[left] + 1;
                found |= Places.HasPlace(right);
                for (var place = Places.First[right]; place < Places.First[right] + Places.RightLoad[right]; place++)
                    if (leftLevel[Places.Left[place]] == Unreached)
                        Reach(Places.Left[place], rightLevel[right] + 1);
            }
        }
        return found;

        void Reach(int left, int level)
        {
            leftLevel[left] = level;
            queue[count++] = left;
        }
    }

    // A walk down the layers, without recursion: the path holds lefts; each one's next pair leads to a right, whose next place leads to the next left.
    private bool Augment(int source)
    {
        var length = 1;
        path[0] = source;
        while (length > 0)
        {
            var left = path[length - 1];
            if (nextPair[left] == graph.Start[left + 1])
            {
                if (--length > 0)
                    nextPlace[graph.Right[nextPair[path[length - 1]]]]++;
                continue;
            }
            var at = nextPair[left];
            var right = graph.Right[at];
            if (graph.Worth[at] < threshold || Places.Chosen[at] || rightLevel[right] != leftLevel[left] + 1)
                nextPair[left]++;
            else if (Places.HasPlace(right))
            {
                Shift(length);
                return true;
            }
            else if (nextPlace[right] == Places.First[right + 1])
                nextPair[left]++;
            else if (leftLevel[Places.Left[nextPlace[right]]] == rightLevel[right] + 1)
                path[length++] = Places.Left[nextPlace[right]];
            else
                nextPlace[right]++;
        }
        return false;
    }

    private void Shift(int length)
    {
        var last = path[length - 1];
        Places.Add(graph.Right[nextPair[last]], last, nextPair[last]);
        Places.LeftLoad[last]--;
        for (var at = length - 2; at >= 0; at--)
            Places.Replace(nextPlace[graph.Right[nextPair[path[at]]]], path[at], nextPair[path[at]]);
        Places.LeftLoad[path[0]]++;
    }
}
