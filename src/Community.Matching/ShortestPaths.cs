namespace Community.Matching;

/// <summary>
/// Finds a matching of the greatest worth, and the prices that prove it, by successive shortest augmenting paths on reduced costs (Edmonds and Karp 1972, Tomizawa 1971), after bids in the
/// manner of the augmenting row reduction of Jonker and Volgenant (1987).
/// </summary>
/// <remarks>
/// At any moment the matching is a best one for those who were placed so far: prices are not negative; a price above zero means full; a chosen pair is worth at least its two prices,
/// another at most. Placing one more place of a left is one search with Dijkstra's algorithm; it ends at a right with a place left, or at a left who gives a place up.
/// </remarks>
internal sealed class ShortestPaths
{
    private const int Nobody = -1;

    private readonly Graph graph;
    private readonly int rightCount;
    private readonly long[] distance;
    private readonly int[] parentLeft;
    private readonly int[] parentPair;
    private readonly int[] parentPlace;
    private readonly int[] touched;
    private readonly NodeHeap heap;
    private int touchedCount;
    private long best;
    private int endLeft;
    private int endRight;

    public ShortestPaths(Graph graph)
    {
        this.graph = graph;
        rightCount = graph.RightCount;
        Places = new Places(graph);
        LeftPrice = new long[graph.LeftCount];
        RightPrice = new long[graph.RightCount];
        var nodes = graph.LeftCount + graph.RightCount;
        distance = new long[nodes];
        Array.Fill(distance, long.MaxValue);
        touched = new int[nodes];
        parentLeft = new int[graph.RightCount];
        parentPair = new int[graph.RightCount];
        parentPlace = new int[graph.LeftCount];
        heap = new NodeHeap(nodes);
    }

    public Places Places { get; }

    public long[] LeftPrice { get; }

    public long[] RightPrice { get; }

    public void Solve(Action<int> progress, CancellationToken cancellationToken)
    {
        Bid(cancellationToken);
        for (var left = 0; left < graph.LeftCount; left++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress(left);
            Place(left);
        }
    }

    // Each left who takes one partner bids for the right it gains most from: it pays what makes that right as good as its second best, and whoever paid least for a place there leaves, to bid
    // again while bids last. Whoever is left over is placed by a search. A right costs nothing until it is full, then what its cheapest place was paid.
    private void Bid(CancellationToken cancellationToken)
    {
        var waiting = new Queue<int>();
        for (var left = 0; left < graph.LeftCount; left++)
            if (graph.LeftSpare[left] == 1)
                waiting.Enqueue(left);
        for (var bids = 40L * waiting.Count; bids > 0 && waiting.TryDequeue(out var left); bids--)
        {
            if (bids % 1024 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (Bid(left) is var out_ and >= 0)
                waiting.Enqueue(out_);
        }
    }

    private int Bid(int left)
    {
        long first = 0, second = 0;
        var pair = Nobody;
        for (var at = graph.Start[left]; at < graph.Start[left + 1]; at++)
        {
            var gain = graph.Worth[at] - RightPrice[graph.Right[at]];
            if (gain > first || (gain == first && pair >= 0 && !Places.HasPlace(graph.Right[pair])))
                (second, first, pair) = (first, gain, at);
            else if (gain > second)
                second = gain;
        }
        if (pair < 0)
            return Nobody;
        LeftPrice[left] = second;
        var right = graph.Right[pair];
        var leaving = Nobody;
        if (Places.HasPlace(right))
            Places.Add(right, left, pair);
        else
        {
            var place = Cheapest(right, out _);
            leaving = Places.Left[place];
            Places.LeftLoad[leaving]--;
            Places.LeftLoad[left]++;
            Places.Replace(place, left, pair);
        }
        if (!Places.HasPlace(right))
        {
            Cheapest(right, out var price);
            RightPrice[right] = price;
        }
        return leaving;
    }

    private int Cheapest(int right, out long price)
    {
        var cheapest = Nobody;
        price = long.MaxValue;
        for (var place = Places.First[right]; place < Places.First[right + 1]; place++)
        {
            var paid = graph.Worth[Places.Pair[place]] - LeftPrice[Places.Left[place]];
            if (paid < price)
                (price, cheapest) = (paid, place);
        }
        return cheapest;
    }

    private void Place(int left)
    {
        if (Places.LeftLoad[left] > 0)
            return;
        long price = 0;
        for (var at = graph.Start[left]; at < graph.Start[left + 1]; at++)
            price = Math.Max(price, graph.Worth[at] - RightPrice[graph.Right[at]]);
        LeftPrice[left] = price;
        while (Places.LeftLoad[left] < graph.LeftSpare[left] && LeftPrice[left] > 0)
        {
            Search(left);
            Reprice();
            Augment(left);
        }
    }

    private void Search(int source)
    {
        touchedCount = 0;
        heap.Clear();
        (best, endLeft, endRight) = (LeftPrice[source], source, Nobody);
        Touch(rightCount + source, 0);
        ScanLeft(source, 0);
        while (heap.Count > 0 && heap.LowestKey < best)
        {
            var node = heap.Pop();
            if (node < rightCount)
                ScanRight(node, distance[node]);
            else
                ScanLeft(node - rightCount, distance[node]);
        }
    }

    private void ScanLeft(int left, long far)
    {
        var offset = far + LeftPrice[left];
        for (var at = graph.Start[left]; at < graph.Start[left + 1]; at++)
        {
            var right = graph.Right[at];
            var there = offset + RightPrice[right] - graph.Worth[at];
            if (there >= best || there >= distance[right] || Places.Chosen[at])
                continue;
            Touch(right, there);
            parentLeft[right] = left;
            parentPair[right] = at;
            if (Places.HasPlace(right))
                (best, endLeft, endRight) = (there, Nobody, right);
            else
                heap.Push(right, there);
        }
    }

    private void ScanRight(int right, long far)
    {
        for (var place = Places.First[right]; place < Places.First[right + 1]; place++)
        {
            var left = Places.Left[place];
            var node = rightCount + left;
            var there = far + graph.Worth[Places.Pair[place]] - LeftPrice[left] - RightPrice[right];
            if (there >= best || there >= distance[node])
                continue;
            Touch(node, there);
            parentPlace[left] = place;
            if (there + LeftPrice[left] < best)
                (best, endLeft, endRight) = (there + LeftPrice[left], left, Nobody);
            if (there == far)
                ScanLeft(left, there);
            else
                heap.Push(node, there);
        }
    }

    private void Touch(int node, long there)
    {
        if (distance[node] == long.MaxValue)
            touched[touchedCount++] = node;
        distance[node] = there;
    }

    private void Reprice()
    {
        for (var at = 0; at < touchedCount; at++)
        {
            var node = touched[at];
            if (distance[node] < best)
            {
                if (node < rightCount)
                    RightPrice[node] += best - distance[node];
                else
                    LeftPrice[node - rightCount] -= best - distance[node];
            }
            distance[node] = long.MaxValue;
        }
    }

    private void Augment(int source)
    {
        if (endLeft == source)
            return;
        int left;
        if (endRight >= 0)
        {
            left = parentLeft[endRight];
            Places.Add(endRight, left, parentPair[endRight]);
            Places.LeftLoad[left]--;
        }
        else
        {
            left = endLeft;
            Places.LeftLoad[left]--;
        }
        while (left != source)
        {
            var place = parentPlace[left];
            var right = RightOf(place);
            left = parentLeft[right];
            Places.Replace(place, left, parentPair[right]);
        }
        Places.LeftLoad[source]++;
    }

    private int RightOf(int place) => graph.Right[Places.Pair[place]];
}
