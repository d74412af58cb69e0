using Community.Search.Indexing;
using Lucene.Net.Analysis.TokenAttributes;

namespace Community.Search.Analysis;

/// <summary>A word of a text.</summary>
/// <param name="Exact">Folded.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
internal readonly record struct Word(string Exact, int Start, int End)
{
    /// <summary>Whether it says nothing alone.</summary>
    public bool IsStop => StopWords.Contains(Exact);
    /// <summary>Its stem.</summary>
    public string Stem => LightStemmer.Stem(Exact);
}

/// <summary>Reads the words of a text as the index does.</summary>
internal static class Words
{
    /// <summary>The words in order, at most <paramref name="max"/>.</summary>
    public static List<Word> Of(string text, int max = int.MaxValue)
    {
        List<Word> words = [];
        using var stream = HouseAnalyzer.Instance.GetTokenStream(IndexFields.BodyExact, text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        var offset = stream.GetAttribute<IOffsetAttribute>();
        stream.Reset();
        while (words.Count < max && stream.IncrementToken())
            words.Add(new Word(term.ToString()!, offset.StartOffset, offset.EndOffset));
        stream.End();
        return words;
    }

    /// <summary>A whole text folded into one line, words apart by one space: for comparing beginnings of titles.</summary>
    public static string Key(string text) => string.Join(' ', Of(text, 40).Select(word => word.Exact));
}
