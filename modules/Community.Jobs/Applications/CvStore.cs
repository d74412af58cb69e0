using System.Security.Cryptography;
using Community.Abstractions.Media;

namespace Community.Jobs.Applications;

/// <summary>CVs on disk, in a folder of their own below the data folder; names are random and say nothing. What a file is, its bytes tell and not its name.</summary>
internal sealed class CvStore(JobsOptions options)
{
    /// <summary>The kinds a CV may have.</summary>
    public static readonly FileKind[] Kinds = [FileKind.Pdf, FileKind.Docx, FileKind.Odt];

    public static string MediaTypeOf(string file) => Kinds.First(kind => kind.Allows(Path.GetExtension(file))).ContentType;

    /// <summary>Stores a CV of a known kind; the answer is its name in the store.</summary>
    public async Task<string> SaveAsync(byte[] content, FileKind kind, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.CvPath);
        var name = $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}{kind.Extension}";
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
