using Community.Abstractions.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Members.Messages;

/// <summary>A message between two members; both keep it until each takes it out of their own box.</summary>
internal sealed class MessageRow
{
    public string Id { get; set; } = ContentIds.New();
    /// <summary>The same for a message and its answers.</summary>
    public string ThreadId { get; set; } = "";
    public string FromId { get; set; } = "";
    public string ToId { get; set; } = "";
    public string Subject { get; set; } = "";
    public string Text { get; set; } = "";
    public DateTime SentUtc { get; set; }
    public DateTime? ReadUtc { get; set; }
    public bool GoneForSender { get; set; }
    public bool GoneForReader { get; set; }
    /// <summary>Whether a moderator took its words away.</summary>
    public bool Withheld { get; set; }
}

/// <summary>Somebody does not want to hear from somebody.</summary>
internal sealed class BlockRow
{
    public string UserId { get; set; } = "";
    public string BlockedId { get; set; } = "";
    public DateTime SinceUtc { get; set; }
}

/// <summary>Whether messages also come by mail, and the secret of the address that stops it.</summary>
internal sealed class MessageSettingsRow
{
    public string UserId { get; set; } = "";
    public bool ByMail { get; set; } = true;
    public string StopCode { get; set; } = ContentIds.New();
}

/// <summary>The table of <see cref="MessageRow"/>.</summary>
internal sealed class MessageRowConfiguration : IEntityTypeConfiguration<MessageRow>
{
    public void Configure(EntityTypeBuilder<MessageRow> builder)
    {
        builder.ToTable("MemberMessages");
        builder.Property(row => row.Id).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.ThreadId).HasMaxLength(ContentIds.Length);
        builder.Property(row => row.FromId).HasMaxLength(64);
        builder.Property(row => row.ToId).HasMaxLength(64);
        builder.Property(row => row.Subject).HasMaxLength(200);
        builder.HasIndex(row => row.ThreadId);
        builder.HasIndex(row => new { row.FromId, row.SentUtc });
        builder.HasIndex(row => new { row.ToId, row.SentUtc });
    }
}

/// <summary>The table of <see cref="BlockRow"/>.</summary>
internal sealed class BlockRowConfiguration : IEntityTypeConfiguration<BlockRow>
{
    public void Configure(EntityTypeBuilder<BlockRow> builder)
    {
        builder.ToTable("MemberBlocks");
        builder.HasKey(row => new { row.UserId, row.BlockedId });
        builder.Property(row => row.UserId).HasMaxLength(64);
        builder.Property(row => row.BlockedId).HasMaxLength(64);
    }
}

/// <summary>The table of <see cref="MessageSettingsRow"/>.</summary>
internal sealed class MessageSettingsRowConfiguration : IEntityTypeConfiguration<MessageSettingsRow>
{
    public void Configure(EntityTypeBuilder<MessageSettingsRow> builder)
    {
        builder.ToTable("MemberMessageSettings");
        builder.HasKey(row => row.UserId);
        builder.Property(row => row.UserId).HasMaxLength(64);
        builder.Property(row => row.StopCode).HasMaxLength(ContentIds.Length);
        builder.HasIndex(row => row.StopCode).IsUnique();
    }
}
