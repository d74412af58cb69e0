using Community.Search.Analysis;
using Community.Search.Indexing;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Community.Search.Searching;

/// <summary>How generous a query is.</summary>
internal enum Breadth
{
    /// <summary>Every word, as it is, by its stem, its synonyms or its beginning.</summary>
    Strict,
    /// <summary>Every word, also when it is mistyped.</summary>
    Typos,
    /// <summary>Half of the words are enough, also mistyped.</summary>
    Loose,
}

/// <summary>
/// Builds queries from words. Tiers follow from the boosts, which <see cref="TierSimilarity"/> keeps apart:
/// title exact, title stem, text exact, text stem, synonym, beginning, likeness.
/// </summary>
internal sealed class QueryBuilder(QueryText text, Synonyms synonyms, Breadth breadth)
{
    private const float TitleExact = 16, TitleStem = 12, TextExact = 9, TextStem = 7, TitleSynonym = 5, TextSynonym = 4, TitlePrefix = 2.8f, TextPrefix = 2;
    private const float TitleTypo = 0.6f, TextTypo = 0.4f;
    private const int FewestPrefixLetters = 2;

    /// <summary>Words after these are looked for as they are typed: likeness costs, and nobody mistypes so many.</summary>
    public const int MostMistyped = 6;

    /// <summary>The query, without the audience.</summary>
    public Query Build()
    {
        var query = new BooleanQuery();
        AddWords(query);
        foreach (var phrase in text.Phrases)
            query.Add(AnyOf(PhraseOf(IndexFields.TitleExact, phrase, TitleExact), PhraseOf(IndexFields.BodyExact, phrase, TextExact)), Occur.MUST);
        foreach (var word in text.Unwanted.SelectMany(unwanted => Words.Of(unwanted)))
            query.Add(new TermQuery(new Term(word.IsStop ? IndexFields.BodyExact : IndexFields.BodyStemmed, word.IsStop ? word.Exact : word.Stem)), Occur.MUST_NOT);
        if (!query.Clauses.Any(clause => clause.Occur != Occur.MUST_NOT))
            query.Add(new MatchAllDocsQuery(), Occur.MUST);
        return query;
    }

    /// <summary>One word alone, as a strict query looks for it.</summary>
    public static Query ForWord(Word word) => word.IsStop
        ? new TermQuery(new Term(IndexFields.BodyExact, word.Exact))
        : AnyOf(new TermQuery(new Term(IndexFields.BodyExact, word.Exact)), new TermQuery(new Term(IndexFields.BodyStemmed, word.Stem)));

    /// <summary>How many letters may be wrong in a word of this kind.</summary>
    public static int TyposIn(string word) => word.Length < 4 || word.All(char.IsAsciiDigit) ? 0 : word.Length < 8 ? 1 : 2;

    private void AddWords(BooleanQuery query)
    {
        var units = Units();
        var saying = units.Count(unit => !unit.IsStop);
        var into = query;
        if (breadth == Breadth.Loose && saying > 1)
        {
            into = new BooleanQuery { MinimumNumberShouldMatch = (saying + 1) / 2 };
            query.Add(into, Occur.MUST);
        }
        foreach (var unit in units)
        {
            if (unit.IsStop && saying > 0)
                query.Add(unit.Query, Occur.SHOULD);
            else
                into.Add(unit.Query, into == query ? Occur.MUST : Occur.SHOULD);
        }
        if (text.Words.Count > 1)
            AddNearness(query);
    }

    /// <summary>Words that stand together come first.</summary>
    private void AddNearness(BooleanQuery query)
    {
        foreach (var (field, boost) in new[] { (IndexFields.TitleExact, 8f), (IndexFields.BodyExact, 4f) })
        {
            var phrase = new PhraseQuery { Slop = 2, Boost = boost };
            foreach (var word in text.Words)
                phrase.Add(new Term(field, word.Exact));
            query.Add(phrase, Occur.SHOULD);
        }
    }

    /// <summary>The words, where several that have synonyms together are one.</summary>
    private List<(Query Query, bool IsStop)> Units()
    {
        List<(Query, bool)> units = [];
        for (var at = 0; at < text.Words.Count;)
        {
            var (length, others) = LongestWithSynonyms(at);
            if (others.Count > 0)
            {
                units.Add((WithSynonyms(at, length, others), false));
                at += length;
            }
            else
            {
                units.Add((ForWord(at), text.Words[at].IsStop));
                at++;
            }
        }
        return units;
    }

    private (int Length, IReadOnlyList<string[]> Others) LongestWithSynonyms(int at)
    {
        for (var length = Math.Min(Synonyms.LongestExpression + 2, text.Words.Count - at); length > 0; length--)
        {
            var stems = text.Words.Skip(at).Take(length).Where(word => !word.IsStop).Select(word => word.Stem);
            if (!text.Words[at].IsStop && synonyms.Of(stems) is { Count: > 0 } others)
                return (length, others);
        }
        return (1, []);
    }

    private DisjunctionMaxQuery WithSynonyms(int at, int length, IReadOnlyList<string[]> others)
    {
        var asTyped = new BooleanQuery();
        for (var i = at; i < at + length; i++)
            asTyped.Add(ForWord(i), text.Words[i].IsStop && length > 1 ? Occur.SHOULD : Occur.MUST);
        var any = AnyOf(asTyped);
        foreach (var other in others)
        {
            any.Add(StemsOf(IndexFields.TitleStemmed, other, TitleSynonym));
            any.Add(StemsOf(IndexFields.BodyStemmed, other, TextSynonym));
        }
        return any;
    }

    private DisjunctionMaxQuery ForWord(int at)
    {
        var word = text.Words[at];
        var any = AnyOf(Exactly(IndexFields.TitleExact, word.Exact, TitleExact), Exactly(IndexFields.BodyExact, word.Exact, TextExact));
        if (!word.IsStop)
        {
            any.Add(Exactly(IndexFields.TitleStemmed, word.Stem, TitleStem));
            any.Add(Exactly(IndexFields.BodyStemmed, word.Stem, TextStem));
        }
        if (at == text.Words.Count - 1 && text.EndsInWord && word.Exact.Length >= FewestPrefixLetters)
        {
            any.Add(new PrefixQuery(new Term(IndexFields.TitleExact, word.Exact)) { Boost = TitlePrefix });
            if (word.Exact.Length > FewestPrefixLetters)
                any.Add(new PrefixQuery(new Term(IndexFields.BodyExact, word.Exact)) { Boost = TextPrefix });
        }
        if (breadth != Breadth.Strict && at < MostMistyped && !word.IsStop && TyposIn(word.Exact) is > 0 and var typos)
        {
            any.Add(Like(IndexFields.TitleStemmed, word.Stem, typos, TitleTypo));
            any.Add(Like(IndexFields.BodyStemmed, word.Stem, typos, TextTypo));
        }
        return any;
    }

    private static TermQuery Exactly(string field, string word, float boost) => new(new Term(field, word)) { Boost = boost };

    /// <summary>Damerau–Levenshtein: a letter too many, too few, wrong, or two swapped. Every likeness scores the same.</summary>
    private static FuzzyQuery Like(string field, string word, int typos, float boost) =>
        new(new Term(field, word), typos, prefixLength: 0, maxExpansions: 40, transpositions: true)
        {
            Boost = boost,
            MultiTermRewriteMethod = new MultiTermQuery.TopTermsBoostOnlyBooleanQueryRewrite(40),
        };

    private static Query StemsOf(string field, string[] stems, float boost)
    {
        if (stems.Length == 1)
            return Exactly(field, stems[0], boost);
        // Stop words between them leave gaps: « carte de visite ».
        var phrase = new PhraseQuery { Slop = 3, Boost = boost };
        foreach (var stem in stems)
            phrase.Add(new Term(field, stem));
        return phrase;
    }

    private static PhraseQuery PhraseOf(string field, string phrase, float boost)
    {
        var query = new PhraseQuery { Boost = boost };
        foreach (var word in Words.Of(phrase, 20))
            query.Add(new Term(field, word.Exact));
        return query;
    }

    private static DisjunctionMaxQuery AnyOf(params Query[] queries) => new(queries, 0.02f);
}
