using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Accounts.Sessions;

/// <summary>A device on which somebody is signed in. The cookie carries its id; without its row the cookie opens nothing.</summary>
public sealed class AccountSession
{
    /// <summary>Random; key.</summary>
    public string Id { get; set; } = "";
    /// <summary>The account.</summary>
    public string UserId { get; set; } = "";
    /// <summary>When the person signed in (UTC).</summary>
    public DateTime CreatedUtc { get; set; }
    /// <summary>Last day of use (UTC), noted once a day.</summary>
    public DateTime LastSeenUtc { get; set; }
    /// <summary>Program and system, such as <c>Firefox, Windows</c>; empty when unknown.</summary>
    public string Device { get; set; } = "";
    /// <summary>First half of the network address, such as <c>93.12</c>; empty when unknown.</summary>
    public string Network { get; set; } = "";
}

internal sealed class AccountSessionConfiguration : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> row)
    {
        row.ToTable("AccountSessions");
        row.Property(r => r.Id).HasMaxLength(40);
        row.Property(r => r.Device).HasMaxLength(100);
        row.Property(r => r.Network).HasMaxLength(40);
        row.HasOne<User>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(r => r.LastSeenUtc);
    }
}
