using Community.Search.Analysis;
using Community.Search.Indexing;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Community.Search.Searching;

/// <summary>
/// Finds what a mistyped word may have meant. A word is proposed only when a document that this very person may read has it, so the words of others'
/// documents cannot be guessed from what is proposed, nor from what is not.
/// </summary>
/// <param name="searcher">State of the index.</param>
/// <param name="readable">What the person may read.</param>
internal sealed class Spelling(HouseSearcher searcher, Filter readable)
{
    private const int MostCandidates = 40;

    /// <summary>The text with its unknown words corrected; null when no correction is known.</summary>
    public string? Correct(QueryText text)
    {
        Dictionary<int, string> corrections = [];
        for (var i = 0; i < Math.Min(text.Words.Count, QueryBuilder.MostMistyped); i++)
        {
            var word = text.Words[i];
            var typos = word.IsStop ? 0 : QueryBuilder.TyposIn(word.Exact);
            if (typos > 0 && !IsKnown(QueryBuilder.ForWord(word)) && Nearest(word.Exact, typos) is { } better)
                corrections[i] = better;
        }
        return corrections.Count == 0 ? null : text.Replace(corrections);
    }

    private string? Nearest(string word, int typos)
    {
        foreach (var candidate in Candidates(word, typos))
            if (AsWritten(candidate) is { } written)
                return written;
        return null;
    }

    /// <summary>Words of the index like this one: nearest first, then most frequent.</summary>
    private List<string> Candidates(string word, int typos)
    {
        if (MultiFields.GetTerms(searcher.IndexReader, IndexFields.BodyExact) is not { } terms)
            return [];
        List<(string Word, int Distance, int Frequency)> found = [];
        var alike = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(IndexFields.BodyExact, word), typos, 0, transpositions: true);
        while (alike.MoveNext())
        {
            var candidate = alike.Term.Utf8ToString();
            if (candidate.Length > 2 && candidate != word)
                found.Add((candidate, Likeness.Distance(word, candidate), alike.DocFreq));
        }
        return [.. found.OrderBy(c => c.Distance).ThenByDescending(c => c.Frequency).Take(MostCandidates).Select(c => c.Word)];
    }

    private bool IsKnown(Query query) => searcher.Search(query, readable, 1).TotalHits > 0;

    /// <summary>The word with its accents, as a document that the person may read writes it; null when there is none.</summary>
    private string? AsWritten(string word)
    {
        var hits = searcher.Search(new TermQuery(new Term(IndexFields.BodyExact, word)), readable, 1).ScoreDocs;
        if (hits.Length == 0)
            return null;
        var document = searcher.Doc(hits[0].Doc);
        foreach (var field in new[] { IndexFields.Title, IndexFields.Summary, IndexFields.Body })
            if (document.Get(field) is { } text && Words.Of(text).Find(other => other.Exact == word) is { Exact: not null } found)
                return text[found.Start..found.End].ToLowerInvariant();
        return word;
    }
}
