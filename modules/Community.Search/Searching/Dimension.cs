using Community.Abstractions.Search;
using Lucene.Net.Index;

namespace Community.Search.Searching;

/// <summary>A facet of text values while results are collected: what is chosen, and how many results each value has.</summary>
internal sealed class Dimension(string name, IReadOnlyList<string> chosen)
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private FacetColumn? _column;
    private bool[]? _accepted;
    private int[] _found = [];

    /// <summary>Name of the facet.</summary>
    public string Name { get; } = name;

    /// <summary>Moves to the next segment of the index.</summary>
    public void Enter(AtomicReader reader)
    {
        Leave();
        _column = FacetColumn.Of(reader, Name);
        _found = new int[_column.Values.Length];
        if (chosen.Count > 0)
            _accepted = Array.ConvertAll(_column.Values, chosen.Contains);
    }

    /// <summary>Whether a document has one of the chosen values, or none is chosen.</summary>
    public bool Accepts(int doc)
    {
        if (_accepted is null)
            return true;
        foreach (var ordinal in _column!.Of(doc))
            if (_accepted[ordinal])
                return true;
        return false;
    }

    /// <summary>Counts the values of a document.</summary>
    public void Count(int doc)
    {
        foreach (var ordinal in _column!.Of(doc))
            _found[ordinal]++;
    }

    /// <summary>The counts, most first.</summary>
    public IReadOnlyList<FacetCount> Counts()
    {
        Leave();
        return [.. _counts.Select(pair => new FacetCount(pair.Key, pair.Value)).OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal)];
    }

    private void Leave()
    {
        for (var ordinal = 0; ordinal < _found.Length; ordinal++)
            if (_found[ordinal] > 0)
                _counts[_column!.Values[ordinal]] = _counts.GetValueOrDefault(_column.Values[ordinal]) + _found[ordinal];
        _found = [];
    }
}
