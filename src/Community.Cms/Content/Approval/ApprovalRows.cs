using Community.Abstractions.Content;
using Community.Cms.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Content.Approval;

/// <summary>What stands in the thread of an approval.</summary>
public enum ApprovalNoteKind
{
    /// <summary>Somebody wrote something.</summary>
    Comment,
    /// <summary>The text was submitted.</summary>
    Submitted,
    /// <summary>Somebody is to read it; the text says who.</summary>
    Assigned,
    /// <summary>It was sent back; the text is the reason.</summary>
    SentBack,
    /// <summary>It is on the site.</summary>
    Published,
}

/// <summary>A content that was submitted at least once.</summary>
public sealed class ApprovalCase
{
    /// <summary>The item; key.</summary>
    public string ContentItemId { get; set; } = "";
    /// <summary>When it was last submitted (UTC).</summary>
    public DateTime SubmittedUtc { get; set; }
    /// <summary>Who is to read it; null when that is open.</summary>
    public string? AssigneeId { get; set; }
}

/// <summary>A line of the thread.</summary>
public sealed class ApprovalNote
{
    /// <summary>Growing number.</summary>
    public long Id { get; set; }
    /// <summary>The item.</summary>
    public string ContentItemId { get; set; } = "";
    /// <summary>What it is.</summary>
    public ApprovalNoteKind Kind { get; set; }
    /// <summary>A comment, a reason or a name; null where the kind says it all.</summary>
    public string? Text { get; set; }
    /// <summary>Whose it is; null for the site itself and for an erased account.</summary>
    public string? AuthorId { get; set; }
    /// <summary>When (UTC).</summary>
    public DateTime CreatedUtc { get; set; }
}

internal sealed class ApprovalCaseConfiguration : IEntityTypeConfiguration<ApprovalCase>
{
    public void Configure(EntityTypeBuilder<ApprovalCase> row)
    {
        row.ToTable("ApprovalCases");
        row.HasKey(r => r.ContentItemId);
        row.Property(r => r.ContentItemId).HasMaxLength(ContentIds.Length);
        row.HasIndex(r => r.AssigneeId);
        row.HasOne<User>().WithMany().HasForeignKey(r => r.AssigneeId).OnDelete(DeleteBehavior.SetNull);
    }
}

internal sealed class ApprovalNoteConfiguration : IEntityTypeConfiguration<ApprovalNote>
{
    public void Configure(EntityTypeBuilder<ApprovalNote> row)
    {
        row.ToTable("ApprovalNotes");
        row.HasIndex(r => r.ContentItemId);
        row.Property(r => r.ContentItemId).HasMaxLength(ContentIds.Length);
        row.Property(r => r.Text).HasMaxLength(ApprovalTalk.Longest);
        row.HasIndex(r => r.AuthorId);
        row.HasOne<User>().WithMany().HasForeignKey(r => r.AuthorId).OnDelete(DeleteBehavior.SetNull);
    }
}
