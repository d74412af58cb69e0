using System.Text;

namespace Community.Cms.Media;

/// <summary>A kind of file the library keeps.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Extension">The extension its files get, with the dot.</param>
internal sealed record MediaKind(string ContentType, string Extension)
{
    public static readonly MediaKind Jpeg = new("image/jpeg", ".jpg");
    public static readonly MediaKind Png = new("image/png", ".png");
    public static readonly MediaKind Gif = new("image/gif", ".gif");
    public static readonly MediaKind WebP = new("image/webp", ".webp");
    public static readonly MediaKind Avif = new("image/avif", ".avif");
    public static readonly MediaKind Pdf = new("application/pdf", ".pdf");
    /// <summary>A model to print in 3D; served as a download only.</summary>
    public static readonly MediaKind Stl = new("model/stl", ".stl");

    /// <summary>Bytes that <see cref="Sniff"/> and <see cref="IsSvg"/> want to see.</summary>
    public const int HeaderLength = 1024;

    public bool IsImage => this != Pdf && this != Stl;

    /// <summary>Whether a file of this kind may have this extension.</summary>
    public bool Allows(string extension) =>
        extension.Equals(Extension, StringComparison.OrdinalIgnoreCase) || (this == Jpeg && extension.Equals(".jpeg", StringComparison.OrdinalIgnoreCase));

    /// <summary>The kind by the first bytes, whatever the name says; null when it is none of ours.</summary>
    /// <param name="header">The first bytes, <see cref="HeaderLength"/> of them or all there are.</param>
    /// <param name="length">Bytes of the whole file: only an STL model is known by them.</param>
    public static MediaKind? Sniff(ReadOnlySpan<byte> header, long length = 0)
    {
        if (header.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Jpeg;
        if (header.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return Png;
        if (header.StartsWith("GIF87a"u8) || header.StartsWith("GIF89a"u8))
            return Gif;
        if (header.Length >= 12 && header.StartsWith("RIFF"u8) && header[8..].StartsWith("WEBP"u8))
            return WebP;
        if (IsAvif(header))
            return Avif;
        if (header.StartsWith("%PDF-"u8))
            return Pdf;
        return IsStl(header, length) ? Stl : null;
    }

    /// <summary>Whether it looks like a vector drawing, to say why it is refused.</summary>
    public static bool IsSvg(ReadOnlySpan<byte> header) => Encoding.UTF8.GetString(header).Contains("<svg", StringComparison.OrdinalIgnoreCase);

    // Binary: 80 free bytes, the number of triangles, 50 bytes for each; the size of the file must be exactly that. Text: "solid", then facets. Neither may look
    // like a page: the free bytes and the name of a solid hold whatever their author likes.
    private static bool IsStl(ReadOnlySpan<byte> header, long length)
    {
        if (header.Length < 84)
            return false;
        var triangles = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(header[80..]);
        if (triangles > 0 && length == 84 + 50L * triangles)
            return header[..80].IndexOf((byte)'<') < 0;
        return header.StartsWith("solid"u8) && header.IndexOf("facet normal"u8) > 0 && header.IndexOfAny((byte)'<', (byte)0) < 0;
    }

    // ISO base media: the size of the box, "ftyp", a main brand, a version, then compatible brands.
    private static bool IsAvif(ReadOnlySpan<byte> header)
    {
        if (header.Length < 16 || !header[4..].StartsWith("ftyp"u8))
            return false;
        var size = Math.Min(header.Length, header[2] * 256 + header[3]);
        for (var at = 8; at + 4 <= size; at += 4)
        {
            if (header[at..].StartsWith("avif"u8) || header[at..].StartsWith("avis"u8))
                return true;
        }
        return false;
    }
}
