using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Mail;

/// <summary>A mail that waits, went out or was given up.</summary>
public sealed class MailRow
{
    /// <summary>Key; the order of writing.</summary>
    public long Id { get; set; }
    /// <summary>Local part of the Message-Id: the same at every attempt, so that a mail sent twice after a crash is recognised as one.</summary>
    public string MessageKey { get; set; } = "";
    /// <summary>Address of the recipient.</summary>
    public string To { get; set; } = "";
    /// <summary>Name of the recipient.</summary>
    public string? ToName { get; set; }
    /// <summary>Subject, one line.</summary>
    public string Subject { get; set; } = "";
    /// <summary>The message as plain text.</summary>
    public string Text { get; set; } = "";
    /// <summary>Why the person gets it.</summary>
    public string Reason { get; set; } = "";
    /// <summary>Address that stops mails of this kind.</summary>
    public string? StopUrl { get; set; }
    /// <summary>Language of the frame.</summary>
    public string Culture { get; set; } = "fr";
    /// <summary>A list of <see cref="Abstractions.Mail.MailAttachment"/> as JSON; null for none.</summary>
    public string? Attachments { get; set; }
    /// <summary>When it was written (UTC).</summary>
    public DateTime CreatedUtc { get; set; }
    /// <summary>How often sending failed.</summary>
    public int Attempts { get; set; }
    /// <summary>When to try (UTC); null once it went out or was given up.</summary>
    public DateTime? NextAttemptUtc { get; set; }
    /// <summary>Until when a node that took it may be sending it (UTC).</summary>
    public DateTime? LeaseUntilUtc { get; set; }
    /// <summary>When it went out (UTC).</summary>
    public DateTime? SentUtc { get; set; }
    /// <summary>When it was given up (UTC).</summary>
    public DateTime? FailedUtc { get; set; }
    /// <summary>Kind of the last failure, without addresses.</summary>
    public string? LastError { get; set; }
}

internal sealed class MailRowConfiguration : IEntityTypeConfiguration<MailRow>
{
    public void Configure(EntityTypeBuilder<MailRow> row)
    {
        row.ToTable("Mails");
        row.Property(r => r.MessageKey).HasMaxLength(32);
        row.Property(r => r.To).HasMaxLength(320);
        row.Property(r => r.ToName).HasMaxLength(200);
        row.Property(r => r.Subject).HasMaxLength(300);
        row.Property(r => r.Reason).HasMaxLength(1000);
        row.Property(r => r.StopUrl).HasMaxLength(2000);
        row.Property(r => r.Culture).HasMaxLength(10);
        row.Property(r => r.LastError).HasMaxLength(200);
        row.HasIndex(r => r.NextAttemptUtc);
        row.HasIndex(r => r.SentUtc);
    }
}
