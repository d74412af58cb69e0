using System.Globalization;

namespace Community.Cms.Admin.Pages;

/// <summary>Page numbers in addresses.</summary>
internal static class PageNumber
{
    /// <summary>The page asked for, from 1; a number too long for an <c>int</c> is beyond every end.</summary>
    public static int Of(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int page) ? Math.Max(1, page)
        : value is { Length: > 9 } && value.All(char.IsAsciiDigit) ? int.MaxValue : 1;

    /// <summary>A word filter from an address: without null bytes, bounded; null when empty.</summary>
    public static string? Words(string? value)
    {
        var text = value?.Replace("\0", "", StringComparison.Ordinal).Trim();
        return string.IsNullOrEmpty(text) ? null : text.Length > 200 ? text[..200] : text;
    }
}
