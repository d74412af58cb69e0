namespace Community.Cms.Media;

/// <summary>Configuration section <c>Community:Media</c>.</summary>
public sealed class MediaOptions
{
    /// <summary>Largest file in bytes that a form takes. Default: 20 MB.</summary>
    public long MaxBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Largest file in bytes that staff may send in pieces. Default: 100 MB.</summary>
    public long MaxLargeBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>Whether browsers that accept AVIF get it: a quarter lighter than WebP, twice the work, once for each size. Default: true.</summary>
    public bool Avif { get; set; } = true;

    /// <summary>Address of a ClamAV daemon, <c>host:port</c> (port 3310 when left out); without it nothing is checked for viruses. While it does not answer, no file is taken in.</summary>
    public string? ClamAv { get; set; }
}
