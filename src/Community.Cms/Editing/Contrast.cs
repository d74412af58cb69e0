using System.Drawing;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Community.Cms.Editing;

/// <summary>How well two colours can be told apart: WCAG 2.2, relative luminance and contrast ratio.</summary>
internal static partial class Contrast
{
    /// <summary>Least ratio for running text (success criterion 1.4.3).</summary>
    public const double Least = 4.5;

    /// <summary>From 1 (the same) to 21 (black on white).</summary>
    public static double Of(Color one, Color other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        if (light < dark)
            (light, dark) = (dark, light);
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>A colour as CSS or old HTML writes it; null when it is none that stands for itself.</summary>
    public static Color? Parse(string? text)
    {
        text = text?.Trim().ToLowerInvariant() ?? "";
        if (Rgb().Match(text) is { Success: true } rgb)
            return Color.FromArgb(Part(rgb, 1), Part(rgb, 2), Part(rgb, 3));
        if (Short().Match(text) is { Success: true } hex)
            text = $"#{hex.Groups[1].Value}{hex.Groups[1].Value}{hex.Groups[2].Value}{hex.Groups[2].Value}{hex.Groups[3].Value}{hex.Groups[3].Value}";
        if (Long().IsMatch(text))
            return Color.FromArgb(Convert.ToInt32(text[1..3], 16), Convert.ToInt32(text[3..5], 16), Convert.ToInt32(text[5..7], 16));
        // Names of the platform's own colours (“window”) depend on the reader.
        return Name().IsMatch(text) && Color.FromName(text) is { IsKnownColor: true, IsSystemColor: false } named && text != "transparent" ? named : null;
    }

    private static int Part(Match match, int group) => Math.Min(255, int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture));

    private static double Luminance(Color color) => 0.2126 * Linear(color.R) + 0.7152 * Linear(color.G) + 0.0722 * Linear(color.B);

    private static double Linear(byte value)
    {
        var part = value / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")]
    private static partial Regex Rgb();

    [GeneratedRegex("^#([0-9a-f])([0-9a-f])([0-9a-f])$")]
    private static partial Regex Short();

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Long();

    [GeneratedRegex("^[a-z]{3,24}$")]
    private static partial Regex Name();
}
