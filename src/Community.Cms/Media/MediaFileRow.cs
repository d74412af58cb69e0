using Community.Abstractions.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Media;

/// <summary>A file of the library; its bytes are in the data folder, under <c>media</c>.</summary>
public sealed class MediaFileRow
{
    /// <summary>Path in the library, which is its address; key.</summary>
    public string Path { get; set; } = "";
    /// <summary>Where the bytes are below <c>media</c>, when that is not <see cref="Path"/>: moving and replacing change the row, never a file in use.</summary>
    public string? Stored { get; set; }
    /// <summary>Sniffed media type.</summary>
    public string ContentType { get; set; } = "";
    /// <summary>Bytes.</summary>
    public long Length { get; set; }
    /// <summary>Pixels as shown; 0 when it is no image.</summary>
    public int Width { get; set; }
    /// <summary>Pixels as shown; 0 when it is no image.</summary>
    public int Height { get; set; }
    /// <summary>More than one for an animation, of which no sizes are made.</summary>
    public int Frames { get; set; }
    /// <summary>When it was stored (UTC).</summary>
    public DateTime CreatedUtc { get; set; }
    /// <summary>When the bytes were last replaced (UTC).</summary>
    public DateTime? ReplacedUtc { get; set; }
    /// <summary>Who uploaded it; null when a recipe did.</summary>
    public string? UploaderId { get; set; }
    /// <summary>SHA-256 of the stored bytes, in lower-case hexadecimal digits.</summary>
    public string Sha256 { get; set; } = "";
    /// <summary>What staff call it.</summary>
    public string? Title { get; set; }
    /// <summary>Whom to name beside it, as shown to visitors.</summary>
    public string? Credit { get; set; }
    /// <summary>What it shows, in French.</summary>
    public string? AltFr { get; set; }
    /// <summary>What it shows, in English.</summary>
    public string? AltEn { get; set; }
    /// <summary>Whether it only decorates: it has no alternative text on purpose.</summary>
    public bool Decorative { get; set; }
    /// <summary>A picture of the house that nobody has described yet. Pictures of members are described where they show them.</summary>
    public bool ToDescribe { get; set; }
    /// <summary>Under which licence or agreement the house shows it.</summary>
    public string? Licence { get; set; }
    /// <summary>Who holds the rights.</summary>
    public string? RightsHolder { get; set; }
    /// <summary>Who of those shown agreed, when, and where the paper is.</summary>
    public string? Consent { get; set; }
    /// <summary>Last day on which the house may show it.</summary>
    public DateOnly? ExpiresOn { get; set; }
    /// <summary>What must stay visible, from the left, in hundredths of the original; null for the middle.</summary>
    public int? FocusX { get; set; }
    /// <summary>What must stay visible, from the top, in hundredths of the original; null for the middle.</summary>
    public int? FocusY { get; set; }
    /// <summary>Hundredths of the original that are cut off on the left.</summary>
    public int CropLeft { get; set; }
    /// <summary>Hundredths of the original that are cut off at the top.</summary>
    public int CropTop { get; set; }
    /// <summary>Hundredths of the original that are cut off on the right.</summary>
    public int CropRight { get; set; }
    /// <summary>Hundredths of the original that are cut off at the bottom.</summary>
    public int CropBottom { get; set; }
    /// <summary>Path, title, texts and credit in small letters without accents, for the words of lists.</summary>
    public string? SearchText { get; set; }

    internal string StoredAt => Stored ?? Path;
    internal bool IsDescribed => Decorative || AltFr is not null || AltEn is not null;
    internal bool IsCropped => (CropLeft | CropTop | CropRight | CropBottom) != 0;
    internal int ShownWidth => Math.Max(1, Width * (100 - CropLeft - CropRight) / 100);
    internal int ShownHeight => Math.Max(1, Height * (100 - CropTop - CropBottom) / 100);

    internal MediaFile ToFile() => new(Path, ContentType, Length, Width, Height, CreatedUtc);

    internal MediaFileRow At(string path)
    {
        var moved = (MediaFileRow)MemberwiseClone();
        (moved.Stored, moved.Path) = (StoredAt == path ? null : StoredAt, path);
        return moved.Indexed();
    }

    internal MediaFileRow Indexed()
    {
        SearchText = MediaPaths.SearchText(Path, Title, AltFr, AltEn, Credit);
        return this;
    }
}

/// <summary>A former path of a file: its address leads on, and contents that name it go on showing the file.</summary>
public sealed class MediaMoveRow
{
    /// <summary>The former path; key.</summary>
    public string OldPath { get; set; } = "";
    /// <summary>Where the file is now.</summary>
    public string NewPath { get; set; } = "";
    /// <summary>When it moved (UTC).</summary>
    public DateTime MovedUtc { get; set; }
}

/// <summary>A folder that somebody made or named. Folders that only files make have no row.</summary>
public sealed class MediaFolderRow
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 100;

    /// <summary>Its path; key.</summary>
    public string Path { get; set; } = "";
    /// <summary>Its own name as it was typed, with capitals and accents.</summary>
    public string Name { get; set; } = "";
}

/// <summary>An upload in pieces that is not complete yet; its bytes are in <c>media-uploads</c>, under its id.</summary>
public sealed class MediaUploadRow
{
    /// <summary>Key; part of its address.</summary>
    public string Id { get; set; } = "";
    /// <summary>Whose it is: for everybody else it is not there.</summary>
    public string UserId { get; set; } = "";
    /// <summary>Name on the person's machine.</summary>
    public string FileName { get; set; } = "";
    /// <summary>Folder of the library it goes to.</summary>
    public string Folder { get; set; } = "";
    /// <summary>Bytes of the whole file.</summary>
    public long Length { get; set; }
    /// <summary>When its last piece came (UTC); a day later it is forgotten.</summary>
    public DateTime TouchedUtc { get; set; }
    /// <summary>Whether all pieces are there and the file is being looked at.</summary>
    public bool Finishing { get; set; }
}

internal sealed class MediaFileRowConfiguration : IEntityTypeConfiguration<MediaFileRow>
{
    public void Configure(EntityTypeBuilder<MediaFileRow> row)
    {
        row.ToTable("MediaFiles");
        row.HasKey(r => r.Path);
        row.Property(r => r.Path).HasMaxLength(MediaPaths.MaxLength);
        row.Property(r => r.Stored).HasMaxLength(MediaPaths.MaxLength + 40);
        row.Property(r => r.ContentType).HasMaxLength(100);
        row.Property(r => r.UploaderId).HasMaxLength(100);
        row.Property(r => r.Sha256).HasMaxLength(64);
        row.Property(r => r.Title).HasMaxLength(MediaDescription.MaxTitle);
        row.Property(r => r.Credit).HasMaxLength(MediaDescription.MaxTitle);
        row.Property(r => r.AltFr).HasMaxLength(MediaDescription.MaxText);
        row.Property(r => r.AltEn).HasMaxLength(MediaDescription.MaxText);
        row.Property(r => r.Licence).HasMaxLength(MediaDescription.MaxTitle);
        row.Property(r => r.RightsHolder).HasMaxLength(MediaDescription.MaxTitle);
        row.Property(r => r.Consent).HasMaxLength(MediaDescription.MaxText);
        row.Property(r => r.SearchText).HasMaxLength(MediaPaths.MaxSearchText);
        row.HasIndex(r => r.CreatedUtc);
        row.HasIndex(r => r.Sha256);
        row.HasIndex(r => r.Stored);
        row.HasIndex(r => r.ToDescribe);
        row.HasIndex(r => r.ExpiresOn);
    }
}

internal sealed class MediaMoveRowConfiguration : IEntityTypeConfiguration<MediaMoveRow>
{
    public void Configure(EntityTypeBuilder<MediaMoveRow> row)
    {
        row.ToTable("MediaMoves");
        row.HasKey(r => r.OldPath);
        row.Property(r => r.OldPath).HasMaxLength(MediaPaths.MaxLength);
        row.Property(r => r.NewPath).HasMaxLength(MediaPaths.MaxLength);
        row.HasIndex(r => r.NewPath);
    }
}

internal sealed class MediaFolderRowConfiguration : IEntityTypeConfiguration<MediaFolderRow>
{
    public void Configure(EntityTypeBuilder<MediaFolderRow> row)
    {
        row.ToTable("MediaFolders");
        row.HasKey(r => r.Path);
        row.Property(r => r.Path).HasMaxLength(MediaPaths.MaxLength);
        row.Property(r => r.Name).HasMaxLength(MediaFolderRow.LongestName);
    }
}

internal sealed class MediaUploadRowConfiguration : IEntityTypeConfiguration<MediaUploadRow>
{
    public void Configure(EntityTypeBuilder<MediaUploadRow> row)
    {
        row.ToTable("MediaUploads");
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).HasMaxLength(32);
        row.Property(r => r.UserId).HasMaxLength(100);
        row.Property(r => r.FileName).HasMaxLength(300);
        row.Property(r => r.Folder).HasMaxLength(MediaPaths.MaxLength);
        row.HasIndex(r => r.UserId);
        row.HasIndex(r => r.TouchedUtc);
    }
}
