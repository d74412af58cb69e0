using Community.Search.Analysis;

namespace Community.Search.Searching;

/// <summary>Says which word of a query a word of a text answers to, by the same rules as the query.</summary>
internal sealed class WordMatcher
{
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);
    private readonly List<(string Stem, int Typos, int Which)> _alike = [];
    private readonly string? _beginning;
    private readonly int _beginningWhich;

    public WordMatcher(QueryText text, Synonyms synonyms, Breadth breadth)
    {
        var saying = text.Words.Where(word => !word.IsStop).ToList();
        foreach (var word in saying.Count == 0 ? text.Words : saying)
            Learn(word, breadth);
        foreach (var word in text.Phrases.SelectMany(phrase => Words.Of(phrase, 20)))
            _exact.TryAdd(word.Exact, _exact.Count);
        LearnSynonyms(saying, synonyms);
        if (text is { EndsInWord: true, Words: [.., var last] } && last.Exact.Length > 1)
            (_beginning, _beginningWhich) = (last.Exact, _exact.GetValueOrDefault(last.Exact));
    }

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsIdle => _exact.Count == 0;

    /// <summary>Number of the word of the query; -1 for none.</summary>
    public int Find(Word word)
    {
        if (_exact.TryGetValue(word.Exact, out var which))
            return which;
        if (_beginning is not null && word.Exact.StartsWith(_beginning, StringComparison.Ordinal))
            return _beginningWhich;
        if (word.IsStop)
            return -1;
        var stem = word.Stem;
        if (_stems.TryGetValue(stem, out which))
            return which;
        foreach (var alike in _alike)
            if (Likeness.Within(alike.Stem, stem, alike.Typos))
                return alike.Which;
        return -1;
    }

    private void Learn(Word word, Breadth breadth)
    {
        var which = _exact.Count;
        if (!_exact.TryAdd(word.Exact, which))
            return;
        _stems.TryAdd(word.Stem, which);
        if (breadth != Breadth.Strict && QueryBuilder.TyposIn(word.Exact) is > 0 and var typos)
            _alike.Add((word.Stem, typos, which));
    }

    private void LearnSynonyms(List<Word> saying, Synonyms synonyms)
    {
        for (var at = 0; at < saying.Count; at++)
            for (var length = 1; length <= Math.Min(Synonyms.LongestExpression, saying.Count - at); length++)
                foreach (var stem in synonyms.Of(saying.Skip(at).Take(length).Select(word => word.Stem)).SelectMany(other => other))
                    _stems.TryAdd(stem, at);
    }
}
