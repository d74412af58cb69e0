using System.Globalization;
using Community.Abstractions.Media;

namespace Community.Cms.Media;

/// <summary>Addresses of files. They are the same in every language, so that caches keep one copy.</summary>
/// <param name="pathBase">Where the site is mounted: empty, or <c>/something</c>.</param>
internal sealed class MediaAddresses(string pathBase)
{
    private const int MiddleWidth = 960;

    public string UrlOf(string path) => $"{pathBase}/media/{MediaPaths.Encode(path)}";

    /// <summary>All sizes of an image. The hash in the address lets browsers keep it for a year.</summary>
    public MediaImage ImageOf(MediaFileRow row)
    {
        var version = $"?v={Version(row)}";
        if (!CanResize(row))
            return Described(new(UrlOf(row.Path) + version, "", row.Width, row.Height), row);
        var sizes = Sizes(row.ShownWidth).Select(size => (size.Width, Url: $"{pathBase}/media/w{size.Name}/{MediaPaths.Encode(row.Path)}{version}")).ToList();
        var middle = sizes.FindLast(size => size.Width <= MiddleWidth);
        return Described(new(middle.Url ?? sizes[0].Url, string.Join(", ", sizes.Select(size => $"{size.Url} {size.Width}w")), row.ShownWidth, row.ShownHeight), row);
    }

    /// <summary>Start of the hash and what is cut off; part of addresses that never change their content.</summary>
    public static string Version(MediaFileRow row) => row.IsCropped ? $"{row.Sha256[..8]}.{CropOf(row)}" : row.Sha256[..8];

    /// <summary>What is cut off, as part of a name.</summary>
    public static string CropOf(MediaFileRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.CropLeft}.{row.CropTop}.{row.CropRight}.{row.CropBottom}");

    // The text in the language of the page; else the other one, which then says its language.
    private static MediaImage Described(MediaImage image, MediaFileRow row)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var (own, other) = english ? (row.AltEn, row.AltFr) : (row.AltFr, row.AltEn);
        return image with
        {
            Alt = row.Decorative ? "" : own ?? other,
            AltLanguage = row.Decorative || own is not null || other is null ? null : english ? "fr" : "en",
            Credit = row.Credit,
            FocusX = Within(row.FocusX ?? 50, row.CropLeft, row.CropRight),
            FocusY = Within(row.FocusY ?? 50, row.CropTop, row.CropBottom),
        };
    }

    // Hundredths of the original become hundredths of what is left of it.
    private static int Within(int focus, int before, int after) => Math.Clamp((focus - before) * 100 / Math.Max(1, 100 - before - after), 0, 100);

    /// <summary>Whether sizes are made: animations are sent as they are.</summary>
    public static bool CanResize(MediaFileRow row) => row is { Width: > 0, Frames: <= 1 };

    // Every width below the original's, then the next one, which shows the original's own.
    private static IEnumerable<(string Name, int Width)> Sizes(int original)
    {
        foreach (var width in IMediaLibrary.Widths)
        {
            yield return (width.ToString(CultureInfo.InvariantCulture), Math.Min(width, original));
            if (width >= original)
                yield break;
        }
    }
}
