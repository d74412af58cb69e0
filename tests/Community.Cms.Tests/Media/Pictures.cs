using NetVips;

namespace Community.Cms.Tests.Media;

/// <summary>Small files of every kind, made when asked for.</summary>
internal static class Pictures
{
    public static byte[] Jpeg(int width = 400, int height = 300, Action<MutableImage>? mark = null)
    {
        using var image = Colours(width, height);
        using var marked = mark is null ? image.Copy() : image.Mutate(mark);
        return marked.JpegsaveBuffer(q: 90);
    }

    public static byte[] Png(int width = 400, int height = 300)
    {
        using var image = Colours(width, height);
        return image.PngsaveBuffer();
    }

    public static byte[] WebP(int width = 400, int height = 300)
    {
        using var image = Colours(width, height);
        return image.WebpsaveBuffer();
    }

    public static byte[] Avif(int width = 400, int height = 300)
    {
        using var image = Colours(width, height);
        return image.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, effort: 0);
    }

    /// <summary>Frames of half a second each.</summary>
    public static byte[] Animation(bool gif, int frames = 3)
    {
        using var strip = Colours(64, 48 * frames);
        using var animation = strip.Mutate(image =>
        {
            image.Set(GValue.GIntType, "page-height", 48);
            image.Set(GValue.ArrayIntType, "delay", Enumerable.Repeat(500, frames).ToArray());
        });
        return gif ? animation.GifsaveBuffer() : animation.WebpsaveBuffer();
    }

    /// <summary>A PNG whose header promises a size that its data does not have.</summary>
    public static byte[] PngBomb(int side)
    {
        var png = Png(8, 8);
        byte[] sides = [(byte)(side >> 24), (byte)(side >> 16), (byte)(side >> 8), (byte)side];
        sides.CopyTo(png, 16);
        sides.CopyTo(png, 20);
        var sum = Crc32(png.AsSpan(12, 17));
        byte[] check = [(byte)(sum >> 24), (byte)(sum >> 16), (byte)(sum >> 8), (byte)sum];
        check.CopyTo(png, 29);
        return png;
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }
        return ~sum;
    }

    private static Image Colours(int width, int height)
    {
        using var xy = Image.Xyz(width, height);
        using var third = (xy[0] + xy[1]) % 256;
        using var bands = (xy % 256).Bandjoin(third);
        using var bytes = bands.Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: Enums.Interpretation.Srgb);
    }
}
