using Community.Cms.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Privacy;

/// <summary>What somebody asks for about their data.</summary>
public enum PrivacyRequestKind
{
    /// <summary>To see what is kept (article 15 of the GDPR).</summary>
    Access,
    /// <summary>To have it put right (article 16).</summary>
    Correction,
    /// <summary>To have it erased (article 17).</summary>
    Erasure,
}

/// <summary>Where a request stands.</summary>
public enum PrivacyRequestState
{
    /// <summary>It waits for an answer.</summary>
    Open,
    /// <summary>It was done.</summary>
    Done,
    /// <summary>It was refused, with the reason in the answer.</summary>
    Refused,
}

/// <summary>A request about personal data, from its arrival to the answer.</summary>
public sealed class PrivacyRequest
{
    /// <summary>Growing number.</summary>
    public long Id { get; set; }
    /// <summary>What is asked.</summary>
    public PrivacyRequestKind Kind { get; set; }
    /// <summary>Where it stands.</summary>
    public PrivacyRequestState State { get; set; }
    /// <summary>Who asks.</summary>
    public string Name { get; set; } = "";
    /// <summary>Where the answer goes.</summary>
    public string Email { get; set; } = "";
    /// <summary>Language of the answer.</summary>
    public string Culture { get; set; } = "fr";
    /// <summary>The account with that address when it arrived; null when there was none, or it is erased.</summary>
    public string? UserId { get; set; }
    /// <summary>In the person's own words.</summary>
    public string Text { get; set; } = "";
    /// <summary>When it arrived (UTC).</summary>
    public DateTime ReceivedUtc { get; set; }
    /// <summary>Until when it must be answered (UTC).</summary>
    public DateTime DueUtc { get; set; }
    /// <summary>Why it takes longer than a month; null when it does not.</summary>
    public string? ExtensionReason { get; set; }
    /// <summary>When it became sure that it comes from that person (UTC); null while it is not.</summary>
    public DateTime? IdentityUtc { get; set; }
    /// <summary>What the house answered.</summary>
    public string? Answer { get; set; }
    /// <summary>When it did (UTC).</summary>
    public DateTime? ClosedUtc { get; set; }
}

internal sealed class PrivacyRequestConfiguration : IEntityTypeConfiguration<PrivacyRequest>
{
    public void Configure(EntityTypeBuilder<PrivacyRequest> row)
    {
        row.ToTable("PrivacyRequests");
        row.HasIndex(r => new { r.State, r.DueUtc });
        row.HasIndex(r => r.UserId);
        row.Property(r => r.Name).HasMaxLength(AccountRules.MaxName);
        row.Property(r => r.Email).HasMaxLength(AccountRules.MaxEmail);
        row.Property(r => r.Culture).HasMaxLength(5);
        row.Property(r => r.Text).HasMaxLength(PrivacyDesk.Longest);
        row.Property(r => r.ExtensionReason).HasMaxLength(PrivacyDesk.Longest);
        row.Property(r => r.Answer).HasMaxLength(PrivacyDesk.Longest);
        row.HasOne<User>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.SetNull);
    }
}
