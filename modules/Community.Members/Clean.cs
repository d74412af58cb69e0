using System.Text;

namespace Community.Members;

/// <summary>What people typed, without what no text needs.</summary>
internal static class Clean
{
    /// <summary>One line: no control characters, single spaces; null when nothing is left.</summary>
    public static string? Line(string? text) =>
        text is null || string.Join(' ', Whole(text, _ => ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is not { Length: > 0 } line ? null : line;

    /// <summary>A text with its line breaks; null when nothing is left.</summary>
    public static string? Text(string? text) =>
        text is null || Whole(text.ReplaceLineEndings("\n"), control => control == '\n' ? '\n' : ' ').Trim() is not { Length: > 0 } clean ? null : clean;

    // Lone halves of surrogate pairs become the replacement character; databases refuse them.
    private static string Whole(string text, Func<char, char> control)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsControl(rune))
                clean.Append(control((char)rune.Value));
            else
                clean.Append(rune.ToString());
        return clean.ToString();
    }
}
