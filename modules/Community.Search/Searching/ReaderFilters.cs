using System.Collections.Concurrent;
using Community.Abstractions.Security;
using Community.Search.Indexing;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Community.Search.Searching;

/// <summary>The audience rule and the choice of language as a filter: it is inside every query, suggestion and correction.</summary>
internal sealed class ReaderFilters
{
    private readonly ConcurrentDictionary<(string Audiences, string? Culture), Filter> _shared = new();

    /// <summary>What <paramref name="reader"/> may read, one translation of each text: the one in <paramref name="culture"/> when they may read it.</summary>
    /// <param name="reader">The person.</param>
    /// <param name="culture">fr or en; null for all translations.</param>
    public Filter For(Reader reader, string? culture)
    {
        // What all readers of the same audiences share is worked out once for a segment; what is a person's own is little, and added for them.
        var shared = _shared.GetOrAdd((reader.AudienceKey, culture), _ => new CachingWrapperFilter(new QueryWrapperFilter(Readable(reader, culture, AnyOf(IndexFields.Audience, reader.Audiences)))));
        if (reader.UserId is not { Length: > 0 } user)
            return shared;
        var own = Readable(reader, culture, new TermQuery(new Term(IndexFields.Owner, user)));
        var replaced = culture is null ? null : new TermQuery(new Term(IndexFields.Sibling, IndexFields.SiblingOwner(culture, user)));
        return new OwnFilter(shared, own, replaced);
    }

    private static BooleanQuery Readable(Reader reader, string? culture, Query what)
    {
        var all = new BooleanQuery { { what, Occur.MUST } };
        foreach (var audience in reader.Audiences)
        {
            all.Add(new TermQuery(new Term(IndexFields.ReplacedFor, audience)), Occur.MUST_NOT);
            if (culture is not null)
                all.Add(new TermQuery(new Term(IndexFields.Sibling, IndexFields.SiblingAudience(culture, audience))), Occur.MUST_NOT);
        }
        return all;
    }

    private static BooleanQuery AnyOf(string field, IEnumerable<string> values)
    {
        var any = new BooleanQuery();
        foreach (var value in values)
            any.Add(new TermQuery(new Term(field, value)), Occur.SHOULD);
        return any;
    }

    /// <summary>What everybody with these audiences may read, with a person's own things and without what a translation of their own replaces.</summary>
    private sealed class OwnFilter(Filter shared, Query own, Query? replaced) : Filter
    {
        public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
        {
            var bits = new FixedBitSet(context.AtomicReader.MaxDoc);
            if (Iterator(shared) is { } all)
                bits.Or(all);
            if (Iterator(new QueryWrapperFilter(own)) is { } mine)
                bits.Or(mine);
            if (replaced is not null && Iterator(new QueryWrapperFilter(replaced)) is { } others)
                bits.AndNot(others);
            return BitsFilteredDocIdSet.Wrap(bits, acceptDocs);

            DocIdSetIterator? Iterator(Filter filter) => filter.GetDocIdSet(context, null)?.GetIterator();
        }
    }
}
