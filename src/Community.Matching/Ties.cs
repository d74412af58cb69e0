namespace Community.Matching;

/// <summary>
/// Turns one best matching into the one that the tie rule names: going through the pairs by left, then right, each pair is chosen when some best matching holds it together with all those
/// chosen before.
/// </summary>
/// <remarks>
/// With any optimal prices, the best matchings are exactly those that keep to complementary slackness: only tight pairs (worth the sum of their prices) may come or go, and only people whose
/// price is zero may gain or lose a partner on balance. One matching becomes another along cycles of such changes, with one extra node for "on balance"; a pair can be brought in exactly when
/// a cycle passes through it.
/// </remarks>
internal sealed class Ties
{
    private readonly Graph graph;
    private readonly Places places;
    private readonly long[] leftPrice;
    private readonly int rightCount;
    private readonly int balance;
    private readonly int[] tightStart;
    private readonly int[] tight;
    private readonly bool[] isTight;
    private readonly int[] freeRights;
    private readonly int[] freeLefts;
    private readonly int[] seen;
    private readonly int[] parent;
    private readonly int[] via;
    private readonly Queue<int> queue = new();
    private int round;

    public Ties(Graph graph, ShortestPaths solved)
    {
        this.graph = graph;
        places = solved.Places;
        leftPrice = solved.LeftPrice;
        rightCount = graph.RightCount;
        balance = graph.LeftCount + rightCount;
        tightStart = new int[graph.LeftCount + 1];
        isTight = new bool[graph.Right.Length];
        List<int> found = [];
        for (var left = 0; left < graph.LeftCount; left++)
        {
            for (var at = graph.Start[left]; at < graph.Start[left + 1]; at++)
                if (graph.Worth[at] == solved.LeftPrice[left] + solved.RightPrice[graph.Right[at]])
                {
                    isTight[at] = true;
                    found.Add(at);
                }
            tightStart[left + 1] = found.Count;
        }
        tight = [.. found];
        freeRights = [.. Enumerable.Range(0, rightCount).Where(right => solved.RightPrice[right] == 0)];
        freeLefts = [.. Enumerable.Range(0, graph.LeftCount).Where(left => solved.LeftPrice[left] == 0)];
        seen = new int[balance + 1];
        parent = new int[balance + 1];
        via = new int[balance + 1];
    }

    public void Break(Action<int> progress, CancellationToken cancellationToken)
    {
        for (var left = 0; left < graph.LeftCount; left++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress(left);
            round++;
            for (var at = tightStart[left]; at < tightStart[left + 1] && MayGain(left, at); at++)
                if (!places.Chosen[tight[at]] && Reaches(left, tight[at]))
                {
                    Change(left, tight[at]);
                    round++;
                }
        }
    }

    // What comes later can make room for what comes now; without it there is nothing left to decide.
    private bool MayGain(int left, int from)
    {
        if (places.LeftLoad[left] < graph.LeftSpare[left])
            return true;
        for (var at = from; at < tightStart[left + 1]; at++)
            if (places.Chosen[tight[at]])
                return true;
        return false;
    }

    // Whether giving this pair to the left can be made good without touching what is decided: the pairs of earlier lefts, and those of this left up to here.
    private bool Reaches(int target, int pair)
    {
        queue.Clear();
        Visit(graph.Right[pair], -1, -1);
        while (queue.TryDequeue(out var node))
        {
            if (node == balance)
            {
                if (places.LeftLoad[target] < graph.LeftSpare[target])
                    return Arrive(target, balance, -1);
                foreach (var right in freeRights)
                    Visit(right, balance, -1);
                foreach (var left in freeLefts)
                    if (left > target && places.LeftLoad[left] < graph.LeftSpare[left])
                        Visit(rightCount + left, balance, -1);
            }
            else if (node >= rightCount)
            {
                var left = node - rightCount;
                for (var at = tightStart[left]; at < tightStart[left + 1]; at++)
                    if (!places.Chosen[tight[at]])
                        Visit(graph.Right[tight[at]], node, tight[at]);
                if (leftPrice[left] == 0)
                    Visit(balance, node, -1);
            }
            else
            {
                for (var place = places.First[node]; place < places.First[node] + places.RightLoad[node]; place++)
                {
                    var left = places.Left[place];
                    if (!isTight[places.Pair[place]])
                        continue;
                    if (left == target && places.Pair[place] > pair)
                        return Arrive(target, node, places.Pair[place]);
                    if (left > target)
                        Visit(rightCount + left, node, places.Pair[place]);
                }
                if (places.HasPlace(node))
                    Visit(balance, node, -1);
            }
        }
        return false;
    }

    private void Visit(int node, int from, int pair)
    {
        if (seen[node] == round)
            return;
        seen[node] = round;
        parent[node] = from;
        via[node] = pair;
        queue.Enqueue(node);
    }

    private bool Arrive(int target, int from, int pair)
    {
        parent[rightCount + target] = from;
        via[rightCount + target] = pair;
        return true;
    }

    private void Change(int target, int pair)
    {
        List<(int Left, int Pair)> gained = [(target, pair)];
        for (var node = rightCount + target; parent[node] >= 0; node = parent[node])
        {
            if (via[node] < 0)
                continue;
            if (node >= rightCount)
                Remove(via[node]);
            else
                gained.Add((parent[node] - rightCount, via[node]));
        }
        foreach (var (left, gain) in gained)
            places.Add(graph.Right[gain], left, gain);
    }

    private void Remove(int pair)
    {
        var right = graph.Right[pair];
        var place = Array.IndexOf(places.Pair, pair, places.First[right], places.RightLoad[right]);
        places.Remove(right, place);
    }
}
