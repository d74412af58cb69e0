using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Community.Cms.Accounts.Mails;

/// <summary>
/// Tokens of links in mails: sealed with the site's keys, for one purpose of one account, until their life ends or the account's security stamp changes. Identity's own
/// provider does the same by the machine's clock and with one life for all.
/// </summary>
internal abstract class MailedTokens(IDataProtectionProvider protection, TimeProvider time) : IUserTwoFactorTokenProvider<User>
{
    private readonly IDataProtector _sealer = protection.CreateProtector("Community.MailedTokens");

    /// <summary>How long a link works.</summary>
    protected abstract TimeSpan Life { get; }

    public async Task<string> GenerateAsync(string purpose, UserManager<User> manager, User user) =>
        Convert.ToBase64String(Sealer(purpose, user).Protect(Encoding.UTF8.GetBytes(
            time.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture) + ' ' + await manager.GetSecurityStampAsync(user))));

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<User> manager, User user)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Sealer(purpose, user).Unprotect(Convert.FromBase64String(token))).Split(' ', 2);
            var made = new DateTimeOffset(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero);
            return time.GetUtcNow() <= made + Life && parts[1] == await manager.GetSecurityStampAsync(user);
        }
        catch (Exception problem) when (problem is FormatException or CryptographicException)
        {
            return false;
        }
    }

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<User> manager, User user) => Task.FromResult(false);

    // Somebody else's token, or one for another purpose or of another life, does not even open.
    private IDataProtector Sealer(string purpose, User user) => _sealer.CreateProtector(GetType().Name, purpose, user.Id);
}

/// <summary>For what somebody has just asked for.</summary>
internal sealed class DayTokens(IDataProtectionProvider protection, TimeProvider time) : MailedTokens(protection, time)
{
    /// <summary>How long such a link works.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override TimeSpan Life => Day;
}

/// <summary>For invitations: nobody waits for them, so they are read later.</summary>
internal sealed class InvitationTokens(IDataProtectionProvider protection, TimeProvider time) : MailedTokens(protection, time)
{
    public const string Provider = "Invitation";
    public const string Purpose = "Invitation";

    protected override TimeSpan Life => TimeSpan.FromDays(7);
}
