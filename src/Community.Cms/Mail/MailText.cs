using System.Text;
using System.Text.RegularExpressions;

namespace Community.Cms.Mail;

/// <summary>Text on its way into a mail.</summary>
internal static partial class MailText
{
    /// <summary>One line for a header: control characters and line breaks become spaces, so that nobody can add a header.</summary>
    public static string Line(string text, int maxLength)
    {
        var line = Breaks().Replace(text, " ").Trim();
        return Whole(line.Length <= maxLength ? line : string.Concat(line.AsSpan(0, maxLength - 1), "…"));
    }

    /// <summary>Text of several lines: only line breaks and tabs stay of the control characters.</summary>
    public static string Lines(string text) => Whole(Controls().Replace(text.ReplaceLineEndings("\n"), ""));

    // Halves of a pair of surrogates cannot be written as UTF-8.
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Where(r => r != Rune.ReplacementChar).Select(r => r.ToString()));

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029]+")]
    private static partial Regex Breaks();

    [GeneratedRegex(@"[\p{Cc}-[\n\t]]")]
    private static partial Regex Controls();
}
