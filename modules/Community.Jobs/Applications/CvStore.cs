using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Community.Jobs.Applications;

/// <summary>CVs on disk, in a folder of their own below the data folder; names are random and say nothing. What a file is, its bytes tell and not its name.</summary>
internal sealed class CvStore(JobsOptions options)
{
    /// <summary>The kind of a CV by its content: pdf, docx or odt; null for anything else, and for documents that carry programs.</summary>
    public static string? KindOf(byte[] content)
    {
        if (content.AsSpan().StartsWith("%PDF-"u8))
            return "pdf";
        if (!content.AsSpan().StartsWith("PK\u0003\u0004"u8))
            return null;
        try
        {
            using ZipArchive zip = new(new MemoryStream(content), ZipArchiveMode.Read);
            if (zip.Entries.Count > 2000 || zip.Entries.Any(entry => entry.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || entry.FullName.StartsWith("Basic/", StringComparison.Ordinal)))
                return null;
            if (zip.GetEntry("word/document.xml") is not null && zip.GetEntry("[Content_Types].xml") is not null)
                return "docx";
            if (zip.GetEntry("mimetype") is { Length: < 100 } type)
            {
                using StreamReader reader = new(type.Open(), Encoding.ASCII);
                return reader.ReadToEnd().Trim() == "application/vnd.oasis.opendocument.text" ? "odt" : null;
            }
        }
        catch (InvalidDataException)
        {
            // No archive after all.
        }
        return null;
    }

    public static string MediaTypeOf(string file) => Path.GetExtension(file) switch
    {
        ".pdf" => "application/pdf",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/vnd.oasis.opendocument.text",
    };

    /// <summary>Stores a CV of a known kind; the answer is its name in the store.</summary>
    public async Task<string> SaveAsync(byte[] content, string kind, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.CvPath);
        var name = $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}.{kind}";
        await File.WriteAllBytesAsync(Path.Combine(options.CvPath, name), content, cancellationToken);
        return name;
    }

    public Stream? Open(string? name) => name is not null && PathOf(name) is var path && File.Exists(path) ? File.OpenRead(path) : null;

    public void Delete(string? name)
    {
        if (name is not null)
            File.Delete(PathOf(name));
    }

    private string PathOf(string name) => Path.Combine(options.CvPath, Path.GetFileName(name));
}
