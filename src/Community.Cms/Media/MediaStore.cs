using System.Security.Cryptography;

namespace Community.Cms.Media;

/// <summary>Bytes on disk: files in <c>media</c>, half-made ones in <c>media-temp</c>, uploads in pieces in <c>media-uploads</c>, sizes in <c>media-cache</c>, all on one volume so that a move is atomic.</summary>
internal sealed class MediaStore(string dataPath)
{
    private readonly string _files = Path.Combine(dataPath, "media");
    private readonly string _temp = Path.Combine(dataPath, "media-temp");
    private readonly string _cache = Path.Combine(dataPath, "media-cache");
    private readonly string _uploads = Path.Combine(dataPath, "media-uploads");

    /// <summary>Where a file of the library is.</summary>
    /// <exception cref="ArgumentException">The path leaves the library.</exception>
    public string FileOf(string path)
    {
        var file = Path.GetFullPath(Path.Combine(_files, path.Replace('/', Path.DirectorySeparatorChar)));
        return file.StartsWith(_files + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? file : throw new ArgumentException("The path leaves the library.", nameof(path));
    }

    /// <summary>Where a size of an image is, or will be.</summary>
    public string SizeOf(MediaFileRow row, int width, ImageFormat format) =>
        Path.Combine(_cache, $"{row.Sha256}-{(row.IsCropped ? $"{MediaAddresses.CropOf(row)}-" : "")}{width}.{format.Extension}");

    /// <summary>Where the pieces of an upload come together.</summary>
    public string UploadOf(string id)
    {
        Directory.CreateDirectory(_uploads);
        return Path.Combine(_uploads, id);
    }

    /// <summary>Ids of the uploads that have bytes on disk.</summary>
    public IReadOnlyList<string> Uploads() => [.. Files(_uploads).Select(file => Path.GetFileName(file)!)];

    /// <summary>A new name for a half-made file.</summary>
    public string NewTemp()
    {
        Directory.CreateDirectory(_temp);
        return Path.Combine(_temp, Guid.NewGuid().ToString("N"));
    }

    /// <summary>Gives a finished file its place; false when the place is taken.</summary>
    public static bool TryPlace(string temp, string file, bool overwrite)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            File.Move(temp, file, overwrite);
            return true;
        }
        catch (IOException) when (!overwrite && File.Exists(file))
        {
            return false;
        }
    }

    /// <summary>Removes the sizes made of a file.</summary>
    public void RemoveSizes(string sha256)
    {
        if (!Directory.Exists(_cache))
            return;
        foreach (var size in Directory.EnumerateFiles(_cache, $"{sha256}-*"))
            TryDelete(size);
    }

    /// <summary>Hashes in use among the sizes, with half-made files older than a limit removed on the way.</summary>
    public IReadOnlyList<string> Sweep(DateTime olderThanUtc)
    {
        foreach (var temp in Files(_temp).Where(f => File.GetLastWriteTimeUtc(f) < olderThanUtc))
            TryDelete(temp);
        return [.. Files(_cache).Select(f => Path.GetFileName(f).Split('-')[0]).Distinct()];
    }

    public static async Task<string> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    // A file that is being sent cannot be removed on Windows; the sweep comes back.
    public static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [];
}
