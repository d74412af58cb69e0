namespace Community.Theme.Opale.Colours;

/// <summary>What a colour is used for, which decides what it must stand out from.</summary>
public enum ColourUse
{
    /// <summary>Text, links and buttons on light grounds.</summary>
    Primary,

    /// <summary>Text, links and buttons on dark grounds.</summary>
    PrimaryDark,

    /// <summary>Lines and marks on light grounds, never text.</summary>
    Accent,

    /// <summary>Marks and text on dark grounds.</summary>
    AccentDark,
}

/// <summary>Which colours the theme can take: those that stand out from its grounds (WCAG 2.2, 1.4.3 and 1.4.11).</summary>
public static class ColourRules
{
    // The grounds of Assets/css/tokens.css; a test compares.
    internal static readonly string[] LightGrounds = ["#fbfaf6", "#ffffff", "#e6efed"], DarkGrounds = ["#0d1b23", "#16303b", "#1e3d4a"];

    /// <summary>What the theme uses when the house has no colour of its own.</summary>
    public static string Default(ColourUse use) => use switch
    {
        ColourUse.Primary => "#0a6b6b",
        ColourUse.PrimaryDark => "#6fd1c7",
        ColourUse.Accent => "#e0a030",
        _ => "#f0be62",
    };

    /// <summary>The least contrast for a use: 4.5 for what is text, 3 for what is not.</summary>
    public static double Least(ColourUse use) => use == ColourUse.Accent ? 3 : 4.5;

    /// <summary>The least contrast that a colour has with the grounds it stands on.</summary>
    public static double ContrastOf(Colour colour, ColourUse use) => Grounds(use).Min(colour.ContrastWith);

    /// <summary>Whether the theme can take a colour.</summary>
    public static bool Passes(Colour colour, ColourUse use) => ContrastOf(colour, use) >= Least(use);

    /// <summary>The nearest colour of the same hue that the theme can take.</summary>
    public static Colour Nearest(Colour colour, ColourUse use) => colour.Nearest(one => Passes(one, use)) ?? Parse(Default(use));

    internal static Colour Parse(string text) => Colour.TryParse(text, out var colour) ? colour : throw new FormatException($"{text} is no colour.");

    private static IEnumerable<Colour> Grounds(ColourUse use) => (use is ColourUse.Primary or ColourUse.Accent ? LightGrounds : DarkGrounds).Select(Parse);
}
