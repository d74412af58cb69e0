namespace Community.Matching;

/// <summary>Who sits where: each right has as many places as capacity, filled from the first; a place knows its left and the pair it belongs to.</summary>
internal sealed class Places
{
    public Places(Graph graph)
    {
        First = new int[graph.RightCount + 1];
        for (var right = 0; right < graph.RightCount; right++)
            First[right + 1] = checked(First[right] + graph.RightSpare[right]);
        Left = new int[First[^1]];
        Pair = new int[First[^1]];
        RightLoad = new int[graph.RightCount];
        LeftLoad = new int[graph.LeftCount];
        Chosen = new bool[graph.Right.Length];
    }

    public Places(Places other)
    {
        First = other.First;
        Left = [.. other.Left];
        Pair = [.. other.Pair];
        RightLoad = [.. other.RightLoad];
        LeftLoad = [.. other.LeftLoad];
        Chosen = [.. other.Chosen];
    }

    /// <summary>The places of a right are those from its first.</summary>
    public int[] First { get; }

    public int[] Left { get; }

    public int[] Pair { get; }

    public int[] RightLoad { get; }

    public int[] LeftLoad { get; }

    public bool[] Chosen { get; }

    public bool HasPlace(int right) => First[right] + RightLoad[right] < First[right + 1];

    public void Add(int right, int left, int pair)
    {
        Put(First[right] + RightLoad[right]++, left, pair);
        LeftLoad[left]++;
    }

    /// <summary>Gives a place to another; the loads of the lefts are the caller's.</summary>
    public void Replace(int place, int left, int pair)
    {
        Chosen[Pair[place]] = false;
        Put(place, left, pair);
    }

    public void Remove(int right, int place)
    {
        Chosen[Pair[place]] = false;
        LeftLoad[Left[place]]--;
        var last = First[right] + --RightLoad[right];
        (Left[place], Pair[place]) = (Left[last], Pair[last]);
    }

    private void Put(int place, int left, int pair)
    {
        (Left[place], Pair[place]) = (left, pair);
        Chosen[pair] = true;
    }
}
