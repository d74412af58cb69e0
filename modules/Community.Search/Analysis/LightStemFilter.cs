using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Community.Search.Analysis;

/// <summary>Replaces each word by its stem.</summary>
internal sealed class LightStemFilter : TokenFilter
{
    private readonly ICharTermAttribute _term;

    public LightStemFilter(TokenStream input) : base(input) => _term = AddAttribute<ICharTermAttribute>();

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
            return false;
        _term.Length = LightStemmer.Stem(_term.Buffer, _term.Length);
        return true;
    }
}
