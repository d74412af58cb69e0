using System.IO.Compression;
using System.Text;

namespace Community.Abstractions.Media;

/// <summary>A kind of file the house keeps, told by its bytes: a name or a media type sent along proves nothing.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="Extension">The extension its files get, with the dot.</param>
public sealed record FileKind(string ContentType, string Extension)
{
    /// <summary>A photograph.</summary>
    public static readonly FileKind Jpeg = new("image/jpeg", ".jpg");
    /// <summary>A drawing or a screen, without loss.</summary>
    public static readonly FileKind Png = new("image/png", ".png");
    /// <summary>A small animation.</summary>
    public static readonly FileKind Gif = new("image/gif", ".gif");
    /// <summary>A picture as browsers like it.</summary>
    public static readonly FileKind WebP = new("image/webp", ".webp");
    /// <summary>A picture as browsers like it, smaller still.</summary>
    public static readonly FileKind Avif = new("image/avif", ".avif");
    /// <summary>A document to read.</summary>
    public static readonly FileKind Pdf = new("application/pdf", ".pdf");
    /// <summary>A model to print in 3D; served as a download only.</summary>
    public static readonly FileKind Stl = new("model/stl", ".stl");
    /// <summary>A document to write in (Office Open XML), without macros.</summary>
    public static readonly FileKind Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");
    /// <summary>A document to write in (OpenDocument), without macros.</summary>
    public static readonly FileKind Odt = new("application/vnd.oasis.opendocument.text", ".odt");

    /// <summary>Bytes that <see cref="Sniff(ReadOnlySpan{byte}, long)"/> and <see cref="IsSvg"/> want to see.</summary>
    public const int HeaderLength = 1024;

    /// <summary>Whether browsers show it as a picture.</summary>
    public bool IsImage => ContentType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>Whether a file of this kind may have this extension.</summary>
    public bool Allows(string extension) =>
        extension.Equals(Extension, StringComparison.OrdinalIgnoreCase) || (this == Jpeg && extension.Equals(".jpeg", StringComparison.OrdinalIgnoreCase));

    /// <summary>The kind of a picture, PDF or model by its first bytes; null when it is none of these.</summary>
    /// <param name="header">The first bytes, <see cref="HeaderLength"/> of them or all there are.</param>
    /// <param name="length">Bytes of the whole file: only an STL model is known by them.</param>
    public static FileKind? Sniff(ReadOnlySpan<byte> header, long length = 0)
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

    /// <summary>The kind by the whole file, text documents included; null when it is none of ours, or a document that carries programs.</summary>
    /// <param name="content">All bytes: what an archive holds is written at its end.</param>
    public static FileKind? Sniff(byte[] content)
    {
        if (!content.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return Sniff(content.AsSpan(0, Math.Min(content.Length, HeaderLength)), content.Length);
        try
        {
            using ZipArchive zip = new(new MemoryStream(content), ZipArchiveMode.Read);
            if (zip.Entries.Count > 2000 || zip.Entries.Any(entry => entry.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || entry.FullName.StartsWith("Basic/", StringComparison.Ordinal)))
                return null;
            if (zip.GetEntry("word/document.xml") is not null && zip.GetEntry("[Content_Types].xml") is not null)
                return Docx;
            if (zip.GetEntry("mimetype") is { Length: < 100 } type)
            {
                using StreamReader reader = new(type.Open(), Encoding.ASCII);
                return reader.ReadToEnd().Trim() == Odt.ContentType ? Odt : null;
            }
        }
        catch (InvalidDataException)
        {
            // No archive after all.
        }
        return null;
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
