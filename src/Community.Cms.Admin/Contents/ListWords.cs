using Community.Cms.Content;

namespace Community.Cms.Admin.Contents;

/// <summary>Words as the list's text column keeps them: lower case, without accents.</summary>
internal static class ListWords
{
    private const int Most = 8;

    /// <summary>The words of a text, each of which must be found.</summary>
    public static IReadOnlyList<string> Of(string? text) =>
        [.. ContentMapping.Fold(Safe(text ?? "")).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(Most)];

    // Half of a surrogate pair cannot be normalised.
    private static string Safe(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
