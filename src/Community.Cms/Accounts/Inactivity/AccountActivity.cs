using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Accounts.Inactivity;

/// <summary>When an account was last used. A table of its own: it is written while others hold the account in memory, and must not be overwritten by them.</summary>
public sealed class AccountActivity
{
    /// <summary>The account; key.</summary>
    public string UserId { get; set; } = "";
    /// <summary>Last time somebody signed in with it (UTC).</summary>
    public DateTime LastSignInUtc { get; set; }
    /// <summary>Last day somebody used it (UTC), noted once a day.</summary>
    public DateTime LastActivityUtc { get; set; }
    /// <summary>When the person was told that the account will be erased (UTC); null when there is no reason to.</summary>
    public DateTime? WarnedUtc { get; set; }
}

internal sealed class AccountActivityConfiguration : IEntityTypeConfiguration<AccountActivity>
{
    public void Configure(EntityTypeBuilder<AccountActivity> row)
    {
        row.ToTable("AccountActivities");
        row.HasKey(r => r.UserId);
        row.HasOne<User>().WithOne().HasForeignKey<AccountActivity>(r => r.UserId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(r => r.LastActivityUtc);
    }
}
