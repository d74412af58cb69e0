using System.Net;
using System.Text.RegularExpressions;

namespace Community.Cms.Content;

/// <summary>Recognises texts that are harmless and tidy as they stand: a few plain tags, rightly closed, and links. Whatever else a text holds, the sanitiser decides.</summary>
internal static partial class PlainHtml
{
    /// <summary>Whether sanitising would leave the text as it is. May say no to a harmless text, never yes to another.</summary>
    public static bool Is(string html)
    {
        if (!Shape().IsMatch(html))
            return false;
        Stack<string> open = [];
        foreach (Match tag in Tags().Matches(html))
        {
            var name = tag.Groups["name"].Value;
            if (!tag.Value.StartsWith("</", StringComparison.Ordinal))
                open.Push(name);
            else if (!open.TryPop(out var last) || last != name)
                return false;
        }
        return open.Count == 0;
    }

    /// <summary>The words of a text that <see cref="Is"/> recognised, with a space where a tag was.</summary>
    public static string Words(string html) => WebUtility.HtmlDecode(WholeTags().Replace(html, " "));

    // Each piece begins with a sign that no other begins with, so that reading is one pass whatever the text.
    [GeneratedRegex("""
        \A(?>
            [^<>&\0]+
          | &(?:amp|lt|gt|quot|nbsp);
          | </?(?:p|h[2-4]|ul|ol|li|strong|em|blockquote)>
          | </a>
          | <br>
          | <a[ ]href="(?:https?://|mailto:|tel:|~?/|\#)(?>[^"<>&\s\0]+|&amp;)*">
        )*\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex("</?(?<name>(?!br>)[a-z0-9]+)")]
    private static partial Regex Tags();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex WholeTags();
}
