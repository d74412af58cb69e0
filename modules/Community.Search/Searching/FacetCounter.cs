using System.Numerics;
using Community.Abstractions.Search;
using Lucene.Net.Index;

namespace Community.Search.Searching;

/// <summary>The facets of text values while results are collected: what is chosen, and how many results each value has.</summary>
/// <param name="chosen">The facets with a choice, at most 64, and the values that pass.</param>
internal sealed class FacetCounter(IReadOnlyList<(string Facet, IReadOnlyList<string> Values)> chosen)
{
    private readonly ulong _all = chosen.Count == 0 ? 0 : ulong.MaxValue >> (64 - chosen.Count);
    private readonly Dictionary<string, Dictionary<string, int>> _counts = new(StringComparer.Ordinal);
    private FacetTable? _table;
    private ulong[] _passes = [];
    private int[] _found = [];

    /// <summary>Moves to the next segment of the index.</summary>
    public void Enter(AtomicReader reader)
    {
        Leave();
        _table = FacetTable.Of(reader);
        _found = new int[_table.Values.Length];
        if (chosen.Count == 0)
            return;
        _passes = new ulong[_table.Values.Length];
        for (var i = 0; i < chosen.Count; i++)
            if (_table.Facets.TryGetValue(chosen[i].Facet, out var range))
                for (var value = range.First; value < range.End; value++)
                    if (chosen[i].Values.Contains(_table.Values[value]))
                        _passes[value] = 1UL << i;
    }

    /// <summary>The chosen facets of which a document has no chosen value, a bit for each; 0 when it has all.</summary>
    public ulong Missing(int doc)
    {
        if (_all == 0)
            return 0;
        var has = 0UL;
        foreach (var value in _table!.Of(doc))
            has |= _passes[value];
        return _all & ~has;
    }

    /// <summary>Counts all values of a document.</summary>
    public void Count(int doc)
    {
        foreach (var value in _table!.Of(doc))
            _found[value]++;
    }

    /// <summary>Counts a document's values of the one facet that it misses.</summary>
    public void CountMissing(int doc, ulong missing)
    {
        if (!_table!.Facets.TryGetValue(chosen[BitOperations.TrailingZeroCount(missing)].Facet, out var range))
            return;
        foreach (var value in _table.Of(doc))
            if (value >= range.First && value < range.End)
                _found[value]++;
    }

    /// <summary>The counts of a facet, most first.</summary>
    public IReadOnlyList<FacetCount> Counts(string facet)
    {
        Leave();
        return _counts.TryGetValue(facet, out var counts)
            ? [.. counts.Select(pair => new FacetCount(pair.Key, pair.Value)).OrderByDescending(count => count.Count).ThenBy(count => count.Value, StringComparer.Ordinal)]
            : [];
    }

    private void Leave()
    {
        if (_table is null)
            return;
        foreach (var (facet, range) in _table.Facets)
            for (var value = range.First; value < range.End; value++)
                if (_found[value] > 0)
                    Add(facet, _table.Values[value], _found[value]);
        _table = null;
    }

    private void Add(string facet, string value, int found)
    {
        if (!_counts.TryGetValue(facet, out var counts))
            _counts[facet] = counts = new Dictionary<string, int>(StringComparer.Ordinal);
        counts[value] = counts.GetValueOrDefault(value) + found;
    }
}
