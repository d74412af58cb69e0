using Community.Abstractions.Content;
using Community.Cms.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Content.Bulk;

/// <summary>What is done to several contents at once.</summary>
public enum BulkAction
{
    /// <summary>Put the latest version on the site.</summary>
    Publish,
    /// <summary>Take it off the site.</summary>
    Unpublish,
    /// <summary>Take it out of every list.</summary>
    Remove,
    /// <summary>Give it to another owner.</summary>
    Move,
    /// <summary>Give it a term of a taxonomy.</summary>
    Tag,
}

/// <summary>What somebody did to several contents, with what each was like before: for the summary, and to undo it for a minute.</summary>
public sealed class ContentRun
{
    /// <summary>Random id.</summary>
    public string Id { get; set; } = ContentIds.New();
    /// <summary>Who did it: the only one who sees it and undoes it.</summary>
    public string UserId { get; set; } = "";
    /// <summary>When (UTC).</summary>
    public DateTime CreatedUtc { get; set; }
    /// <summary>What.</summary>
    public BulkAction Action { get; set; }
    /// <summary>New owner, or taxonomy and term with a slash between; null for the other actions.</summary>
    public string? Target { get; set; }
    /// <summary>When it was undone (UTC); null when it was not.</summary>
    public DateTime? UndoneUtc { get; set; }
    /// <summary>The list of <see cref="RunEntry"/> as JSON.</summary>
    public string Entries { get; set; } = "[]";
}

/// <summary>What became of one content.</summary>
/// <param name="Id">The item.</param>
/// <param name="Title">Its title then.</param>
/// <param name="Problem">Why nothing was done, or why it was not undone, in the words of who did it; null when all went well.</param>
/// <param name="Before">What it was like before; null when nothing was done.</param>
/// <param name="After">What it is like since; null when nothing was done.</param>
public sealed record RunEntry(string Id, string Title, string? Problem, ItemFlags? Before, ItemFlags? After);

/// <summary>Where an item stands.</summary>
/// <param name="Latest">Its latest version; null when it is removed.</param>
/// <param name="Published">The version on the site; null when there is none.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="PublishAtUtc">Scheduled publication.</param>
/// <param name="UnpublishAtUtc">Scheduled end.</param>
/// <param name="Approval">Approval of the latest version.</param>
/// <param name="ApprovalReason">Why it was sent back.</param>
public sealed record ItemFlags(
    string? Latest, string? Published, string? Owner, DateTime? PublishAtUtc, DateTime? UnpublishAtUtc, ApprovalState Approval, string? ApprovalReason);

internal sealed class ContentRunConfiguration : IEntityTypeConfiguration<ContentRun>
{
    public void Configure(EntityTypeBuilder<ContentRun> row)
    {
        row.ToTable("ContentRuns");
        row.HasKey(r => r.Id);
        row.HasIndex(r => r.CreatedUtc);
        row.Property(r => r.Id).HasMaxLength(ContentIds.Length);
        row.Property(r => r.Target).HasMaxLength(450);
        row.HasOne<User>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
