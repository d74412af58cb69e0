using Microsoft.AspNetCore.Identity;

namespace Community.Cms.Accounts;

/// <summary>A person with an account. The user name is the e-mail address.</summary>
public sealed class User : IdentityUser
{
    /// <summary>Name shown to others.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Language of mails: fr or en.</summary>
    public string Culture { get; set; } = "fr";

    /// <summary>When the account was made (UTC).</summary>
    public DateTime CreatedUtc { get; set; }
}

/// <summary>A bag of permissions; they are the role's claims of type <see cref="Abstractions.Security.Permission.ClaimType"/>.</summary>
public sealed class Role : IdentityRole;
