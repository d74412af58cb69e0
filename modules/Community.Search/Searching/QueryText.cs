using System.Text;
using Community.Search.Analysis;

namespace Community.Search.Searching;

/// <summary>What a person typed, taken apart. No character has a meaning but quotes around a phrase and a minus before an unwanted word.</summary>
/// <param name="Text">The text that is searched: tidied, at most <see cref="Longest"/> characters.</param>
/// <param name="Plain">The text without phrases and unwanted words; positions of <paramref name="Words"/> are in it.</param>
/// <param name="Words">Wanted words in order.</param>
/// <param name="Phrases">Wanted phrases.</param>
/// <param name="Unwanted">Words that must not be there.</param>
/// <param name="EndsInWord">Whether the last thing typed is a word, perhaps unfinished.</param>
internal sealed record QueryText(
    string Text, string Plain, IReadOnlyList<Word> Words, IReadOnlyList<string> Phrases, IReadOnlyList<string> Unwanted, bool EndsInWord)
{
    /// <summary>Longest text that is searched, in characters.</summary>
    public const int Longest = 200;

    /// <summary>How much of a text is looked at, in characters.</summary>
    public const int MostRead = 1000;

    private const int MostWords = 20;

    /// <summary>Whether nothing at all was typed.</summary>
    public bool IsEmpty => Text.Length == 0;

    /// <summary>Whether what was typed holds nothing to look for.</summary>
    public bool IsHollow => Words.Count == 0 && Phrases.Count == 0 && Unwanted.Count == 0;

    /// <summary>Whether <paramref name="text"/> is longer than what is searched.</summary>
    public static bool IsTooLong(string? text) => Tidy(text).Length > Longest;

    public static QueryText Parse(string? text)
    {
        var tidy = Cut(Tidy(text));
        var plain = new StringBuilder(tidy.Length);
        List<string> phrases = [], unwanted = [];
        var rest = tidy.AsSpan();
        while (rest.Length > 0)
        {
            if (PhraseAt(rest) is var (phrase, length))
            {
                phrases.Add(phrase);
                plain.Append(' ');
                rest = rest[length..];
            }
            else if (IsUnwanted(rest, plain))
            {
                var end = rest.IndexOf(' ') is >= 0 and var space ? space : rest.Length;
                unwanted.Add(rest[1..end].ToString());
                rest = rest[end..];
            }
            else
            {
                plain.Append(rest[0]);
                rest = rest[1..];
            }
        }
        var words = Analysis.Words.Of(plain.ToString(), MostWords);
        var endsInWord = words.Count > 0 && words[^1].End == plain.Length;
        return new(tidy, plain.ToString(), words, [.. phrases.Where(HasWords)], [.. unwanted.Where(HasWords)], endsInWord);
    }

    /// <summary>The same text with other words in some places.</summary>
    public string Replace(IReadOnlyDictionary<int, string> corrections)
    {
        var text = new StringBuilder();
        var from = 0;
        foreach (var (at, correction) in corrections.OrderBy(pair => pair.Key))
        {
            text.Append(Plain, from, Words[at].Start - from).Append(correction);
            from = Words[at].End;
        }
        text.Append(Plain, from, Plain.Length - from);
        foreach (var phrase in Phrases)
            text.Append(" \"").Append(phrase).Append('"');
        foreach (var word in Unwanted)
            text.Append(" -").Append(word);
        return string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>One line, single spaces, nothing that cannot be seen.</summary>
    private static string Tidy(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var tidy = new StringBuilder(Math.Min(text.Length, MostRead));
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, MostRead)))
        {
            var blank = char.IsControl(c) || char.IsWhiteSpace(c);
            if (!blank)
                tidy.Append(c);
            else if (tidy.Length > 0 && tidy[^1] != ' ')
                tidy.Append(' ');
        }
        return tidy.ToString();
    }

    private static string Cut(string text)
    {
        if (text.Length <= Longest)
            return text;
        return text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
    }

    private static (string Phrase, int Length)? PhraseAt(ReadOnlySpan<char> rest)
    {
        var close = rest[0] switch { '"' => '"', '“' => '”', '«' => '»', _ => '\0' };
        var end = close == '\0' ? -1 : rest[1..].IndexOf(close);
        return end < 0 ? null : (rest.Slice(1, end).Trim().ToString(), end + 2);
    }

    private static bool IsUnwanted(ReadOnlySpan<char> rest, StringBuilder before) =>
        rest[0] == '-' && rest.Length > 1 && char.IsLetterOrDigit(rest[1]) && (before.Length == 0 || before[^1] == ' ');

    private static bool HasWords(string text) => Analysis.Words.Of(text, 1).Count > 0;
}
