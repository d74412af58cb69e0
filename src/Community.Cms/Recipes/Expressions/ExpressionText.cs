using System.Diagnostics.CodeAnalysis;

namespace Community.Cms.Recipes.Expressions;

/// <summary>
/// Tells expressions from texts: <c>[js: …]</c> is one, <c>[[js: …]</c> is the text <c>[js: …]</c>, and anything else, such as <c>[1, 2]</c> or <c>[[toc]]</c>,
/// is a text as it stands.
/// </summary>
internal static class ExpressionText
{
    /// <summary>The language and the body of an expression.</summary>
    public static bool TrySplit(string text, [NotNullWhen(true)] out string? language, [NotNullWhen(true)] out string? body)
    {
        (language, body) = (null, null);
        if (Brackets(text) != 1)
            return false;
        var colon = text.IndexOf(':');
        (language, body) = (text[1..colon], text[(colon + 1)..^1]);
        return true;
    }

    /// <summary>A text as a recipe must write it.</summary>
    public static string Escape(string text) => Brackets(text) > 0 ? "[" + text : text;

    /// <summary>The text that a recipe wrote; not for expressions.</summary>
    public static string Unescape(string text) => Brackets(text) > 1 ? text[1..] : text;

    /// <summary>How many brackets stand before <c>letters:</c> in a text that ends with a bracket; 0 for every other text.</summary>
    private static int Brackets(string text)
    {
        if (!text.StartsWith('[') || !text.EndsWith(']'))
            return 0;
        var brackets = text.AsSpan().IndexOfAnyExcept('[');
        if (brackets < 0)
            return 0;
        var letters = brackets;
        while (letters < text.Length && char.IsAsciiLetter(text[letters]))
            letters++;
        return letters > brackets && letters < text.Length && text[letters] == ':' ? brackets : 0;
    }
}
