using Community.Abstractions.Media;
using NetVips;

namespace Community.Cms.Media;

/// <summary>What the header of an image says.</summary>
/// <param name="Width">Pixels, as shown.</param>
/// <param name="Height">Pixels, as shown.</param>
/// <param name="Frames">More than one for an animation.</param>
internal readonly record struct ImageFacts(int Width, int Height, int Frames)
{
    public const int MaxSide = 16_000;
    public const long MaxPixels = 60_000_000;

    /// <summary>Whether decoding it is affordable: all frames of an animation count.</summary>
    public bool Fits => Width <= MaxSide && Height <= MaxSide && (long)Width * Height * Frames <= MaxPixels;
}

/// <summary>The only place that decodes and encodes images. Every method throws <see cref="VipsException"/> on damaged ones, and works at once: keep it off request threads.</summary>
internal static class ImageWorkshop
{
    private const int JpegQuality = 80;
    private const int OriginalQuality = 90;

    // Only the decoders of the formats we keep exist for us: libvips knows many more, made for laboratories and not for strangers.
    static ImageWorkshop()
    {
        Cache.Max = 0;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in (string[])["Jpeg", "Png", "Nsgif", "Webp", "Heif"])
            Operation.Block($"VipsForeignLoad{loader}", false);
    }

    /// <summary>Reads the header only.</summary>
    public static ImageFacts Read(string file)
    {
        using var image = Image.NewFromFile(file, access: Enums.Access.Sequential);
        var frames = image.Contains("n-pages") ? Math.Max(1, (int)image.Get("n-pages")) : 1;
        return Orientation(image) is >= 5 and <= 8 ? new(image.Height, image.Width, frames) : new(image.Width, image.Height, frames);
    }

    /// <summary>Writes the image again: upright, in sRGB, without what cameras and programs note (place, time, owner). Decoding all of it also proves it whole.</summary>
    public static void Clean(string source, string target, FileKind kind, int frames)
    {
        if (frames > 1 || kind == FileKind.Gif)
        {
            CleanAnimation(source, target, kind);
            return;
        }
        using var image = Image.NewFromFile(source, access: Access(source), failOn: Enums.FailOn.Truncated);
        using var upright = image.Autorot();
        using var plain = InSrgb(upright);
        using var file = File.Create(target);
        switch (kind.Extension)
        {
            case ".jpg":
                plain.JpegsaveStream(file, q: OriginalQuality, interlace: true, optimizeCoding: true, keep: Enums.ForeignKeep.None);
                break;
            case ".png":
                plain.PngsaveStream(file, keep: Enums.ForeignKeep.None);
                break;
            case ".webp":
                plain.WebpsaveStream(file, q: OriginalQuality, effort: 3, keep: Enums.ForeignKeep.None);
                break;
            default:
                plain.HeifsaveStream(file, q: 75, compression: Enums.ForeignHeifCompression.Av1, effort: 1, keep: Enums.ForeignKeep.None);
                break;
        }
    }

    /// <summary>Writes a size of an image, never larger than the original, without what staff cut off.</summary>
    public static void Resize(string source, string target, int width, ImageFormat format, MediaFileRow crop)
    {
        using var small = crop.IsCropped ? Cut(source, width, crop)
            : Image.Thumbnail(source, width, height: ImageFacts.MaxSide, size: Enums.Size.Down, outputProfile: "srgb", failOn: Enums.FailOn.Error);
        using var file = File.Create(target);
        if (format == ImageFormat.Avif)
            small.HeifsaveStream(file, q: 55, compression: Enums.ForeignHeifCompression.Av1, effort: 1, keep: Enums.ForeignKeep.None);
        else if (format == ImageFormat.WebP)
            small.WebpsaveStream(file, q: 78, effort: 3, keep: Enums.ForeignKeep.None);
        else if (format == ImageFormat.Jpeg)
            small.JpegsaveStream(file, q: JpegQuality, interlace: true, optimizeCoding: true, keep: Enums.ForeignKeep.None);
        else
            small.PngsaveStream(file, keep: Enums.ForeignKeep.None);
    }

    private static Image Cut(string source, int width, MediaFileRow crop)
    {
        using var image = Image.NewFromFile(source, access: Enums.Access.Random, failOn: Enums.FailOn.Error);
        using var upright = image.Autorot();
        var (left, top) = (upright.Width * crop.CropLeft / 100, upright.Height * crop.CropTop / 100);
        using var part = upright.Crop(left, top, Math.Min(crop.ShownWidth, upright.Width - left), Math.Min(crop.ShownHeight, upright.Height - top));
        return part.ThumbnailImage(width, height: ImageFacts.MaxSide, size: Enums.Size.Down, outputProfile: "srgb");
    }

    // A turned image is read from its side; all others line by line, which takes little memory.
    private static Enums.Access Access(string source)
    {
        using var header = Image.NewFromFile(source, access: Enums.Access.Sequential);
        return Orientation(header) > 1 ? Enums.Access.Random : Enums.Access.Sequential;
    }

    private static int Orientation(Image image) => image.Contains("orientation") ? (int)image.Get("orientation") : 1;

    private static void CleanAnimation(string source, string target, FileKind kind)
    {
        var options = new VOption { { "n", -1 } };
        using var frames = Image.NewFromFile(source, access: Enums.Access.Sequential, failOn: Enums.FailOn.Truncated, kwargs: options);
        using var file = File.Create(target);
        if (kind == FileKind.Gif)
            frames.GifsaveStream(file, keep: Enums.ForeignKeep.None);
        else
            frames.WebpsaveStream(file, q: OriginalQuality, effort: 3, keep: Enums.ForeignKeep.None);
    }

    private static Image InSrgb(Image image) => image.Contains("icc-profile-data")
        ? image.IccTransform("srgb", embedded: true)
        : image.Interpretation is Enums.Interpretation.Cmyk ? image.Colourspace(Enums.Interpretation.Srgb) : image.Copy();
}
