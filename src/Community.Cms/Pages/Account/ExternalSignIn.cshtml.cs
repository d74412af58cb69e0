using System.Globalization;
using Community.Cms.Accounts;
using Community.Cms.Accounts.ExternalSignIn;
using Community.Cms.Accounts.Limits;
using Community.Cms.Accounts.Mails;
using Community.Cms.Accounts.SecondFactors;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>
/// The way to a provider of identities and back. Who comes back linked is let in; a person who is signed in may link the provider's account; anyone else may open an
/// account with it. An account is never linked because the addresses are the same: its owner signs in first.
/// </summary>
[AllowAnonymous]
internal sealed class ExternalSignInModel(
    CommunityDbContext db, UserManager<User> users, SignInManager<User> signIn, RoleManager<Role> roles, FrontDoor door, SecondFactor factor, AccountMails mails, AccountLimits limits,
    TimeProvider time, IStringLocalizer<AccountStrings> T) : AccountPage
{
    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Name of the provider.</summary>
    public string Provider { get; private set; } = "";

    /// <summary>The account that would be linked; null when a new one would be opened.</summary>
    public User? Me { get; private set; }

    /// <summary>Whether the provider has checked the address: then it cannot be changed here.</summary>
    public bool IsAddressChecked { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ReadAsync() is not { } info)
            return Refused("failed");
        if (await users.FindByLoginAsync(info.LoginProvider, info.ProviderKey) is { } owner)
            return await EnterAsync(info, owner);
        DisplayName = ExternalProviders.NameOf(info.Principal);
        Email = info.Principal.FindFirst("email")?.Value;
        return Page();
    }

    public async Task<IActionResult> OnGetStartAsync(string? provider)
    {
        if ((await signIn.GetExternalAuthenticationSchemesAsync()).FirstOrDefault(scheme => scheme.Name == provider) is not { } scheme)
            return NotFound();
        var back = Url.Page("/Account/ExternalSignIn", new { ReturnUrl = SafeReturnUrl });
        try
        {
            await HttpContext.ChallengeAsync(scheme.Name, signIn.ConfigureExternalAuthenticationProperties(scheme.Name, back, users.GetUserId(User)));
            return new EmptyResult();
        }
        catch (Exception problem) when (problem is InvalidOperationException or HttpRequestException or IOException)
        {
            // The provider's description of itself cannot be read.
            return Refused("unreachable");
        }
    }

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync() is not { } info || Me is null)
            return Refused("failed");
        if (!IsFine(nameof(Password), await door.ProblemAsync(Me, Password)))
            return Page();
        var isLinked = await db.WriteAsync(
            async token =>
            {
                await db.Entry(Me).ReloadAsync(token);
                if (!(await users.AddLoginAsync(Me, info)).Succeeded)
                    return false;
                await factor.NoteAsync(Me, "ExternalSignInAdded", T["sign-in with {0} was added", Provider], User);
                return true;
            },
            cancellationToken);
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        TempData["Notice"] = isLinked ? T["{0} is linked: next time, sign in with it.", Provider].Value : T["This account of {0} opens another account here.", Provider].Value;
        return RedirectToPage("/Account/Security");
    }

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync() is not { } info || Me is not null)
            return Refused("failed");
        if (IsAddressChecked)
            Email = ExternalProviders.CheckedEmailOf(info.Principal);
        var user = new User
        {
            UserName = Email?.Trim(), Email = Email?.Trim(), DisplayName = DisplayName?.Trim() ?? "",
            Culture = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, CreatedUtc = time.GetUtcNow().UtcDateTime,
        };
        IsFine(nameof(DisplayName), AccountRules.NameProblem(user.DisplayName, T));
        IsFine(nameof(Email), AccountRules.EmailProblem(user.Email, T));
        if (!ModelState.IsValid)
            return Page();
        var isNew = await db.WriteAsync(_ => StoreAsync(user, info), cancellationToken);
        if (isNew && IsAddressChecked)
            return await EnterAsync(info, user);
        if (IsAddressChecked)
        {
            // The provider vouches for the address, so its owner may be told.
            ModelState.AddModelError(nameof(Email), T["This address has an account here already. Sign in with its password, then link {0} under “Security”.", Provider]);
            return Page();
        }
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        return RedirectToPage("/Account/MailSent");
    }

    private async Task<bool> StoreAsync(User user, ExternalLoginInfo info)
    {
        var known = await users.FindByEmailAsync(user.Email!);
        if (known is null)
        {
            Membership.Check(await users.CreateAsync(user));
            Membership.Check(await users.AddLoginAsync(user, info));
        }
        if (IsAddressChecked)
        {
            if (known is null)
                await users.ConfirmAsync(user, roles);
        }
        else if (limits.MayMail(users.NormalizeEmail(user.Email)!))
        {
            if (known is null)
                await mails.ConfirmAsync(user, SafeReturnUrl);
            else
                await mails.AlreadyRegisteredAsync(known);
        }
        return known is null;
    }

    private async Task<IActionResult> EnterAsync(ExternalLoginInfo info, User owner)
    {
        if (Me is not null)
        {
            await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
            TempData["Notice"] = Me.Id == owner.Id ? T["{0} is linked already.", Provider].Value : T["This account of {0} opens another account here.", Provider].Value;
            return RedirectToPage("/Account/Security");
        }
        if (owner.IsLockedByStaff())
            return Refused("suspended");
        var result = await signIn.ExternalLoginSignInAsync(info.LoginProvider, info.ProviderKey, isPersistent: false, bypassTwoFactor: false);
        return result.Succeeded ? GoOn()
            : result.RequiresTwoFactor ? RedirectToPage("/Account/SecondStep", new { ReturnUrl = SafeReturnUrl })
            : result.IsNotAllowed && SafeReturnUrl is { } url && url.StartsWith(Url.Page("/Account/Confirm") + "?", StringComparison.Ordinal) ? LocalRedirect(url)
            : Refused(result.IsNotAllowed ? "unconfirmed" : "failed");
    }

    // What the provider said, kept for five minutes in a sealed cookie; it counts for the person who left only.
    private async Task<ExternalLoginInfo?> ReadAsync()
    {
        Me = await users.GetUserAsync(User);
        if (await signIn.GetExternalLoginInfoAsync(Me?.Id) is not { } info)
            return null;
        Provider = info.ProviderDisplayName ?? info.LoginProvider;
        IsAddressChecked = ExternalProviders.CheckedEmailOf(info.Principal) is not null;
        return info;
    }

    private RedirectToPageResult Refused(string after) => RedirectToPage("/Account/SignIn", null, new { ReturnUrl = SafeReturnUrl, After = after });
}
