using Community.Cms.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Editing;

/// <summary>What somebody typed in the editor and did not save: one text for each person and item, replaced as they go on.</summary>
public sealed class UnsavedTextRow
{
    /// <summary>Whose it is; key with <see cref="ContentItemId"/>.</summary>
    public string UserId { get; set; } = "";
    /// <summary>The item; of a new one the id it would have got.</summary>
    public string ContentItemId { get; set; } = "";
    /// <summary>Technical name of its type.</summary>
    public string ContentType { get; set; } = "";
    /// <summary>The version the person started from; null for an item that is not stored yet.</summary>
    public string? BasedOn { get; set; }
    /// <summary>Its title as typed.</summary>
    public string Title { get; set; } = "";
    /// <summary>When it was last kept (UTC).</summary>
    public DateTime KeptUtc { get; set; }
    /// <summary>The item with what was typed, as JSON.</summary>
    public string Item { get; set; } = "{}";
}

internal sealed class UnsavedTextRowConfiguration : IEntityTypeConfiguration<UnsavedTextRow>
{
    public void Configure(EntityTypeBuilder<UnsavedTextRow> row)
    {
        row.ToTable("UnsavedTexts");
        row.HasKey(r => new { r.UserId, r.ContentItemId });
        row.HasOne<User>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
        row.Property(r => r.ContentItemId).HasMaxLength(26);
        row.Property(r => r.ContentType).HasMaxLength(100);
        row.Property(r => r.BasedOn).HasMaxLength(26);
        row.Property(r => r.Title).HasMaxLength(300);
        row.HasIndex(r => r.KeptUtc);
    }
}
