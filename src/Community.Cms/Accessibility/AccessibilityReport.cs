using Community.Cms.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Accessibility;

/// <summary>How far a report has come.</summary>
public enum ReportState
{
    /// <summary>Nobody has begun.</summary>
    Open = 0,
    /// <summary>Somebody looks at it.</summary>
    InProgress = 1,
    /// <summary>Dealt with and answered.</summary>
    Closed = 2,
}

/// <summary>Somebody could not use something of the site and says so.</summary>
public sealed class AccessibilityReport
{
    /// <summary>Key; also what the reporter is told as its number.</summary>
    public long Id { get; set; }
    /// <summary>Address of the page on this site, with a slash in front; null when the person named none.</summary>
    public string? Page { get; set; }
    /// <summary>What does not work, in their words.</summary>
    public string What { get; set; } = "";
    /// <summary>With which assistive tool; null when not said.</summary>
    public string? Tool { get; set; }
    /// <summary>Where to answer; null when none was given, or its retention has ended.</summary>
    public string? Email { get; set; }
    /// <summary>Language of the answer: fr or en.</summary>
    public string Culture { get; set; } = "fr";
    /// <summary>When it came (UTC).</summary>
    public DateTime CreatedUtc { get; set; }
    /// <summary>How far it has come.</summary>
    public ReportState State { get; set; }
    /// <summary>Who deals with it; null: nobody yet, or their account is gone.</summary>
    public string? AssigneeId { get; set; }
    /// <summary>What the person was answered.</summary>
    public string? Answer { get; set; }
    /// <summary>When it was closed (UTC).</summary>
    public DateTime? ClosedUtc { get; set; }
    /// <summary>Grows with each change by staff, so that two of them do not overwrite each other.</summary>
    public int Revision { get; set; }
}

internal sealed class AccessibilityReportConfiguration : IEntityTypeConfiguration<AccessibilityReport>
{
    public void Configure(EntityTypeBuilder<AccessibilityReport> report)
    {
        report.ToTable("AccessibilityReports");
        report.Property(r => r.Page).HasMaxLength(AccessibilityReports.LongestPage);
        report.Property(r => r.What).HasMaxLength(AccessibilityReports.LongestText);
        report.Property(r => r.Tool).HasMaxLength(AccessibilityReports.LongestTool);
        report.Property(r => r.Email).HasMaxLength(256);
        report.Property(r => r.Culture).HasMaxLength(10);
        report.Property(r => r.Answer).HasMaxLength(AccessibilityReports.LongestText);
        report.HasOne<User>().WithMany().HasForeignKey(r => r.AssigneeId).OnDelete(DeleteBehavior.SetNull);
        report.HasIndex(r => new { r.State, r.CreatedUtc });
        report.HasIndex(r => r.Email);
    }
}
