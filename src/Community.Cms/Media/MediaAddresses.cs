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
            return new(UrlOf(row.Path) + version, "", row.Width, row.Height);
        var sizes = Sizes(row.Width).Select(size => (size.Width, Url: $"{pathBase}/media/w{size.Name}/{MediaPaths.Encode(row.Path)}{version}")).ToList();
        var middle = sizes.FindLast(size => size.Width <= MiddleWidth);
        return new(middle.Url ?? sizes[0].Url, string.Join(", ", sizes.Select(size => $"{size.Url} {size.Width}w")), row.Width, row.Height);
    }

    /// <summary>Start of the hash; part of addresses that never change their content.</summary>
    public static string Version(MediaFileRow row) => row.Sha256[..8];

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
