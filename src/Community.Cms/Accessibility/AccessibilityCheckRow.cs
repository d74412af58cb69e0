using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Accessibility;

/// <summary>What the last check of a page on the site found.</summary>
public sealed class AccessibilityCheckRow
{
    /// <summary>The item; key.</summary>
    public string ContentItemId { get; set; } = "";
    /// <summary>The version that was checked: when another one is published, the page is due again.</summary>
    public string VersionId { get; set; } = "";
    /// <summary>Its title then.</summary>
    public string Title { get; set; } = "";
    /// <summary>Its address then, as a visitor of this site asks for it.</summary>
    public string Path { get; set; } = "";
    /// <summary>When it was checked (UTC).</summary>
    public DateTime CheckedUtc { get; set; }
    /// <summary>Whether the page itself could not be had, so that its text alone was read.</summary>
    public bool TextOnly { get; set; }
    /// <summary>How many findings there are.</summary>
    public int Failures { get; set; }
    /// <summary>A list of <see cref="Finding"/> as JSON, the first hundred.</summary>
    public string Findings { get; set; } = "[]";
}

internal sealed class AccessibilityCheckRowConfiguration : IEntityTypeConfiguration<AccessibilityCheckRow>
{
    public void Configure(EntityTypeBuilder<AccessibilityCheckRow> row)
    {
        row.ToTable("AccessibilityChecks");
        row.HasKey(r => r.ContentItemId);
        row.Property(r => r.ContentItemId).HasMaxLength(26);
        row.Property(r => r.VersionId).HasMaxLength(26);
        row.Property(r => r.Title).HasMaxLength(300);
        row.Property(r => r.Path).HasMaxLength(500);
        row.HasIndex(r => r.Failures);
    }
}
