using System.Globalization;
using System.Text;

namespace Community.Members.Profiles;

/// <summary>Names as addresses and as keys: lower case, without accents, words joined by hyphens.</summary>
internal static class Slugs
{
    public static string Of(string text, int most = 60)
    {
        var slug = new StringBuilder();
        foreach (var rune in Whole(text).Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Replace("æ", "ae", StringComparison.OrdinalIgnoreCase)
            .Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (slug.Length >= most)
                break;
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
                slug.Append(char.ToLowerInvariant((char)rune.Value));
            else if (slug.Length > 0 && slug[^1] != '-' && Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                slug.Append('-');
        }
        return slug.ToString().Trim('-');
    }

    // A lone half of a surrogate pair cannot be normalised.
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
