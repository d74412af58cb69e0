using System.Runtime.CompilerServices;
using Community.Search.Indexing;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Community.Search.Searching;

/// <summary>
/// The values of all facets for every document of one segment, unpacked, a row for each document: counting is then one walk along the row, and a facet that
/// documents of this kind do not have costs nothing. Made once for a segment, which never changes, and kept as long as the segment is open (4 bytes for a
/// document and 4 for each of its values).
/// </summary>
internal sealed class FacetTable
{
    private static readonly ConditionalWeakTable<object, FacetTable> Tables = [];

    private readonly Dictionary<string, (int First, int End)> _ranges = new(StringComparer.Ordinal);
    private readonly int[] _starts, _row;

    private FacetTable(AtomicReader reader)
    {
        List<string> values = [];
        List<(int First, SortedSetDocValues Packed)> facets = [];
        foreach (var field in reader.FieldInfos)
            if (IndexFields.FacetName(field.Name) is { } facet && reader.GetSortedSetDocValues(field.Name) is { } packed)
            {
                facets.Add((values.Count, packed));
                AddValues(values, packed);
                _ranges[facet] = (facets[^1].First, values.Count);
            }
        var row = new List<int>(reader.MaxDoc);
        _starts = new int[reader.MaxDoc + 1];
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            foreach (var (first, packed) in facets)
            {
                packed.SetDocument(doc);
                for (long ordinal; (ordinal = packed.NextOrd()) != SortedSetDocValues.NO_MORE_ORDS;)
                    row.Add(first + (int)ordinal);
            }
            _starts[doc + 1] = row.Count;
        }
        (Values, _row) = ([.. values], [.. row]);
    }

    /// <summary>The values of all facets, those of one facet together; a value's number is its place here.</summary>
    public string[] Values { get; }

    /// <summary>The facets that some document has, each with the numbers of its values.</summary>
    public IReadOnlyDictionary<string, (int First, int End)> Facets => _ranges;

    /// <summary>Numbers of a document's values.</summary>
    public ReadOnlySpan<int> Of(int doc) => _row.AsSpan(_starts[doc], _starts[doc + 1] - _starts[doc]);

    /// <summary>The table of a segment.</summary>
    public static FacetTable Of(AtomicReader reader) => Tables.GetValue(reader.CoreCacheKey, _ => new FacetTable(reader));

    private static void AddValues(List<string> values, SortedSetDocValues packed)
    {
        var term = new BytesRef();
        for (var ordinal = 0; ordinal < packed.ValueCount; ordinal++)
        {
            packed.LookupOrd(ordinal, term);
            values.Add(term.Utf8ToString());
        }
    }
}
