using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Community.Search.Analysis;

namespace Community.Search.Searching;

/// <summary>Marks matches in titles and cuts the passage that holds most of them. Everything is encoded; the only element is <c>mark</c>.</summary>
internal sealed class Snippets(QueryText text, Synonyms synonyms, Breadth breadth)
{
    /// <summary>Length of a passage in characters, about two lines.</summary>
    public const int Length = 200;

    private const int MostWordsRead = 1500;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly WordMatcher _matcher = new(text, synonyms, breadth);

    /// <summary>The whole title with matches marked.</summary>
    public string Title(string title) => Marked(title, 0, title.Length, Matches(title));

    /// <summary>The best passage of the summary or the body; the beginning of them when nothing matches there.</summary>
    public string Passage(string? summary, string body)
    {
        var whole = string.IsNullOrEmpty(summary) ? body : summary;
        if (_matcher.IsIdle)
            return Marked(whole, 0, EndOf(whole, 0), []);
        if (!string.IsNullOrEmpty(summary) && Matches(summary) is { Count: > 0 } inSummary)
            return Around(summary, inSummary);
        if (Matches(body) is { Count: > 0 } inBody)
            return Around(body, inBody);
        return Marked(whole, 0, EndOf(whole, 0), []);
    }

    private List<Match> Matches(string source)
    {
        List<Match> matches = [];
        if (_matcher.IsIdle)
            return matches;
        foreach (var word in Words.Of(source, MostWordsRead))
            if (_matcher.Find(word) is >= 0 and var which)
                matches.Add(new Match(word.Start, word.End, which));
        return matches;
    }

    private static string Around(string source, List<Match> matches)
    {
        var (best, bestWords) = (0, 0);
        for (var first = 0; first < matches.Count; first++)
        {
            var words = 0UL;
            for (var i = first; i < matches.Count && matches[i].End - matches[first].Start < Length - 40; i++)
                words |= 1UL << (matches[i].Which % 64);
            if (ulong.PopCount(words) is var count && (int)count > bestWords)
                (best, bestWords) = (first, (int)count);
        }
        var start = StartOf(source, matches[best].Start);
        return Marked(source, start, EndOf(source, start), matches);
    }

    /// <summary>Some words before the match, at the beginning of a word.</summary>
    private static int StartOf(string source, int match)
    {
        if (match <= 50)
            return 0;
        var space = source.IndexOfAny([' ', '\n'], match - 50, 50);
        return space < 0 ? match : space + 1;
    }

    /// <summary>Where the passage ends, at the end of a word.</summary>
    private static int EndOf(string source, int start)
    {
        if (source.Length - start <= Length)
            return source.Length;
        var space = source.LastIndexOfAny([' ', '\n'], start + Length, Length - 60);
        if (space > start)
            return space;
        return char.IsLowSurrogate(source[start + Length]) ? start + Length - 1 : start + Length;
    }

    private static string Marked(string source, int start, int end, List<Match> matches)
    {
        var html = new StringBuilder(end - start + 40);
        if (start > 0)
            html.Append("… ");
        var from = start;
        foreach (var match in matches)
        {
            if (match.Start < from || match.End > end)
                continue;
            Append(html, source.AsSpan(from, match.Start - from));
            html.Append("<mark>");
            Append(html, source.AsSpan(match.Start, match.End - match.Start));
            html.Append("</mark>");
            from = match.End;
        }
        Append(html, source.AsSpan(from, end - from));
        if (end < source.Length)
            html.Append(" …");
        return html.ToString();
    }

    private static void Append(StringBuilder html, ReadOnlySpan<char> plain) =>
        html.Append(Encoder.Encode(plain.ToString()));

    private readonly record struct Match(int Start, int End, int Which);
}
