using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Community.Search.Indexing;

/// <summary>One state of the index, with what was worked out about it; all of it goes when the next state comes.</summary>
internal sealed class HouseSearcher : IndexSearcher
{
    private const int MostAnswers = 512;

    private readonly ConcurrentDictionary<string, object> _answers = new(StringComparer.Ordinal);

    public HouseSearcher(IndexReader reader) : base(reader)
    {
        Similarity = new TierSimilarity();
        FacetNames = [.. MultiFields.GetMergedFieldInfos(reader).Select(field => IndexFields.FacetName(field.Name)).OfType<string>().Order(StringComparer.Ordinal)];
    }

    /// <summary>Facets that some document has.</summary>
    public IReadOnlyList<string> FacetNames { get; }

    /// <summary>An earlier answer to the same question about this state, for the same reader.</summary>
    public T? Recall<T>(string question) where T : class => _answers.TryGetValue(question, out var answer) ? (T)answer : null;

    /// <summary>Keeps an answer; when there are too many, all are forgotten.</summary>
    public T Remember<T>(string question, T answer) where T : class
    {
        if (_answers.Count >= MostAnswers)
            _answers.Clear();
        _answers[question] = answer;
        return answer;
    }

    /// <summary>Makes searchers of this kind.</summary>
    internal sealed class Factory : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new HouseSearcher(reader);
    }
}
