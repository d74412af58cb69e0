using System.Security.Cryptography;
using System.Text;
using Community.Cms.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Community.Cms.Accounts.SecondFactors;

/// <summary>Identity's store, except that a copy of the database opens no account: the secret of the codes is sealed, and of recovery codes only prints are kept.</summary>
internal sealed class AccountStore(CommunityDbContext db, IDataProtectionProvider protection, IdentityErrorDescriber errors) : UserStore<User, Role, CommunityDbContext>(db, errors)
{
    private readonly IDataProtector _sealer = protection.CreateProtector("Community.AuthenticatorKey");

    public override Task SetAuthenticatorKeyAsync(User user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, _sealer.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(User user, CancellationToken cancellationToken)
    {
        try
        {
            return await base.GetAuthenticatorKeyAsync(user, cancellationToken) is { } key ? _sealer.Unprotect(key) : null;
        }
        catch (CryptographicException)
        {
            // The folder of keys was lost: no code fits any more; recovery codes still do.
            return null;
        }
    }

    public override Task ReplaceCodesAsync(User user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(PrintOf), cancellationToken);

    public override Task<bool> RedeemCodeAsync(User user, string code, CancellationToken cancellationToken) => base.RedeemCodeAsync(user, PrintOf(code), cancellationToken);

    // Codes are random and long: a plain hash cannot be searched backwards.
    private static string PrintOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
