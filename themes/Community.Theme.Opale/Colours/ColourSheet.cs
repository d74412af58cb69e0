using System.Text;

namespace Community.Theme.Opale.Colours;

/// <summary>Makes the theme's tokens from the house's colours. What is not chosen is worked out so that every pair keeps its contrast.</summary>
public static class ColourSheet
{
    /// <summary>The stylesheet for all pages.</summary>
    public static string Of(HouseColours colours)
    {
        var (light, dark) = (Light(colours), Dark(colours));
        StringBuilder sheet = new();
        if (light.Length > 0)
            sheet.Append(":root{").Append(light).Append("}\n");
        // The sea band is dark on dark pages, so dark rules are written even when only the light colour is the house's own.
        if (dark.Length > 0)
        {
            sheet.Append("@media screen and (prefers-color-scheme:dark){:root:not([data-theme=\"light\"]){").Append(dark).Append("}}\n");
            sheet.Append("@media screen{:root[data-theme=\"dark\"]{").Append(dark).Append("}}\n");
        }
        return sheet.ToString();
    }

    /// <summary>The stylesheet for two samples, <c>.colours--light</c> and <c>.colours--dark</c>.</summary>
    public static string Sample(HouseColours colours) => $".colours--light{{{Grounds(ColourRules.LightGrounds)}{Light(Whole(colours))}}}\n.colours--dark{{{Grounds(ColourRules.DarkGrounds)}{Dark(Whole(colours))}}}\n";

    private static HouseColours Whole(HouseColours colours) => new()
    {
        Primary = colours.Primary ?? ColourRules.Default(ColourUse.Primary), PrimaryDark = colours.PrimaryDark ?? ColourRules.Default(ColourUse.PrimaryDark),
        Accent = colours.Accent ?? ColourRules.Default(ColourUse.Accent), AccentDark = colours.AccentDark ?? ColourRules.Default(ColourUse.AccentDark),
    };

    private static string Grounds(string[] grounds) => $"--background:{grounds[0]};--surface:{grounds[1]};--raised:{grounds[2]};";

    private static string Light(HouseColours colours)
    {
        StringBuilder tokens = new();
        if (Read(colours.Primary) is { } primary)
        {
            var quiet = ColourRules.Parse("#f2f6f6");
            // Deep enough for the quiet words on it.
            var deep = primary.WithLightness(primary.Lightness * 0.8).Nearest(one => one.ContrastWith(quiet) >= 8) ?? primary;
            Add("primary", primary);
            Add("pressed", primary.WithLightness(primary.Lightness * 0.78));
            Add("on-primary", Colour.White);
            Add("lace", primary.Mix(Colour.White, 0.5));
            Add("deep", deep);
            Add("on-deep", quiet);
            Add("deep-quiet", quiet.Mix(deep, 0.18));
            Add("deep-lace", deep.Mix(Colour.White, 0.28));
        }
        if (Read(colours.Accent) is { } accent)
        {
            var ground = accent.Mix(Colour.White, 0.86);
            Add("warm", accent);
            Add("warm-ground", ground);
            Add("warm-text", accent.Nearest(one => one.ContrastWith(ground) >= 4.6 && one.ContrastWith(Colour.White) >= 4.5) ?? ColourRules.Parse("#12242e"));
        }
        return tokens.ToString();

        void Add(string name, Colour colour) => tokens.Append("--").Append(name).Append(':').Append(colour).Append(';');
    }

    private static string Dark(HouseColours colours)
    {
        StringBuilder tokens = new();
        var night = ColourRules.Parse(ColourRules.DarkGrounds[0]);
        if (Read(colours.PrimaryDark) is { } primary)
        {
            Add("primary", primary);
            Add("pressed", primary.Mix(Colour.White, 0.4));
            Add("on-primary", night);
            Add("lace", primary.Mix(night, 0.55));
        }
        if (Read(colours.PrimaryDark ?? colours.Primary) is { } sea)
        {
            var deep = sea.WithLightness(0.25);
            Add("deep", deep);
            Add("on-deep", ColourRules.Parse("#e8f1ef"));
            Add("deep-quiet", ColourRules.Parse("#e8f1ef").Mix(deep, 0.2));
            Add("deep-lace", deep.Mix(Colour.White, 0.25));
        }
        if (Read(colours.AccentDark) is { } accent)
        {
            Add("warm", accent);
            Add("warm-text", accent);
            Add("warm-ground", accent.Mix(night, 0.86));
        }
        return tokens.ToString();

        void Add(string name, Colour colour) => tokens.Append("--").Append(name).Append(':').Append(colour).Append(';');
    }

    private static Colour? Read(string? text) => Colour.TryParse(text, out var colour) ? colour : null;
}
