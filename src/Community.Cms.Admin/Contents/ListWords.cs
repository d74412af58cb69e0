using System.Globalization;
using System.Text;

namespace Community.Cms.Admin.Contents;

/// <summary>Words as the list's text column keeps them: lower case, without accents.</summary>
internal static class ListWords
{
    private const int Most = 8;

    /// <summary>The words of a text, each of which must be found.</summary>
    public static IReadOnlyList<string> Of(string? text) =>
        [.. Fold(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(Most)];

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Safe(text).Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        return folded.Replace("œ", "oe").Replace("æ", "ae").Replace('’', '\'').ToString().Normalize(NormalizationForm.FormC);
    }

    // Half of a surrogate pair cannot be normalised.
    private static string Safe(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
