using Community.Abstractions.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Media;

/// <summary>A file of the library; its bytes are in the data folder, under <c>media</c> and the same path.</summary>
public sealed class MediaFileRow
{
    /// <summary>Path in the library; key.</summary>
    public string Path { get; set; } = "";
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
    /// <summary>Who uploaded it; null when a recipe did.</summary>
    public string? UploaderId { get; set; }
    /// <summary>SHA-256 of the stored bytes, in lower-case hexadecimal digits.</summary>
    public string Sha256 { get; set; } = "";

    internal MediaFile ToFile() => new(Path, ContentType, Length, Width, Height, CreatedUtc);
}

internal sealed class MediaFileRowConfiguration : IEntityTypeConfiguration<MediaFileRow>
{
    public void Configure(EntityTypeBuilder<MediaFileRow> row)
    {
        row.ToTable("MediaFiles");
        row.HasKey(r => r.Path);
        row.Property(r => r.Path).HasMaxLength(MediaPaths.MaxLength);
        row.Property(r => r.ContentType).HasMaxLength(100);
        row.Property(r => r.UploaderId).HasMaxLength(100);
        row.Property(r => r.Sha256).HasMaxLength(64);
        row.HasIndex(r => r.CreatedUtc);
        row.HasIndex(r => r.Sha256);
    }
}
