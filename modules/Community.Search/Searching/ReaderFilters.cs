using System.Collections.Concurrent;
using Community.Abstractions.Security;
using Community.Search.Indexing;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Community.Search.Searching;

/// <summary>The audience rule and the choice of language as a filter: it is inside every query, suggestion and correction.</summary>
internal sealed class ReaderFilters
{
    private readonly ConcurrentDictionary<(string Audiences, string? Culture), Filter> _visitors = new();

    /// <summary>What <paramref name="reader"/> may read, one translation of each text: the one in <paramref name="culture"/> when they may read it.</summary>
    /// <param name="reader">The person.</param>
    /// <param name="culture">fr or en; null for all translations.</param>
    public Filter For(Reader reader, string? culture) => reader.UserId is null
        ? _visitors.GetOrAdd((reader.AudienceKey, culture), _ => new CachingWrapperFilter(Make(reader, culture)))
        : Make(reader, culture);

    private static QueryWrapperFilter Make(Reader reader, string? culture)
    {
        var readable = new BooleanQuery();
        foreach (var audience in reader.Audiences)
            readable.Add(new TermQuery(new Term(IndexFields.Audience, audience)), Occur.SHOULD);
        if (reader.UserId is { Length: > 0 } user)
            readable.Add(new TermQuery(new Term(IndexFields.Owner, user)), Occur.SHOULD);
        var all = new BooleanQuery { { readable, Occur.MUST } };
        foreach (var audience in reader.Audiences)
            all.Add(new TermQuery(new Term(IndexFields.ReplacedFor, audience)), Occur.MUST_NOT);
        if (culture is not null)
            AddLanguage(all, reader, culture);
        return new QueryWrapperFilter(all);
    }

    private static void AddLanguage(BooleanQuery all, Reader reader, string culture)
    {
        foreach (var audience in reader.Audiences)
            all.Add(new TermQuery(new Term(IndexFields.Sibling, IndexFields.SiblingAudience(culture, audience))), Occur.MUST_NOT);
        if (reader.UserId is { Length: > 0 } user)
            all.Add(new TermQuery(new Term(IndexFields.Sibling, IndexFields.SiblingOwner(culture, user))), Occur.MUST_NOT);
    }
}
