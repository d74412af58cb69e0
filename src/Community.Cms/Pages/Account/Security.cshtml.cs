using System.Security.Claims;
using Community.Cms.Accounts;
using Community.Cms.Accounts.Limits;
using Community.Cms.Accounts.Mails;
using Community.Cms.Accounts.Permissions;
using Community.Cms.Accounts.SecondFactors;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>Second factor, recovery codes and passkeys of one's own account.</summary>
[Authorize]
internal sealed class SecurityModel(
    CommunityDbContext db, UserManager<User> users, SignInManager<User> signIn, FrontDoor door, SessionBook sessions, SecondFactor factor, Passkeys passkeys, RolePermissions permissions,
    AccountMails mails, AccountLimits limits, IStringLocalizer<AccountStrings> T)
    : OwnAccountPage(users, signIn)
{
    private readonly UserManager<User> _users = users;
    private readonly SignInManager<User> _signIn = signIn;

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? SealedKey { get; set; }

    public string KeyInGroups { get; private set; } = "";
    public (string Path, int Size) Drawing { get; private set; }
    public IReadOnlyList<UserPasskeyInfo> Keys { get; private set; } = [];
    /// <summary>Providers of identities, each with the person's account there if it is linked.</summary>
    public IReadOnlyList<(AuthenticationScheme Provider, UserLoginInfo? Login)> Providers { get; private set; } = [];
    public IReadOnlyList<string> NewCodes { get; private set; } = [];
    public int CodesLeft { get; private set; }

    /// <summary>Whether nothing else opens before a second factor is there.</summary>
    public bool IsDemanded { get; private set; }

    /// <summary>Whether one of the person's roles asks for a second factor.</summary>
    public bool RoleDemands { get; private set; }

    /// <summary>The account has a factor that this session was not opened with: whoever knows the password alone must not add another.</summary>
    public bool MustShowFactor { get; private set; }

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostEnableAsync(CancellationToken cancellationToken)
    {
        if (await MayChangeAsync() && factor.Open(Me, SealedKey) is { } key && !Me.TwoFactorEnabled)
        {
            if (await factor.EnableAsync(Me, key, Code, User, cancellationToken) is { } codes)
            {
                await _signIn.SignInWithClaimsAsync(Me, false, [new(SecondFactor.ClaimType, SecondFactor.Both)]);
                await sessions.EndOthersAsync(Me.Id, SessionBook.IdOf(User), cancellationToken);
                NewCodes = codes;
                return await ShowAsync(satisfied: true);
            }
            ModelState.AddModelError(nameof(Code), T["This is not the code that the app shows now. Look again: it changes every half minute."]);
        }
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken cancellationToken)
    {
        if (await MayChangeAsync() && Me.TwoFactorEnabled)
            NewCodes = await factor.RenewCodesAsync(Me, User, cancellationToken);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostDisableAsync(CancellationToken cancellationToken)
    {
        if (!await MayChangeAsync() || await DemandsAsync())
            return await ShowAsync();
        await factor.DisableAsync(Me, User, cancellationToken);
        await _signIn.RefreshSignInAsync(Me);
        await sessions.EndOthersAsync(Me.Id, SessionBook.IdOf(User), cancellationToken);
        return Done(T["The second factor is removed."]);
    }

    public async Task<IActionResult> OnPostKeyOptionsAsync() => Content(await passkeys.CreationOptionsAsync(Me), "application/json");

    public async Task<IActionResult> OnPostAddKeyAsync(string? credential, string? name, CancellationToken cancellationToken)
    {
        if (!await MayChangeAsync())
            return await ShowAsync();
        if (await passkeys.AddAsync(Me, credential, name, User, cancellationToken))
            return Done(T["The passkey is added: next time, sign in with it."]);
        ModelState.AddModelError("", T["This passkey cannot be kept: it was made for another page, or too long ago. Try again."]);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostRenameAsync(string? id, string? name) =>
        await passkeys.RenameAsync(Me, id, name) ? Done(T["The passkey has its new name."]) : NotFound();

    public async Task<IActionResult> OnPostRemoveKeyAsync(string? id, CancellationToken cancellationToken)
    {
        if (await DemandsAsync() && !Me.TwoFactorEnabled && (await _users.GetPasskeysAsync(Me)).Count <= 1)
        {
            ModelState.AddModelError("", T["Your role asks for a second factor, and this is the last one: add another first."]);
            return await ShowAsync();
        }
        return await passkeys.RemoveAsync(Me, id, User, cancellationToken) ? Done(T["The passkey is removed: it opens nothing any more."]) : NotFound();
    }

    public async Task<IActionResult> OnPostUnlinkAsync(string? provider, CancellationToken cancellationToken)
    {
        var logins = await _users.GetLoginsAsync(Me);
        if (logins.FirstOrDefault(one => one.LoginProvider == provider) is not { } login)
            return NotFound();
        if (Me.PasswordHash is null && logins.Count == 1 && (await _users.GetPasskeysAsync(Me)).Count == 0)
        {
            ModelState.AddModelError("", T["This is the only way into your account: choose a password first."]);
            return await ShowAsync();
        }
        await factor.UnlinkAsync(Me, login, User, cancellationToken);
        // Identity gave the account a new stamp, which ends every session: not the one of whoever is at work here.
        await _signIn.RefreshSignInAsync(Me);
        return Done(T["{0} is unlinked: it opens nothing here any more.", login.ProviderDisplayName ?? login.LoginProvider]);
    }

    /// <summary>Mails a link to a first password, from every page that asks whoever has one for it.</summary>
    public async Task<IActionResult> OnPostFirstPasswordAsync(CancellationToken cancellationToken)
    {
        if (Me.PasswordHash is not null)
            return Done(T["Your account has a password already."]);
        if (!limits.MayMail(Me.NormalizedEmail!))
            return Done(T["We have written to {0} several times already. Look into that mailbox, or try again in an hour.", Me.Email!]);
        await db.WriteAsync(
            async _ =>
            {
                await mails.ResetAsync(Me);
                return true;
            },
            cancellationToken);
        return Done(T["A message is on its way to {0}: open its link to choose your password. It works for one day.", Me.Email!]);
    }

    private async Task<bool> MayChangeAsync() => !await MustShowAsync() && IsFine(nameof(Password), await door.ProblemAsync(Me, Password));

    private async Task<bool> MustShowAsync() => !SecondFactor.IsIn(User) && (Me.TwoFactorEnabled || (await DemandsAsync() && (await _users.GetPasskeysAsync(Me)).Count > 0));

    private async Task<bool> DemandsAsync() => await permissions.DemandSecondFactorAsync(User.FindAll(ClaimTypes.Role).Select(claim => claim.Value));

    private async Task<IActionResult> ShowAsync(bool satisfied = false)
    {
        RoleDemands = await DemandsAsync();
        IsDemanded = !satisfied && RoleDemands && !SecondFactor.IsIn(User);
        MustShowFactor = !satisfied && await MustShowAsync();
        Keys = [.. (await _users.GetPasskeysAsync(Me)).OrderBy(key => key.CreatedAt)];
        var logins = await _users.GetLoginsAsync(Me);
        Providers = [.. (await _signIn.GetExternalAuthenticationSchemesAsync()).Select(provider => (provider, logins.FirstOrDefault(login => login.LoginProvider == provider.Name)))];
        if (Me.TwoFactorEnabled)
        {
            CodesLeft = await _users.CountRecoveryCodesAsync(Me);
            return Page();
        }
        var key = factor.Open(Me, SealedKey);
        if (key is null)
            (key, SealedKey) = factor.NewKey(Me);
        ModelState.Remove(nameof(SealedKey));
        KeyInGroups = string.Join(' ', key.Chunk(4).Select(letters => new string(letters)));
        Drawing = SecondFactor.Draw(await factor.AddressAsync(Me, key));
        return Page();
    }
}
