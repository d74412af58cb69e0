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
    /// <summary>When the mailbox turned out not to exist, or not to take it (UTC); <see cref="FailedUtc"/> is set too.</summary>
    public DateTime? BouncedUtc { get; set; }
    /// <summary>Which of the house's mails it is, a <see cref="Abstractions.Mail.MailDeclaration.Id"/>; null when it is of no declared kind.</summary>
    public string? Kind { get; set; }
    /// <summary>What the placeholders of its kind stand for, as JSON; null when it has none.</summary>
    public string? Values { get; set; }
    /// <summary>Why the house's own text was not used; null when it was, or when there is none.</summary>
    public string? TextError { get; set; }
}

/// <summary>An address whose mailbox refused a mail for good: nothing that can be stopped goes there any more.</summary>
public sealed class RefusedAddressRow
{
    /// <summary>The address in small letters; key.</summary>
    public string Address { get; set; } = "";
    /// <summary>Since when (UTC).</summary>
    public DateTime SinceUtc { get; set; }

    /// <summary>The form in which addresses are compared.</summary>
    public static string KeyOf(string address) => address.Trim().ToLowerInvariant();
}

internal sealed class RefusedAddressConfiguration : IEntityTypeConfiguration<RefusedAddressRow>
{
    public void Configure(EntityTypeBuilder<RefusedAddressRow> row)
    {
        row.ToTable("RefusedAddresses");
        row.HasKey(r => r.Address);
        row.Property(r => r.Address).HasMaxLength(320);
    }
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
        row.Property(r => r.Kind).HasMaxLength(80);
        row.Property(r => r.TextError).HasMaxLength(300);
        row.HasIndex(r => r.FailedUtc);
    }
}
