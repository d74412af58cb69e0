using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Community.Abstractions.Auditing;
using Community.Abstractions.Sites;
using Community.Cms.Accounts.Mails;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using OtpNet;
using QRCoder;

namespace Community.Cms.Accounts.SecondFactors;

/// <summary>Sets the second factor of an account up, and takes it away.</summary>
internal sealed class SecondFactor(
    CommunityDbContext db, UserManager<User> users, IUserStore<User> store, TotpCodes codes, IDataProtectionProvider protection, ISiteContext site, AccountMails mails,
    IAuditTrail audit, TimeProvider time, IStringLocalizer<AccountStrings> T)
{
    /// <summary>Claim of sessions that were opened with a second factor, or a passkey, which is two at once.</summary>
    public const string ClaimType = "amr";
    /// <summary>Its value.</summary>
    public const string Both = "mfa";

    private const int RecoveryCodes = 10;

    private readonly IDataProtector _sealer = protection.CreateProtector("Community.NewAuthenticatorKey");

    /// <summary>Whether this session was opened with a second factor.</summary>
    public static bool IsIn(ClaimsPrincipal user) => user.HasClaim(ClaimType, Both);

    /// <summary>A new secret. Nothing is stored until a code shows that the app has it: the form carries it, sealed.</summary>
    public (string Key, string Sealed) NewKey(User user)
    {
        var key = Base32Encoding.ToString(RandomNumberGenerator.GetBytes(20));
        return (key, _sealer.Protect($"{user.Id}\n{key}"));
    }

    /// <summary>The secret of a form; null when it was not made for this person.</summary>
    public string? Open(User user, string? sealedKey)
    {
        try
        {
            return sealedKey is not null && _sealer.Unprotect(sealedKey).Split('\n') is [var id, var key] && id == user.Id ? key : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The address that an app reads from the drawing.</summary>
    public async Task<string> AddressAsync(User user, string key)
    {
        var name = (await site.GetSettingsAsync()).SiteName;
        return $"otpauth://totp/{Uri.EscapeDataString(name)}:{Uri.EscapeDataString(user.Email!)}?secret={key}&issuer={Uri.EscapeDataString(name)}";
    }

    /// <summary>The drawing, as the path of an SVG and the number of its squares in a row.</summary>
    public static (string Path, int Size) Draw(string address)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (int y = 0; y < data.ModuleMatrix.Count; y++)
            for (int x = 0; x < data.ModuleMatrix[y].Count; x++)
                if (data.ModuleMatrix[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return (path.ToString(), data.ModuleMatrix.Count);
    }

    /// <summary>Turns it on, if the code is the app's, and answers the recovery codes, which are shown this once; null when the code is wrong. Other sessions end.</summary>
    public Task<IReadOnlyList<string>?> EnableAsync(User user, string key, string? code, ClaimsPrincipal actor, CancellationToken cancellationToken) =>
        db.WriteAsync<IReadOnlyList<string>?>(
            async token =>
            {
                if (codes.StepOf(key, Digits(code)) is not { } step)
                    return null;
                await db.Entry(user).ReloadAsync(token);
                await ((IUserAuthenticatorKeyStore<User>)store).SetAuthenticatorKeyAsync(user, key, token);
                user.LastCodeStep = step;
                Membership.Check(await users.SetTwoFactorEnabledAsync(user, true));
                var recovery = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
                await NoteAsync(user, "SecondFactorSetUp", T["a second factor was set up"], actor);
                return [.. recovery!];
            },
            cancellationToken);

    /// <summary>Turns it off. Other sessions end.</summary>
    public Task<bool> DisableAsync(User user, ClaimsPrincipal actor, CancellationToken cancellationToken) => db.WriteAsync(
        async token =>
        {
            await db.Entry(user).ReloadAsync(token);
            Membership.Check(await users.SetTwoFactorEnabledAsync(user, false));
            Membership.Check(await users.ResetAuthenticatorKeyAsync(user));
            await users.GenerateNewTwoFactorRecoveryCodesAsync(user, 0);
            await NoteAsync(user, "SecondFactorRemoved", T["the second factor was removed"], actor);
            return true;
        },
        cancellationToken);

    /// <summary>New recovery codes; the old ones open nothing any more.</summary>
    public Task<IReadOnlyList<string>> RenewCodesAsync(User user, ClaimsPrincipal actor, CancellationToken cancellationToken) => db.WriteAsync<IReadOnlyList<string>>(
        async token =>
        {
            await db.Entry(user).ReloadAsync(token);
            var recovery = await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes);
            await NoteAsync(user, "RecoveryCodesRenewed", T["new recovery codes were made"], actor);
            return [.. recovery!];
        },
        cancellationToken);

    /// <summary>Unlinks an account at a provider of identities.</summary>
    public Task<bool> UnlinkAsync(User user, UserLoginInfo login, ClaimsPrincipal actor, CancellationToken cancellationToken) => db.WriteAsync(
        async token =>
        {
            await db.Entry(user).ReloadAsync(token);
            Membership.Check(await users.RemoveLoginAsync(user, login.LoginProvider, login.ProviderKey));
            await NoteAsync(user, "ExternalSignInRemoved", T["sign-in with {0} was removed", login.ProviderDisplayName ?? login.LoginProvider], actor);
            return true;
        },
        cancellationToken);

    /// <summary>Tells the person by mail, the audit trail, and the other sessions. Runs inside the caller's transaction.</summary>
    public async Task NoteAsync(User user, string action, LocalizedString what, ClaimsPrincipal? actor)
    {
        audit.Record(new(action, "Account", user.Id, user.DisplayName), actor);
        db.Announce(ChangedAccounts.ChangeNameOf(user.Id), time);
        await mails.SecurityChangedAsync(user, what);
    }

    /// <summary>A code as people type it: apps show a space in the middle.</summary>
    public static string Digits(string? code) => code is { Length: <= 100 } ? new([.. code.Where(letter => !char.IsWhiteSpace(letter))]) : "";
}
