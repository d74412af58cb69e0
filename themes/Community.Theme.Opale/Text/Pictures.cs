using System.Globalization;
using Community.Abstractions.Media;

namespace Community.Theme.Opale;

/// <summary>How pictures of the library are placed. Without inline styles, what must stay visible is said by classes.</summary>
public static class Pictures
{
    private const int Step = 5;

    /// <summary>Classes that keep the chosen point of a picture in view where only a part fits; empty for the middle.</summary>
    public static string Focus(MediaImage image) => image is { FocusX: 50, FocusY: 50 } ? ""
        : string.Create(CultureInfo.InvariantCulture, $"focus-x-{Rounded(image.FocusX)} focus-y-{Rounded(image.FocusY)}");

    private static int Rounded(int hundredths) => Math.Clamp((int)Math.Round(hundredths / (double)Step), 0, 100 / Step) * Step;
}
