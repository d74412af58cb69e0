using Community.Cms.Accounts;
using Community.Cms.Accounts.Mails;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>
/// Confirms an address. It asks for the password: programs that open the links of mails confirm nothing, and nobody opens an account that a stranger
/// prepared with a password of their own. Whoever has none shows the account of the provider that the account was opened with.
/// </summary>
[AllowAnonymous]
internal sealed class ConfirmModel(
    CommunityDbContext db, UserManager<User> users, RoleManager<Role> roles, SignInManager<User> signIn, FrontDoor door, IStringLocalizer<AccountStrings> T) : AccountPage
{
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whose address it is; null when the link does not work.</summary>
    public string? Email { get; private set; }

    /// <summary>Providers to sign in with first, for a person without password who has not.</summary>
    public IReadOnlyList<AuthenticationScheme> Providers { get; private set; } = [];

    /// <summary>Whether the form asks for the password.</summary>
    public bool HasPassword { get; private set; }

    /// <summary>Whether the form is there at all.</summary>
    public bool MayConfirm { get; private set; }

    /// <summary>This page, to come back to from a provider.</summary>
    public string? Address => Url.Page("/Account/Confirm", new { Id, Code, ReturnUrl = SafeReturnUrl });

    public async Task<IActionResult> OnGetAsync() => await ShowAsync(await users.FindForConfirmationAsync(Id, Code));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var user = await users.FindForConfirmationAsync(Id, Code);
        if (user is null || user.EmailConfirmed)
            return await ShowAsync(user);
        if (user.PasswordHash is null)
        {
            if (!await HasShownAsync(user))
                return await ShowAsync(user);
            await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        }
        else if (!await door.IsRightAsync(user, Password ?? ""))
        {
            ModelState.AddModelError(nameof(Password), T["This is not the password of this account. If you forgot it, choose a new one: that confirms your address too."]);
            return await ShowAsync(user);
        }
        await db.WriteAsync(
            async _ =>
            {
                await users.ConfirmAsync(user, roles);
                return user;
            },
            cancellationToken);
        await signIn.SignInAsync(user, isPersistent: false);
        TempData["Notice"] = T["Your address is confirmed: welcome!"].Value;
        return GoOn();
    }

    // What the provider said is kept for five minutes, see ExternalSignInModel.
    private async Task<bool> HasShownAsync(User user) =>
        await signIn.GetExternalLoginInfoAsync() is { } info && (await users.FindByLoginAsync(info.LoginProvider, info.ProviderKey))?.Id == user.Id;

    private async Task<IActionResult> ShowAsync(User? user)
    {
        if (user is { EmailConfirmed: true })
            return RedirectToPage("/Account/SignIn", new { ReturnUrl = SafeReturnUrl });
        Email = user?.Email;
        HasPassword = user?.PasswordHash is not null;
        if (user is null)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        else if (!(MayConfirm = HasPassword || await HasShownAsync(user)))
        {
            var logins = await users.GetLoginsAsync(user);
            Providers = [.. (await signIn.GetExternalAuthenticationSchemesAsync()).Where(provider => logins.Any(login => login.LoginProvider == provider.Name))];
        }
        return Page();
    }
}
