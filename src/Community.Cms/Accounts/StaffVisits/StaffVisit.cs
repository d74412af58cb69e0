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
