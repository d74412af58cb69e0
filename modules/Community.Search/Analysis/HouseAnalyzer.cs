using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Util;

namespace Community.Search.Analysis;

/// <summary>
/// How text becomes words. Exact: split after Unicode, articles off, lower case, ligatures and accents folded. Stemmed: the same without stop words, then stems.
/// Which of the two is in the field's name.
/// </summary>
internal sealed class HouseAnalyzer() : Analyzer(PER_FIELD_REUSE_STRATEGY)
{
    /// <summary>One for everybody: it keeps its streams for each thread.</summary>
    public static HouseAnalyzer Instance { get; } = new();

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var source = new StandardTokenizer(LuceneVersion.LUCENE_48, reader);
        TokenStream stream = new TidyTokenFilter(source);
        stream = new LowerCaseFilter(LuceneVersion.LUCENE_48, stream);
        stream = new ASCIIFoldingFilter(stream);
        if (Indexing.IndexFields.IsStemmed(fieldName))
            stream = new LightStemFilter(new StopFilter(LuceneVersion.LUCENE_48, stream, StopWords.Set));
        return new TokenStreamComponents(source, stream);
    }
}
