using Community.Search.Analysis;
using Community.Search.Searching;

namespace Community.Search.Queries;

/// <summary>Which words are counted, and in what form.</summary>
internal static class QueryRules
{
    /// <summary>Visitors that must have looked for words before staff see them.</summary>
    public const int FewestVisitors = 3;

    /// <summary>So many digits may be a telephone number, a date of birth or somebody's number.</summary>
    private const int MostDigits = 5;

    /// <summary>The words as they are counted, so that spellings of one question are one; null when they are not counted.</summary>
    public static string? Normalize(string? text)
    {
        var asked = QueryText.Parse(text).Text;
        if (asked.Length == 0 || MayBePersonal(asked))
            return null;
        var words = string.Join(' ', Words.Of(asked, 20).Select(word => word.Exact));
        return words.Length is > 0 and <= SearchQueryRow.LongestWords ? words : null;
    }

    /// <summary>Whether the text may hold an address or a number of a person: such a text is never kept.</summary>
    private static bool MayBePersonal(string text) =>
        text.Contains('@', StringComparison.Ordinal) || text.Contains("arobase", StringComparison.OrdinalIgnoreCase)
        || text.Contains("://", StringComparison.Ordinal) || text.Count(char.IsDigit) > MostDigits;
}
