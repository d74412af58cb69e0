namespace Community.Matching;

/// <summary>A binary heap of numbered nodes by key, with keys that can be lowered.</summary>
internal sealed class NodeHeap(int nodes)
{
    private readonly int[] heap = new int[nodes];
    private readonly int[] place = Enumerable.Repeat(-1, nodes).ToArray();
    private readonly long[] key = new long[nodes];

    public int Count { get; private set; }

    public long LowestKey => key[heap[0]];

    /// <summary>Adds a node, or lowers its key when it is in.</summary>
    public void Push(int node, long newKey)
    {
        key[node] = newKey;
        if (place[node] < 0)
            place[node] = Count++;
        Rise(node, place[node]);
    }

    public int Pop()
    {
        var lowest = heap[0];
        place[lowest] = -1;
        if (--Count > 0)
            Sink(heap[Count], 0);
        return lowest;
    }

    public void Clear()
    {
        while (Count > 0)
            place[heap[--Count]] = -1;
    }

    private void Rise(int node, int at)
    {
        while (at > 0)
        {
            var parent = (at - 1) / 2;
            if (key[heap[parent]] <= key[node])
                break;
            Set(at, heap[parent]);
            at = parent;
        }
        Set(at, node);
    }

    private void Sink(int node, int at)
    {
        while ((2 * at) + 1 < Count)
        {
            var child = (2 * at) + 1;
            if (child + 1 < Count && key[heap[child + 1]] < key[heap[child]])
                child++;
            if (key[heap[child]] >= key[node])
                break;
            Set(at, heap[child]);
            at = child;
        }
        Set(at, node);
    }

    private void Set(int at, int node)
    {
        heap[at] = node;
        place[node] = at;
    }
}
