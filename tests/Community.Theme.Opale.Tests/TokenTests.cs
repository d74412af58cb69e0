using System.Globalization;
using System.Text.RegularExpressions;

namespace Community.Theme.Opale.Tests;

public sealed class TokenTests
{
    private static readonly string Css = File.ReadAllText(Path.Combine(Repository.Root, "themes", "Community.Theme.Opale", "Assets", "css", "tokens.css"));
    private static readonly Dictionary<string, string> Light = Colours(":root {");
    private static readonly Dictionary<string, string> DarkBySystem = Colours(":root:not([data-theme=\"light\"]) {");
    private static readonly Dictionary<string, string> DarkByChoice = Colours(":root[data-theme=\"dark\"] {");

    [Fact]
    public void Dark_is_the_same_whether_the_system_or_the_reader_asks_for_it()
    {
        DarkBySystem.Count.ShouldBe(Light.Count);
        DarkByChoice.ShouldBe(DarkBySystem);
    }

    public static TheoryData<string, string, double> Pairs => new()
    {
        { "text", "background", 7 }, { "text", "surface", 7 }, { "text", "raised", 7 },
        { "quiet", "background", 4.5 }, { "quiet", "surface", 4.5 }, { "quiet", "raised", 4.5 },
        { "primary", "background", 4.5 }, { "primary", "surface", 4.5 }, { "primary", "raised", 4.5 },
        { "pressed", "background", 4.5 }, { "pressed", "surface", 4.5 }, { "pressed", "raised", 4.5 },
        { "on-primary", "primary", 4.5 }, { "on-primary", "pressed", 4.5 },
        { "warm-text", "warm-ground", 4.5 }, { "warm-text", "surface", 4.5 }, { "text", "warm-ground", 4.5 },
        { "danger", "background", 4.5 }, { "danger", "surface", 4.5 }, { "danger", "danger-ground", 4.5 }, { "text", "danger-ground", 4.5 },
        { "good", "background", 4.5 }, { "good", "good-ground", 4.5 }, { "text", "good-ground", 4.5 },
        { "on-deep", "deep", 7 }, { "deep-quiet", "deep", 4.5 },
        // Borders of controls and the focus outline: 3 : 1 (WCAG 1.4.11).
        { "control", "background", 3 }, { "control", "surface", 3 },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Text_stands_out_from_its_ground(string text, string ground, double least)
    {
        Contrast(Light[text], Light[ground]).ShouldBeGreaterThanOrEqualTo(least);
        Contrast(DarkByChoice[text], DarkByChoice[ground]).ShouldBeGreaterThanOrEqualTo(least);
    }

    [Fact]
    public void The_measure_itself_knows_black_on_white() => Contrast("#000000", "#ffffff").ShouldBe(21, 0.001);

    private static Dictionary<string, string> Colours(string selector)
    {
        int start = Css.IndexOf(selector, StringComparison.Ordinal);
        start.ShouldBeGreaterThanOrEqualTo(0);
        return Regex.Matches(Css[start..Css.IndexOf('}', start)], @"--([a-z-]+): (#[0-9a-f]{6});").ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
    }

    // Contrast ratio and relative luminance as defined by WCAG 2.2.
    private static double Contrast(string one, string other)
    {
        double[] lights = [Luminance(one), Luminance(other)];
        return (lights.Max() + 0.05) / (lights.Min() + 0.05);
    }

    private static double Luminance(string colour)
    {
        var channels = Enumerable.Range(0, 3)
            .Select(i => int.Parse(colour.AsSpan(1 + 2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
    }
}
