using System.Globalization;
using Community.Abstractions.Media;

namespace Community.Cms.Media;

/// <summary>What staff say of a file, without its bytes.</summary>
internal sealed record MediaDescription
{
    public const int MaxTitle = 200;
    public const int MaxText = 500;

    public string? Title { get; init; }
    public string? Credit { get; init; }
    public string? AltFr { get; init; }
    public string? AltEn { get; init; }
    public bool Decorative { get; init; }
    public string? Licence { get; init; }
    public string? RightsHolder { get; init; }
    public string? Consent { get; init; }
    public DateOnly? ExpiresOn { get; init; }

    public static MediaDescription Of(MediaFileRow row) => new()
    {
        Title = row.Title, Credit = row.Credit, AltFr = row.AltFr, AltEn = row.AltEn, Decorative = row.Decorative,
        Licence = row.Licence, RightsHolder = row.RightsHolder, Consent = row.Consent, ExpiresOn = row.ExpiresOn,
    };

    public void Apply(MediaFileRow row)
    {
        (row.Title, row.Credit) = (Given(Title), Given(Credit));
        // A picture that only decorates has no text: one of both would be a lie.
        (row.AltFr, row.AltEn, row.Decorative) = Decorative ? (null, null, true) : (Given(AltFr), Given(AltEn), false);
        (row.Licence, row.RightsHolder, row.Consent, row.ExpiresOn) = (Given(Licence), Given(RightsHolder), Given(Consent), ExpiresOn);
        if (row.IsDescribed)
            row.ToDescribe = false;
        row.Indexed();
    }

    /// <summary>What the audit trail keeps of it: whose consent it is stays with the file and goes with it.</summary>
    public Dictionary<string, string?> ForAudit() => new()
    {
        [nameof(Title)] = Title, [nameof(Credit)] = Credit, [nameof(AltFr)] = AltFr, [nameof(AltEn)] = AltEn, [nameof(Decorative)] = Decorative ? "true" : null,
        [nameof(Licence)] = Licence, [nameof(ExpiresOn)] = ExpiresOn?.ToString("O", CultureInfo.InvariantCulture),
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What is cut off and what must stay visible, in hundredths of the original.</summary>
internal sealed record MediaCrop(int Left, int Top, int Right, int Bottom, int FocusX, int FocusY)
{
    /// <summary>So much of each side stays at least.</summary>
    public const int LeastLeft = 10;

    /// <summary>Nothing cut off, the middle in view.</summary>
    public static MediaCrop None { get; } = new(0, 0, 0, 0, 50, 50);

    public bool IsValid => Left >= 0 && Top >= 0 && Right >= 0 && Bottom >= 0 && Left + Right <= 100 - LeastLeft && Top + Bottom <= 100 - LeastLeft
        && FocusX is >= 0 and <= 100 && FocusY is >= 0 and <= 100;

    /// <summary>What the audit trail keeps of it.</summary>
    public string ForAudit() => string.Create(CultureInfo.InvariantCulture, $"{Left} {Top} {Right} {Bottom}, {FocusX} {FocusY}");

    public static MediaCrop Of(MediaFileRow row) => new(row.CropLeft, row.CropTop, row.CropRight, row.CropBottom, row.FocusX ?? 50, row.FocusY ?? 50);

    public void Apply(MediaFileRow row)
    {
        (row.CropLeft, row.CropTop, row.CropRight, row.CropBottom) = (Left, Top, Right, Bottom);
        (row.FocusX, row.FocusY) = (FocusX, FocusY);
    }
}

/// <summary>A folder of the library.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Name">Its own name, as somebody typed it.</param>
/// <param name="Count">Files in it and below.</param>
internal sealed record MediaFolder(string Path, string Name, int Count)
{
    /// <summary>How deep it is; 0 at the top.</summary>
    public int Depth => Path.Count(c => c == '/');

    /// <summary>The folder above; empty at the top.</summary>
    public string Parent => MediaPaths.FolderOf(Path);
}

/// <summary>What a list of files shows.</summary>
internal sealed record MediaFilter
{
    /// <summary>Files of this folder and below; empty for all.</summary>
    public string Folder { get; init; } = "";
    public string? Words { get; init; }
    /// <summary><c>image</c>, <c>pdf</c> or <c>other</c>; null for all.</summary>
    public string? Kind { get; init; }
    /// <summary><c>describe</c> (a picture without text), <c>expiring</c> (rights end within <see cref="MediaDesk.ExpiryWarning"/>, or did); null for all.</summary>
    public string? State { get; init; }
    /// <summary><c>newest</c>, <c>oldest</c>, <c>name</c> or <c>size</c>.</summary>
    public string Sort { get; init; } = "newest";
}
