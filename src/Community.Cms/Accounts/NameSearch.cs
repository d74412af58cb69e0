using System.Globalization;
using System.Text;

namespace Community.Cms.Accounts;

/// <summary>« Élodie » is found by « elodie ».</summary>
internal static class NameSearch
{
    /// <summary>Lower case, accents and ligatures unfolded; half characters, which no language has, are dropped.</summary>
    public static string Fold(string text)
    {
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune != Rune.ReplacementChar)
                sound.Append(rune.ToString());
        var folded = new StringBuilder(sound.Length);
        foreach (var letter in sound.Replace("œ", "oe").Replace("Œ", "oe").Replace("æ", "ae").Replace("Æ", "ae").ToString().Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(letter));
        return folded.ToString();
    }

    /// <summary>The pattern of « contains », with what the person typed taken literally; <c>\</c> is the escape character.</summary>
    public static string Containing(string text) =>
        "%" + Fold(text.Trim()).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}
