using System.Globalization;
using System.Text;

namespace Community.Cms.Media;

/// <summary>Names and folders that are safe on every file system and in every address.</summary>
internal static class MediaPaths
{
    public const int MaxLength = 260;
    public const int MaxSearchText = 2000;
    private const int MaxNameLength = 80;
    public const int MaxDepth = 6;

    // Windows devices; a data folder may move there, and they cost nothing elsewhere.
    private static readonly HashSet<string> _devices = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a path may be a key: cheap, before anything is looked up.</summary>
    public static bool IsSafe(string? path) =>
        path is { Length: > 0 and <= MaxLength } && path.Split('/') is { Length: <= MaxDepth + 1 } segments
        && segments.All(IsSafeSegment) && !IsSizeFolder(segments);

    /// <summary>The folder a person named, as it is stored: lower case, without accents; null when it cannot be used.</summary>
    public static string? Folder(string folder)
    {
        folder = folder.TrimEnd('/');
        if (folder.Length == 0)
            return "";
        var segments = folder.Split('/');
        if (segments.Length > MaxDepth || folder.Length > 150 || !segments.All(s => IsSafeSegment(s.Trim())))
            return null;
        var slugs = segments.Select(s => Slug(s)).ToArray();
        return slugs.All(s => s.Length > 0 && !_devices.Contains(s)) && !IsSizeFolder([.. slugs, ""]) ? string.Join('/', slugs) : null;
    }

    /// <summary>The part of a file name before its extension, made safe.</summary>
    public static string Stem(string fileName)
    {
        // Old browsers send the whole path of the visitor's machine.
        var name = fileName[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = name.LastIndexOf('.');
        var slug = Slug(dot > 0 ? name[..dot] : name);
        return slug.Length == 0 || _devices.Contains(slug) ? $"document{(slug.Length == 0 ? "" : "-")}{slug}" : slug;
    }

    /// <summary>Words to look for in paths.</summary>
    public static IReadOnlyList<string> Words(string text) => Slug(text).Split('-', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What lists look through: small letters without accents.</summary>
    public static string SearchText(params string?[] texts)
    {
        var found = new StringBuilder();
        foreach (var rune in Plain(string.Join(' ', texts.Where(text => !string.IsNullOrWhiteSpace(text)))).EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark && found.Length < MaxSearchText - 1)
                found.Append(Rune.ToLowerInvariant(rune).ToString());
        return found.ToString();
    }

    /// <summary>The folder of a path; empty at the top.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') is var end and > 0 ? path[..end] : "";

    /// <summary>Address part of a path: every segment encoded.</summary>
    public static string Encode(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var rune in Plain(text).EnumerateRunes())
        {
            if (slug.Length >= MaxNameLength)
                break;
            if (rune.IsAscii && Rune.IsLetterOrDigit(rune))
                slug.Append((char)(rune.Value | (Rune.IsLetter(rune) ? 0x20 : 0)));
            else if (slug.Length > 0 && slug[^1] != '-' && Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                slug.Append('-');
        }
        return slug.ToString().Trim('-');
    }

    private static string Plain(string text)
    {
        // A lone half of a surrogate pair cannot be normalised.
        var whole = string.Concat(text.EnumerateRunes().Select(r => r.ToString()));
        return whole.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Replace("æ", "ae", StringComparison.OrdinalIgnoreCase).Normalize(NormalizationForm.FormKD);
    }

    private static bool IsSafeSegment(string segment) =>
        segment.Length > 0 && segment[0] != '.' && segment[^1] is not ('.' or ' ') && segment[0] != ' '
        && !segment.Any(c => char.IsControl(c) || char.IsSurrogate(c) || "\\:*?\"<>|%#\uFFFD".Contains(c, StringComparison.Ordinal))
        && !_devices.Contains(segment.Split('.')[0]);

    // /media/w640/… are the sizes of an image.
    private static bool IsSizeFolder(string[] segments) =>
        segments.Length > 1 && segments[0].Length > 1 && segments[0][0] is ('w' or 'W') && segments[0].AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}
