using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace Community.Search.Searching;

/// <summary>
/// A number for every document of one segment, unpacked: the index reads each from its file, bit by bit, which costs more than all the rest of collecting. Made
/// once for a segment, which never changes, and kept as long as the segment is open (9 bytes for a document and number).
/// </summary>
internal sealed class NumberColumn
{
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<string, NumberColumn>> Columns = [];
    private static readonly NumberColumn Empty = new([], []);

    private readonly long[] _values;
    private readonly bool[] _given;

    private NumberColumn(long[] values, bool[] given) => (_values, _given) = (values, given);

    /// <summary>The number of a document; 0 when it has none.</summary>
    public long Of(int doc) => _values.Length == 0 ? 0 : _values[doc];

    /// <summary>Whether a document has the number.</summary>
    public bool Has(int doc) => _given.Length > 0 && _given[doc];

    /// <summary>The column of a field in a segment.</summary>
    public static NumberColumn Of(AtomicReader reader, string field) =>
        Columns.GetOrCreateValue(reader.CoreCacheKey).GetOrAdd(field, static (name, segment) => Read(segment, name), reader);

    private static NumberColumn Read(AtomicReader reader, string field)
    {
        if (reader.GetNumericDocValues(field) is not { } packed || reader.GetDocsWithField(field) is not { } given)
            return Empty;
        var (values, has) = (new long[reader.MaxDoc], new bool[reader.MaxDoc]);
        for (var doc = 0; doc < values.Length; doc++)
            if (has[doc] = given.Get(doc))
                values[doc] = packed.Get(doc);
        return new NumberColumn(values, has);
    }
}
