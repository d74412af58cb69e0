using System.Collections.Concurrent;

namespace Community.Jobs.Browse;

/// <summary>Views since the last count: reading a page writes nothing.</summary>
internal sealed class ViewCounts
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public void Add(string id) => _counts.AddOrUpdate(id, 1, (_, count) => count + 1);

    public IReadOnlyList<(string Id, int Count)> Take() => [.. _counts.Keys.Select(id => (id, _counts.TryRemove(id, out var count) ? count : 0))];
}
