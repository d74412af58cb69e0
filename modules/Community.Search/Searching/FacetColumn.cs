using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Community.Search.Indexing;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Community.Search.Searching;

/// <summary>
/// The values of a facet for every document of one segment, unpacked: counting is then a walk through two arrays. Made once for a segment, which never
/// changes, and kept as long as the segment is open (about 12 bytes for a document and facet).
/// </summary>
internal sealed class FacetColumn
{
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<string, FacetColumn>> Columns = [];
    private static readonly FacetColumn Empty = new([], [], []);

    private readonly int[] _starts;
    private readonly int[] _ordinals;

    private FacetColumn(string[] values, int[] starts, int[] ordinals) => (Values, _starts, _ordinals) = (values, starts, ordinals);

    /// <summary>The values by ordinal, sorted.</summary>
    public string[] Values { get; }

    /// <summary>Ordinals of a document's values.</summary>
    public ReadOnlySpan<int> Of(int doc) => _starts.Length == 0 ? [] : _ordinals.AsSpan(_starts[doc], _starts[doc + 1] - _starts[doc]);

    /// <summary>The column of a facet in a segment.</summary>
    public static FacetColumn Of(AtomicReader reader, string facet) =>
        Columns.GetOrCreateValue(reader.CoreCacheKey).GetOrAdd(facet, static (name, segment) => Read(segment, name), reader);

    private static FacetColumn Read(AtomicReader reader, string facet)
    {
        if (reader.GetSortedSetDocValues(IndexFields.Facet(facet)) is not { } packed)
            return Empty;
        var starts = new int[reader.MaxDoc + 1];
        var ordinals = new List<int>(reader.MaxDoc);
        for (var doc = 0; doc < reader.MaxDoc; doc++)
        {
            packed.SetDocument(doc);
            for (long ordinal; (ordinal = packed.NextOrd()) != SortedSetDocValues.NO_MORE_ORDS;)
                ordinals.Add((int)ordinal);
            starts[doc + 1] = ordinals.Count;
        }
        return new FacetColumn(ReadValues(packed), starts, [.. ordinals]);
    }

    private static string[] ReadValues(SortedSetDocValues packed)
    {
        var values = new string[packed.ValueCount];
        var term = new BytesRef();
        for (var ordinal = 0; ordinal < values.Length; ordinal++)
        {
            packed.LookupOrd(ordinal, term);
            values[ordinal] = term.Utf8ToString();
        }
        return values;
    }
}
