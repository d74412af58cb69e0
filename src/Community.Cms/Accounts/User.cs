using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Community.Cms.Accounts;

/// <summary>A person with an account. The user name is the e-mail address.</summary>
public sealed class User : IdentityUser
{
    /// <summary>Name shown to others.</summary>
    public string DisplayName
    {
        get;
        set
        {
            field = value;
            SearchName = NameSearch.Fold(value);
        }
    } = "";

    /// <summary><see cref="DisplayName"/> in lower case without accents, for searches.</summary>
    public string SearchName { get; private set; } = "";

    /// <summary>Language of mails: fr or en.</summary>
    public string Culture { get; set; } = "fr";

    /// <summary>When the account was made (UTC).</summary>
    public DateTime CreatedUtc { get; set; }

    /// <summary>Why staff closed the account, in their words; null while it is open.</summary>
    public string? SuspensionReason { get; set; }

    /// <summary>Address that the account changes to once it is confirmed.</summary>
    public string? PendingEmail { get; set; }

    /// <summary>Number of the last half minute whose code opened the account: no code works twice.</summary>
    public long LastCodeStep { get; set; }
}

/// <summary>A bag of permissions; they are the role's claims of type <see cref="Abstractions.Security.Permission.ClaimType"/>.</summary>
public sealed class Role : IdentityRole
{
    /// <summary>Whether the role's members sign in with a second factor. Until they do, it allows them nothing.</summary>
    public bool RequiresSecondFactor { get; set; }
}

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.Property(u => u.DisplayName).HasMaxLength(100);
        user.Property(u => u.SearchName).HasMaxLength(200);
        user.Property(u => u.Culture).HasMaxLength(10);
        user.Property(u => u.SuspensionReason).HasMaxLength(Auditing.AuditTrail.LongestReason);
        user.Property(u => u.PendingEmail).HasMaxLength(AccountRules.MaxEmail);
    }
}
