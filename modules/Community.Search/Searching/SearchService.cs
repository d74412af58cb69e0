using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using System.Text;
using Community.Abstractions.Search;
using Community.Abstractions.Security;
using Community.Search.Analysis;
using Community.Search.Indexing;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Community.Search.Searching;

/// <summary>
/// Answers searches. Widens the question only when it found little: first every word as it is, then mistyped, then half of the words. Answers are kept
/// until the index changes, for a minute at most, for each person apart.
/// </summary>
internal sealed class SearchService(SearchIndex index, SynonymStore synonymStore, TimeProvider time) : ISearchService
{
    /// <summary>Results after this one are not listed: nobody reads them, and a page number of 10^9 must cost nothing.</summary>
    public const int Deepest = 10_000;

    private const int LongestPage = 100, Few = 3, MostSuggestions = 20;
    private readonly ReaderFilters _filters = new();
    private readonly ConcurrentDictionary<string, Filter> _kinds = new(StringComparer.Ordinal);

    public async Task<SearchResults> SearchAsync(SearchRequest request, ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        using var measure = SearchTelemetry.Start("search");
        var synonyms = await synonymStore.GetAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        using var lease = index.Acquire();
        var reader = Reader.Of(user);
        var question = Key(request, reader);
        var results = lease.Searcher.Recall<SearchResults>(question)
            ?? lease.Searcher.Remember(question, Search(lease.Searcher, request, reader, synonyms));
        measure.Results(results.Total);
        return results;
    }

    /// <summary>The answer that other synonyms would give. Neither measured nor kept: it is for those who look after the search.</summary>
    public SearchResults Try(SearchRequest request, ClaimsPrincipal user, Synonyms synonyms)
    {
        using var lease = index.Acquire();
        return Search(lease.Searcher, request, Reader.Of(user), synonyms);
    }

    /// <summary>The title of an item that a person may find; null when there is none.</summary>
    public string? TitleOf(string contentItemId, ClaimsPrincipal user)
    {
        using var lease = index.Acquire();
        var found = lease.Searcher.Search(new TermQuery(new Term(IndexFields.Id, contentItemId)), _filters.For(Reader.Of(user), null), 1).ScoreDocs;
        return found.Length == 0 ? null : lease.Searcher.Doc(found[0].Doc).Get(IndexFields.Title);
    }

    public Task<IReadOnlyList<SearchSuggestion>> SuggestAsync(
        string prefix, string culture, int max, ClaimsPrincipal user, CancellationToken cancellationToken = default)
    {
        using var measure = SearchTelemetry.Start("suggest");
        cancellationToken.ThrowIfCancellationRequested();
        using var lease = index.Acquire();
        var (reader, text) = (Reader.Of(user), QueryText.Parse(prefix));
        max = Math.Clamp(max, 1, MostSuggestions);
        var question = $"suggest\n{reader.UserId}\n{reader.AudienceKey}\n{culture}\n{max}\n{text.Text}";
        var found = lease.Searcher.Recall<IReadOnlyList<SearchSuggestion>>(question)
            ?? lease.Searcher.Remember(question, Suggest(lease.Searcher, text, _filters.For(reader, Language(culture)), max));
        measure.Results(found.Count);
        return Task.FromResult(found);
    }

    private static string Language(string culture) => culture.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : "fr";

    private SearchResults Search(HouseSearcher searcher, SearchRequest request, Reader reader, Synonyms synonyms)
    {
        var text = QueryText.Parse(request.Query);
        var filter = _filters.For(reader, Language(request.Culture));
        if (text is { IsEmpty: false, IsHollow: true })
            return new SearchResults();
        var breadth = Breadth.Strict;
        var collector = Collect(searcher, request, text, new QueryBuilder(text, synonyms, breadth).Build(), filter);
        var little = text.Words.Count > 0 && collector.Matched < Few;
        if (little)
        {
            (breadth, var wider) = Widen(searcher, text, synonyms, filter);
            collector = Collect(searcher, request, text, wider, filter);
        }
        return new SearchResults
        {
            Total = collector.Total,
            Hits = Hits(searcher, collector.Best().Skip(Offset(request)), new Snippets(text, synonyms, breadth)),
            Facets = collector.Facets(),
            DidYouMean = little ? BetterWords(searcher, text, synonyms, filter) : null,
        };
    }

    private static (Breadth, Query) Widen(HouseSearcher searcher, QueryText text, Synonyms synonyms, Filter filter)
    {
        var query = new QueryBuilder(text, synonyms, Breadth.Typos).Build();
        if (text.Words.Count < 2 || Count(searcher, query, filter) > 0)
            return (Breadth.Typos, query);
        return (Breadth.Loose, new QueryBuilder(text, synonyms, Breadth.Loose).Build());
    }

    private static string? BetterWords(HouseSearcher searcher, QueryText text, Synonyms synonyms, Filter filter)
    {
        if (new Spelling(searcher, filter).Correct(text) is not { } better)
            return null;
        var corrected = new QueryBuilder(QueryText.Parse(better), synonyms, Breadth.Strict).Build();
        return Count(searcher, corrected, filter) > 0 ? better : null;
    }

    private ResultCollector Collect(HouseSearcher searcher, SearchRequest request, QueryText text, Query query, Filter filter)
    {
        var (offset, size) = (Offset(request), PageSize(request));
        // Without words all match alike, and the newest come first; nearest without a place to be near to is no order either.
        var order = request.Order switch
        {
            SearchOrder.Nearest when request.Near is null => SearchOrder.Relevance,
            var asked => asked,
        };
        if (order == SearchOrder.Relevance && text.IsEmpty)
            order = request.Near is null ? SearchOrder.Newest : SearchOrder.Nearest;
        var wanted = offset >= Deepest ? 0 : Math.Min(offset + size, Math.Max(1, searcher.IndexReader.MaxDoc));
        var collector = new ResultCollector(request with { Order = order }, searcher.FacetNames, wanted, time.GetUtcNow());
        // A list of jobs is not slower for the profiles beside them.
        searcher.Search(request is { KindsAreGiven: true, Kinds.Count: > 0 } ? new FilteredQuery(query, OfKinds(request.Kinds)) : query, filter, collector);
        return collector;
    }

    private Filter OfKinds(IReadOnlyList<string> kinds) => _kinds.GetOrAdd(string.Join('\n', kinds), static (_, all) =>
    {
        var any = new BooleanQuery();
        foreach (var kind in all)
            any.Add(new TermQuery(new Term(IndexFields.Kind, kind)), Occur.SHOULD);
        return new CachingWrapperFilter(new QueryWrapperFilter(any));
    }, kinds);

    private static int Count(HouseSearcher searcher, Query query, Filter filter)
    {
        var counter = new TotalHitCountCollector();
        searcher.Search(query, filter, counter);
        return counter.TotalHits;
    }

    private static int PageSize(SearchRequest request) => Math.Clamp(request.PageSize, 1, LongestPage);

    private static int Offset(SearchRequest request) => (int)Math.Min((Math.Max(request.Page, 1) - 1L) * PageSize(request), Deepest);

    private static List<SearchHit> Hits(HouseSearcher searcher, IEnumerable<int> documents, Snippets snippets) =>
        [.. documents.Select(number => Hit(searcher.Doc(number), snippets))];

    private static SearchHit Hit(Document document, Snippets snippets) => new(
        document.Get(IndexFields.Id),
        document.Get(IndexFields.Kind),
        snippets.Title(document.Get(IndexFields.Title)),
        snippets.Passage(document.Get(IndexFields.Summary), document.Get(IndexFields.Body)),
        "~/" + document.Get(IndexFields.Path),
        document.Get(IndexFields.Culture),
        document.GetField(IndexFields.Date)?.GetInt64Value() is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime : null)
    {
        Places = document.GetValues(IndexFields.PlaceFacet),
    };

    private static IReadOnlyList<SearchSuggestion> Suggest(HouseSearcher searcher, QueryText text, Filter filter, int max)
    {
        if (text.Words.Count == 0)
            return [];
        var hits = searcher.Search(SuggestionQuery(text, typos: false), filter, max).ScoreDocs;
        if (hits.Length == 0)
            hits = searcher.Search(SuggestionQuery(text, typos: true), filter, max).ScoreDocs;
        return [.. hits.Select(hit => searcher.Doc(hit.Doc)).Select(document =>
            new SearchSuggestion(document.Get(IndexFields.Title), "~/" + document.Get(IndexFields.Path), document.Get(IndexFields.Kind)))];
    }

    private static BooleanQuery SuggestionQuery(QueryText text, bool typos)
    {
        var query = new BooleanQuery();
        for (var i = 0; i < text.Words.Count; i++)
            query.Add(SuggestionWord(text.Words[i], i == text.Words.Count - 1, typos), Occur.MUST);
        query.Add(new PrefixQuery(new Term(IndexFields.TitleKey, string.Join(' ', text.Words.Select(word => word.Exact)))) { Boost = 4 }, Occur.SHOULD);
        return query;
    }

    private static DisjunctionMaxQuery SuggestionWord(Word word, bool isLast, bool typos)
    {
        var any = new DisjunctionMaxQuery(0) { new TermQuery(new Term(IndexFields.TitleExact, word.Exact)) { Boost = 4 } };
        if (!word.IsStop)
            any.Add(new TermQuery(new Term(IndexFields.TitleStemmed, word.Stem)) { Boost = 3 });
        if (isLast)
            any.Add(new PrefixQuery(new Term(IndexFields.TitleExact, word.Exact)) { Boost = 2 });
        if (typos && QueryBuilder.TyposIn(word.Exact) is > 0 and var wrong)
            any.Add(new FuzzyQuery(new Term(IndexFields.TitleExact, word.Exact), wrong, 0, 40, transpositions: true));
        return any;
    }

    /// <summary>Equal for equal questions of people who may read the same. The minute is in it because periods move.</summary>
    private string Key(SearchRequest request, Reader reader)
    {
        var key = new StringBuilder(160).Append(reader.UserId).Append('\n').Append(reader.AudienceKey).Append('\n')
            .Append(Math.Min(request.Query.Length, QueryText.MostRead)).Append(':').Append(request.Query.AsSpan(0, Math.Min(request.Query.Length, QueryText.MostRead)))
            .Append('\n')
            .Append(CultureInfo.InvariantCulture, $"{Language(request.Culture)}|{request.Order}|{request.Period}|{request.Near}|{request.WithinKilometres}|{request.Page}|{request.PageSize}|{request.KindsAreGiven}")
            .Append(CultureInfo.InvariantCulture, $"|{synonymStore.Generation}|{time.GetUtcNow().ToUnixTimeSeconds() / 60}");
        Append(key, request.Kinds);
        Append(key, request.Topics);
        Append(key, request.Places);
        foreach (var (name, values) in request.Facets)
            Append(key.Append('\n').Append(name), values);
        foreach (var (name, range) in request.Numbers)
            key.Append(CultureInfo.InvariantCulture, $"\n{name}={range.Least}..{range.Most}");
        return key.ToString();
    }

    private static void Append(StringBuilder key, IReadOnlyList<string> values)
    {
        key.Append('\n');
        foreach (var value in values)
            key.Append(value).Append('\t');
    }
}
