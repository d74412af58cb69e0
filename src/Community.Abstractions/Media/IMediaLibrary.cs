namespace Community.Abstractions.Media;

/// <summary>A stored file.</summary>
/// <param name="Path">Path in the library, e.g. <c>illustrations/dunes.webp</c>.</param>
/// <param name="ContentType">Sniffed media type.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Width">Pixels; 0 when it is no raster image.</param>
/// <param name="Height">Pixels; 0 when it is no raster image.</param>
/// <param name="CreatedUtc">When it was stored (UTC).</param>
public sealed record MediaFile(string Path, string ContentType, long Length, int Width, int Height, DateTime CreatedUtc)
{
    /// <summary>Whether sizes are made of it on demand.</summary>
    public bool IsImage => Width > 0;
}

/// <summary>What an <c>img</c> element needs.</summary>
/// <param name="Url">Address of a middle size, with the path base.</param>
/// <param name="SrcSet">All sizes; empty for files that are not resized.</param>
/// <param name="Width">Width in pixels, without what staff cut off.</param>
/// <param name="Height">Height in pixels, without what staff cut off.</param>
public sealed record MediaImage(string Url, string SrcSet, int Width, int Height)
{
    /// <summary>What staff say it shows, in the current UI language if they can, for wherever it is shown without a text of its own. Empty when it only decorates; null when nobody said.</summary>
    public string? Alt { get; init; }

    /// <summary>Language of <see cref="Alt"/> when it is not the page's.</summary>
    public string? AltLanguage { get; init; }

    /// <summary>Whom to name beside it; null for nobody.</summary>
    public string? Credit { get; init; }

    /// <summary>What must stay visible where only a part fits: hundredths of the width, from the left.</summary>
    public int FocusX { get; init; } = 50;

    /// <summary>The same from the top, in hundredths of the height.</summary>
    public int FocusY { get; init; } = 50;
}

/// <summary>What became of an upload.</summary>
/// <param name="File">The stored file; null when refused.</param>
/// <param name="Error">Why it was refused, in the current UI language.</param>
public sealed record MediaResult(MediaFile? File, string? Error);

/// <summary>Files people uploaded, kept outside the web root.</summary>
public interface IMediaLibrary
{
    /// <summary>Widths in pixels that images are made in; no other width is served.</summary>
    static IReadOnlyList<int> Widths { get; } = [160, 320, 640, 960, 1280, 1920];

    /// <summary>The file at a path, or null.</summary>
    Task<MediaFile?> FindAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Files below a folder (empty for all), newest first, one page.</summary>
    Task<(IReadOnlyList<MediaFile> Files, int Total)> ListAsync(string folder, string? text, int page, int pageSize, CancellationToken cancellationToken = default);

    /// <summary>Stores an upload: sniffed, sized, renamed to a safe unique name, stripped of metadata when an image.</summary>
    Task<MediaResult> SaveAsync(string folder, string fileName, Stream content, CancellationToken cancellationToken = default);

    /// <summary>The file's content, to read; null when there is none.</summary>
    Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Removes a file and its made sizes; false when there is none.</summary>
    Task<bool> RemoveAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Addresses for an <c>img</c>; null when the file is missing or no image. Answers from memory after the first time.</summary>
    ValueTask<MediaImage?> GetImageAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Address of the file itself, with the path base.</summary>
    string UrlOf(string path);
}
