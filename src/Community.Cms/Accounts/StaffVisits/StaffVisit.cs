using Community.Abstractions.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Accounts.StaffVisits;

/// <summary>When somebody of the staff looked at the back office's first page.</summary>
public sealed class StaffVisit
{
    /// <summary>The account; key.</summary>
    public string UserId { get; set; } = "";
    /// <summary>The last look (UTC).</summary>
    public DateTime LastUtc { get; set; }
    /// <summary>The last look of the visit before this one (UTC); null on the first visit.</summary>
    public DateTime? BeforeUtc { get; set; }
    /// <summary>Whether the person has put the first-day tour away.</summary>
    public bool TourAway { get; set; }
}

/// <summary>A step of the tour that somebody has done.</summary>
public sealed class TourTick
{
    /// <summary>The account; key with the step.</summary>
    public string UserId { get; set; } = "";
    /// <summary>The step: its localization set, so that it counts in both languages.</summary>
    public string Step { get; set; } = "";
}

internal sealed class TourTickConfiguration : IEntityTypeConfiguration<TourTick>
{
    public void Configure(EntityTypeBuilder<TourTick> row)
    {
        row.ToTable("TourTicks");
        row.HasKey(r => new { r.UserId, r.Step });
        row.Property(r => r.Step).HasMaxLength(ContentIds.Length);
        row.HasOne<User>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StaffVisitConfiguration : IEntityTypeConfiguration<StaffVisit>
{
    public void Configure(EntityTypeBuilder<StaffVisit> row)
    {
        row.ToTable("StaffVisits");
        row.HasKey(r => r.UserId);
        row.HasOne<User>().WithOne().HasForeignKey<StaffVisit>(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
