using Community.Abstractions.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Changes;

/// <summary>A row of the change feed. Writers are alone when they write, so the numbers are in the order of commits.</summary>
public sealed class ChangeRow
{
    /// <summary>The growing number.</summary>
    public long Sequence { get; set; }
    /// <summary>What happened.</summary>
    public ChangeKind Kind { get; set; }
    /// <summary>To which item.</summary>
    public string ContentItemId { get; set; } = "";
    /// <summary>Type of the item, or what of the site changed.</summary>
    public string ContentType { get; set; } = "";
    /// <summary>When (UTC).</summary>
    public DateTime CreatedUtc { get; set; }
}

internal sealed class ChangeRowConfiguration : IEntityTypeConfiguration<ChangeRow>
{
    public void Configure(EntityTypeBuilder<ChangeRow> row)
    {
        row.ToTable("Changes");
        row.HasKey(r => r.Sequence);
        row.Property(r => r.ContentItemId).HasMaxLength(26);
        row.Property(r => r.ContentType).HasMaxLength(100);
    }
}
