using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Community.Search.Analysis;

/// <summary>
/// Takes off what French and English hang on a word: elided articles with any apostrophe (l’, d', qu’), the English 's, accents written as separate
/// marks. Offsets move with the cut, so that only the word itself is marked in a title. « aujourd’hui » stays whole: its first half is no article.
/// </summary>
internal sealed class TidyTokenFilter : TokenFilter
{
    private static readonly string[] Elided = ["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

    private readonly ICharTermAttribute _term;
    private readonly IOffsetAttribute _offset;

    public TidyTokenFilter(TokenStream input) : base(input)
    {
        _term = AddAttribute<ICharTermAttribute>();
        _offset = AddAttribute<IOffsetAttribute>();
    }

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
            return false;
        var buffer = _term.Buffer;
        var start = Elide(buffer, _term.Length);
        var length = WithoutMarks(buffer, start, _term.Length);
        if (length > 2 && buffer[length - 2] == '\'' && buffer[length - 1] is 's' or 'S')
            length -= 2;
        _term.Length = length;
        if (start > 0)
            _offset.SetOffset(_offset.StartOffset + start, _offset.EndOffset);
        return true;
    }

    /// <summary>Makes all apostrophes equal and answers where the word begins.</summary>
    private static int Elide(char[] buffer, int length)
    {
        var start = 0;
        for (var i = 0; i < length; i++)
        {
            if (buffer[i] is not ('\'' or '’' or '‘' or 'ʼ' or '＇'))
                continue;
            buffer[i] = '\'';
            if (i + 1 < length && IsElided(buffer.AsSpan(start, i - start)))
                start = i + 1;
        }
        return start;
    }

    private static bool IsElided(ReadOnlySpan<char> prefix)
    {
        foreach (var elided in Elided)
            if (prefix.Equals(elided, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>Moves the word to the front of the buffer without its combining marks; a token of marks alone stays as it is.</summary>
    private static int WithoutMarks(char[] buffer, int start, int end)
    {
        var length = 0;
        for (var i = start; i < end; i++)
            if (buffer[i] is < '\u0300' or > '\u036F')
                buffer[length++] = buffer[i];
        return length == 0 ? end : length;
    }
}
