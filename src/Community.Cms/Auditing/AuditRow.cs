using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Auditing;

/// <summary>One entry of the audit trail. It names its object by value, so that it outlives it.</summary>
public sealed class AuditRow
{
    /// <summary>Growing number.</summary>
    public long Id { get; set; }
    /// <summary>When (UTC).</summary>
    public DateTime CreatedUtc { get; set; }
    /// <summary>Account that did it; null for the site itself.</summary>
    public string? ActorId { get; set; }
    /// <summary>Name of that account then.</summary>
    public string? ActorName { get; set; }
    /// <summary>Network address it was done from.</summary>
    public string? Address { get; set; }
    /// <summary>What was done.</summary>
    public string Action { get; set; } = "";
    /// <summary>Kind of thing it was done to.</summary>
    public string ObjectKind { get; set; } = "";
    /// <summary>Its id.</summary>
    public string ObjectId { get; set; } = "";
    /// <summary>What it was called then.</summary>
    public string ObjectTitle { get; set; } = "";
    /// <summary>Why.</summary>
    public string? Reason { get; set; }
    /// <summary>State before, a JSON object of strings; null when nothing matters.</summary>
    public string? Before { get; set; }
    /// <summary>State after, likewise.</summary>
    public string? After { get; set; }
}

internal sealed class AuditRowConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> row)
    {
        row.ToTable("AuditTrail");
        row.HasIndex(r => r.CreatedUtc);
        row.HasIndex(r => new { r.ObjectKind, r.ObjectId });
        row.HasIndex(r => r.ActorId);
        row.Property(r => r.ActorId).HasMaxLength(450);
        row.Property(r => r.ActorName).HasMaxLength(AuditTrail.LongestTitle);
        row.Property(r => r.Address).HasMaxLength(45);
        row.Property(r => r.Action).HasMaxLength(100);
        row.Property(r => r.ObjectKind).HasMaxLength(100);
        row.Property(r => r.ObjectId).HasMaxLength(450);
        row.Property(r => r.ObjectTitle).HasMaxLength(AuditTrail.LongestTitle);
        row.Property(r => r.Reason).HasMaxLength(AuditTrail.LongestReason);
    }
}
