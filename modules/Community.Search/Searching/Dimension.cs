using Community.Abstractions.Search;
using Community.Search.Indexing;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Community.Search.Searching;

/// <summary>A facet of text values while results are collected: what is chosen, and how many results each value has.</summary>
internal sealed class Dimension(string name, IReadOnlyList<string> chosen)
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private SortedSetDocValues? _values;
    private bool[]? _accepted;
    private int[] _ordinals = [];

    /// <summary>Name of the facet.</summary>
    public string Name { get; } = name;

    /// <summary>Moves to the next segment of the index.</summary>
    public void Enter(AtomicReader reader)
    {
        Leave();
        _values = reader.GetSortedSetDocValues(IndexFields.Facet(Name));
        _ordinals = new int[_values?.ValueCount ?? 0];
        if (chosen.Count == 0)
            return;
        _accepted = new bool[_ordinals.Length];
        foreach (var value in chosen)
            if (_values?.LookupTerm(new BytesRef(value)) is >= 0 and var ordinal)
                _accepted[ordinal] = true;
    }

    /// <summary>Whether a document has one of the chosen values, or none is chosen.</summary>
    public bool Accepts(int doc)
    {
        if (_accepted is null)
            return true;
        if (_values is null)
            return false;
        _values.SetDocument(doc);
        for (long ordinal; (ordinal = _values.NextOrd()) != SortedSetDocValues.NO_MORE_ORDS;)
            if (_accepted[ordinal])
                return true;
        return false;
    }

    /// <summary>Counts the values of a document.</summary>
    public void Count(int doc)
    {
        if (_values is null)
            return;
        _values.SetDocument(doc);
        for (long ordinal; (ordinal = _values.NextOrd()) != SortedSetDocValues.NO_MORE_ORDS;)
            _ordinals[ordinal]++;
    }

    /// <summary>The counts, most first.</summary>
    public IReadOnlyList<FacetCount> Counts()
    {
        Leave();
        return [.. _counts.Select(pair => new FacetCount(pair.Key, pair.Value)).OrderByDescending(c => c.Count).ThenBy(c => c.Value, StringComparer.Ordinal)];
    }

    private void Leave()
    {
        var term = new BytesRef();
        for (var ordinal = 0; ordinal < _ordinals.Length; ordinal++)
        {
            if (_ordinals[ordinal] == 0)
                continue;
            _values!.LookupOrd(ordinal, term);
            var value = term.Utf8ToString();
            _counts[value] = _counts.GetValueOrDefault(value) + _ordinals[ordinal];
        }
        _ordinals = [];
    }
}
