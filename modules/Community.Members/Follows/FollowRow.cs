using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Members.Follows;

/// <summary>Somebody follows something.</summary>
internal sealed class FollowRow
{
    public string UserId { get; set; } = "";
    public string Kind { get; set; } = "";
    public string TargetId { get; set; } = "";
    /// <summary>What it was called then, for the person's own list.</summary>
    public string Name { get; set; } = "";
    public DateTime SinceUtc { get; set; }
}

/// <summary>Something happened that followers hear of.</summary>
internal sealed class FollowNewsRow
{
    public long Id { get; set; }
    public string Kind { get; set; } = "";
    public string TargetId { get; set; } = "";
    public string Title { get; set; } = "";
    public string TitleEn { get; set; } = "";
    public string Url { get; set; } = "";
    public string? ActorId { get; set; }
    public DateTime CreatedUtc { get; set; }
}

/// <summary>How often a person hears of one kind of thing, and what they have heard.</summary>
internal sealed class DigestRow
{
    public string UserId { get; set; } = "";
    public string Kind { get; set; } = "";
    public Rhythm Rhythm { get; set; } = Rhythm.Weekly;
    /// <summary>Last news told, or passed over.</summary>
    public long LastNewsId { get; set; }
    /// <summary>When the next digest is due (UTC).</summary>
    public DateTime DueUtc { get; set; }
    /// <summary>Secret of the address that stops these mails.</summary>
    public string StopCode { get; set; } = "";
}

/// <summary>How often news come by mail.</summary>
internal enum Rhythm
{
    Never,
    AtOnce,
    Daily,
    Weekly,
}

/// <summary>The table of <see cref="FollowRow"/>.</summary>
internal sealed class FollowRowConfiguration : IEntityTypeConfiguration<FollowRow>
{
    public void Configure(EntityTypeBuilder<FollowRow> builder)
    {
        builder.ToTable("MemberFollows");
        builder.HasKey(row => new { row.UserId, row.Kind, row.TargetId });
        builder.Property(row => row.UserId).HasMaxLength(64);
        builder.Property(row => row.Kind).HasMaxLength(20);
        builder.Property(row => row.TargetId).HasMaxLength(64);
        builder.Property(row => row.Name).HasMaxLength(200);
        builder.HasIndex(row => new { row.Kind, row.TargetId });
    }
}

/// <summary>The table of <see cref="FollowNewsRow"/>.</summary>
internal sealed class FollowNewsRowConfiguration : IEntityTypeConfiguration<FollowNewsRow>
{
    public void Configure(EntityTypeBuilder<FollowNewsRow> builder)
    {
        builder.ToTable("MemberFollowNews");
        builder.Property(row => row.Kind).HasMaxLength(20);
        builder.Property(row => row.TargetId).HasMaxLength(64);
        builder.Property(row => row.Title).HasMaxLength(300);
        builder.Property(row => row.TitleEn).HasMaxLength(300);
        builder.Property(row => row.Url).HasMaxLength(500);
        builder.Property(row => row.ActorId).HasMaxLength(64);
        builder.HasIndex(row => new { row.Kind, row.TargetId });
        builder.HasIndex(row => row.CreatedUtc);
    }
}

/// <summary>The table of <see cref="DigestRow"/>.</summary>
internal sealed class DigestRowConfiguration : IEntityTypeConfiguration<DigestRow>
{
    public void Configure(EntityTypeBuilder<DigestRow> builder)
    {
        builder.ToTable("MemberDigests");
        builder.HasKey(row => new { row.UserId, row.Kind });
        builder.Property(row => row.UserId).HasMaxLength(64);
        builder.Property(row => row.Kind).HasMaxLength(20);
        builder.Property(row => row.StopCode).HasMaxLength(64);
        builder.HasIndex(row => row.StopCode).IsUnique();
        builder.HasIndex(row => row.DueUtc);
    }
}
