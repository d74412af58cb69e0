using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Content;

/// <summary>One version of one item: identity, flags and dates as columns, the whole item as JSON.</summary>
public sealed class ContentRow : IReadable
{
    /// <summary>Key.</summary>
    public long Id { get; set; }
    /// <summary>See <see cref="ContentItem.ContentItemId"/>.</summary>
    public string ContentItemId { get; set; } = "";
    /// <summary>See <see cref="ContentItem.ContentItemVersionId"/>.</summary>
    public string ContentItemVersionId { get; set; } = "";
    /// <summary>Technical name of the type.</summary>
    public string ContentType { get; set; } = "";
    /// <summary>The name people see.</summary>
    public string DisplayText { get; set; } = "";
    /// <summary><see cref="DisplayText"/> in lower case without accents, for the text filter of lists.</summary>
    public string SortText { get; set; } = "";
    /// <summary>The newest version of an item that was not removed.</summary>
    public bool Latest { get; set; }
    /// <summary>What visitors see.</summary>
    public bool Published { get; set; }
    /// <summary>When this version was saved (UTC).</summary>
    public DateTime ModifiedUtc { get; set; }
    /// <summary>First publication (UTC).</summary>
    public DateTime? PublishedUtc { get; set; }
    /// <summary>Creation of the item (UTC).</summary>
    public DateTime CreatedUtc { get; set; }
    /// <summary>User id.</summary>
    public string? Owner { get; set; }
    /// <summary>Name shown of who saved it.</summary>
    public string? Author { get; set; }
    /// <summary>Who may read it.</summary>
    public string Audience { get; set; } = Audiences.Public;
    /// <summary>Language; null for all.</summary>
    public string? Culture { get; set; }
    /// <summary>Shared with the item's translations.</summary>
    public string? LocalizationSet { get; set; }
    /// <summary>Approval, on the latest version.</summary>
    public ApprovalState Approval { get; set; }
    /// <summary>Why it was sent back.</summary>
    public string? ApprovalReason { get; set; }
    /// <summary>Scheduled publication (UTC), on the latest version.</summary>
    public DateTime? PublishAtUtc { get; set; }
    /// <summary>Scheduled end of publication (UTC), on the latest version.</summary>
    public DateTime? UnpublishAtUtc { get; set; }
    /// <summary>The item's parts as JSON.</summary>
    public string Data { get; set; } = "{}";
}

internal sealed class ContentRowConfiguration : IEntityTypeConfiguration<ContentRow>
{
    public void Configure(EntityTypeBuilder<ContentRow> row)
    {
        row.ToTable("ContentItems");
        row.Property(r => r.ContentItemId).HasMaxLength(26);
        row.Property(r => r.ContentItemVersionId).HasMaxLength(26);
        row.Property(r => r.ContentType).HasMaxLength(100);
        row.Property(r => r.DisplayText).HasMaxLength(300);
        row.Property(r => r.SortText).HasMaxLength(300);
        row.Property(r => r.Owner).HasMaxLength(100);
        row.Property(r => r.Author).HasMaxLength(200);
        row.Property(r => r.Audience).HasMaxLength(20);
        row.Property(r => r.Culture).HasMaxLength(10);
        row.Property(r => r.LocalizationSet).HasMaxLength(26);
        row.Property(r => r.ApprovalReason).HasMaxLength(2000);
        row.HasIndex(r => r.ContentItemVersionId).IsUnique();
        row.HasIndex(r => r.ContentItemId);
        // At most one latest and one published version of an item: the database itself refuses a second.
        row.HasIndex(r => r.ContentItemId, "IX_ContentItems_Latest").IsUnique().HasFilter("\"Latest\"");
        row.HasIndex(r => r.ContentItemId, "IX_ContentItems_Published").IsUnique().HasFilter("\"Published\"");
        row.HasIndex(r => new { r.Latest, r.ModifiedUtc });
        // The back office counts by type and asks who owns something: both read the index alone.
        row.HasIndex(r => new { r.Latest, r.ContentType, r.Owner });
        row.HasIndex(r => new { r.Latest, r.Owner });
        row.HasIndex(r => new { r.Published, r.ContentType, r.PublishedUtc });
        row.HasIndex(r => r.LocalizationSet);
        row.HasIndex(r => r.PublishAtUtc);
        row.HasIndex(r => r.UnpublishAtUtc);
    }
}
