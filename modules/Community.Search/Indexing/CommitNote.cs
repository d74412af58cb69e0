using System.Globalization;

namespace Community.Search.Indexing;

/// <summary>
/// What the last commit of the index holds, in a small file beside it: a start reads it without the index and its library. It names the commit it tells of, so that
/// one written before a crash is not taken for the newest.
/// </summary>
internal static class CommitNote
{
    /// <summary>Name of the file in the index's folder.</summary>
    public const string FileName = "last-commit";

    /// <summary>Notes the newest commit of the folder.</summary>
    public static void Write(string folder, long sequence, string fingerprint)
    {
        var (file, next) = (Path.Combine(folder, FileName), Path.Combine(folder, FileName + ".new"));
        File.WriteAllText(next, string.Create(CultureInfo.InvariantCulture, $"{NewestCommit(folder)} {SearchIndex.Version} {sequence} {fingerprint}"));
        File.Move(next, file, overwrite: true);
    }

    /// <summary>Sequence and fingerprint of the newest commit; null when there is no note of it, or of another version.</summary>
    public static (long Sequence, string Fingerprint)? Read(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, FileName));
        return file.Exists
            && File.ReadAllText(file.FullName).Split(' ') is [var commit, SearchIndex.Version, var sequence, var fingerprint]
            && commit == NewestCommit(folder)
            && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, fingerprint) : null;
    }

    // Lucene numbers its commits in letters and digits: a longer name is a later one.
    private static string? NewestCommit(string folder) =>
        Directory.EnumerateFiles(folder, "segments_*").Select(Path.GetFileName).OrderBy(name => name!.Length).ThenBy(name => name, StringComparer.Ordinal).LastOrDefault();
}
