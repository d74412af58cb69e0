using System.Globalization;
using System.Text.RegularExpressions;
using Community.Theme.Opale.Colours;
using Named = System.Drawing.Color;

namespace Community.Cms.Editing;

/// <summary>Colours in texts that people bring along, and how well they can be told apart.</summary>
internal static partial class Contrast
{
    /// <summary>Least ratio for running text (WCAG 2.2, success criterion 1.4.3).</summary>
    public const double Least = 4.5;

    /// <summary>A colour as CSS or old HTML writes it; null when it is none that stands for itself.</summary>
    public static Colour? Parse(string? text)
    {
        text = text?.Trim().ToLowerInvariant() ?? "";
        if (Rgb().Match(text) is { Success: true } rgb)
            return new(Part(rgb, 1), Part(rgb, 2), Part(rgb, 3));
        if (Hex().IsMatch(text) && Colour.TryParse(text, out var hex))
            return hex;
        // Names of the platform's own colours (“window”) depend on the reader.
        return Name().IsMatch(text) && Named.FromName(text) is { IsKnownColor: true, IsSystemColor: false } named && text != "transparent" ? new(named.R, named.G, named.B) : null;
    }

    private static byte Part(Match match, int group) => (byte)Math.Min(255, int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")]
    private static partial Regex Rgb();

    [GeneratedRegex("^#([0-9a-f]{3}|[0-9a-f]{6})$")]
    private static partial Regex Hex();

    [GeneratedRegex("^[a-z]{3,24}$")]
    private static partial Regex Name();
}
