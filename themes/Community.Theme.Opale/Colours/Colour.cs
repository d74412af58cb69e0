using System.Globalization;

namespace Community.Theme.Opale.Colours;

/// <summary>A colour of the screen (sRGB).</summary>
/// <param name="Red">From 0 to 255.</param>
/// <param name="Green">From 0 to 255.</param>
/// <param name="Blue">From 0 to 255.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>White.</summary>
    public static Colour White { get; } = new(255, 255, 255);

    /// <summary>The form <c>#0a6b6b</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    /// <summary>Reads <c>#0a6b6b</c>, <c>0A6B6B</c> or <c>#fff</c>.</summary>
    public static bool TryParse(string? text, out Colour colour)
    {
        var hex = text?.Trim().TrimStart('#') ?? "";
        if (hex.Length == 3)
            hex = string.Concat(hex.Select(c => $"{c}{c}"));
        colour = default;
        if (hex.Length != 6 || !int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return false;
        colour = new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>Contrast ratio from 1 to 21 (WCAG 2.2, “contrast ratio”).</summary>
    public double ContrastWith(Colour other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary>A part of the way to another colour: 0 is this one, 1 the other.</summary>
    public Colour Mix(Colour other, double share) => FromOklab(Oklab().Zip(other.Oklab(), (a, b) => a + (b - a) * share).ToArray());

    /// <summary>The same hue and strength, lighter or darker: 0 is black, 1 white (OKLab lightness).</summary>
    public Colour WithLightness(double lightness)
    {
        var lab = Oklab();
        lab[0] = Math.Clamp(lightness, 0, 1);
        return FromOklab(lab);
    }

    /// <summary>OKLab lightness from 0 to 1.</summary>
    public double Lightness => Oklab()[0];

    /// <summary>The nearest colour of the same hue that passes, lighter or darker; null when none does.</summary>
    public Colour? Nearest(Func<Colour, bool> passes)
    {
        var own = Lightness;
        for (var step = 0; step <= 1000; step++)
            foreach (var lightness in new[] { own - step / 1000.0, own + step / 1000.0 })
                if (lightness is >= 0 and <= 1 && (step == 0 ? this : WithLightness(lightness)) is var candidate && passes(candidate))
                    return candidate;
        return null;
    }

    /// <summary>Relative luminance (WCAG 2.2).</summary>
    private double Luminance => 0.2126 * Linear(Red) + 0.7152 * Linear(Green) + 0.0722 * Linear(Blue);

    // OKLab: Björn Ottosson, “A perceptual color space for image processing”, 2020.
    private double[] Oklab()
    {
        var (r, g, b) = (Linear(Red), Linear(Green), Linear(Blue));
        var l = Math.Cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        var m = Math.Cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        var s = Math.Cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return
        [
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
        ];
    }

    private static Colour FromOklab(double[] lab)
    {
        var l = Math.Pow(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2], 3);
        var m = Math.Pow(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2], 3);
        var s = Math.Pow(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2], 3);
        return new(
            Byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            Byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            Byte(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
    }

    private static double Linear(byte channel) => channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);

    private static byte Byte(double linear)
    {
        var c = linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.Pow(linear, 1 / 2.4) - 0.055;
        return (byte)Math.Round(Math.Clamp(c, 0, 1) * 255);
    }
}
