using Community.Cms.Accounts;
using Community.Cms.Accounts.SecondFactors;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>The second factor, after the password: a code of the app, or a recovery code, which then is used up.</summary>
[AllowAnonymous]
internal sealed class SecondStepModel(
    CommunityDbContext db, UserManager<User> users, SignInManager<User> signIn, SecondFactor factor, IStringLocalizer<AccountStrings> T) : AccountPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Remember { get; set; }

    public async Task<IActionResult> OnGetAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Again() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
            return Again();
        var code = SecondFactor.Digits(Code);
        if (!await users.IsLockedOutAsync(user) && (IsOfApp(code) ? await IsRightAsync(code) : await RecoverAsync(user, code, cancellationToken)))
            return GoOn();
        ModelState.AddModelError(nameof(Code), T["This code is not right, or was already used. Wait for the next one, or use another recovery code. After five wrong ones, wait ten minutes."]);
        return Page();
    }

    private static bool IsOfApp(string code) => code.Length == 6 && code.All(char.IsAsciiDigit);

    private async Task<bool> IsRightAsync(string code) => (await signIn.TwoFactorAuthenticatorSignInAsync(code, Remember, rememberClient: false)).Succeeded;

    private async Task<bool> RecoverAsync(User user, string code, CancellationToken cancellationToken)
    {
        // People write them in small letters, and without the hyphen.
        var plain = code.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        if (plain.Length != 10 || !(await signIn.TwoFactorRecoveryCodeSignInAsync($"{plain[..5]}-{plain[5..]}")).Succeeded)
        {
            await users.AccessFailedAsync(user);
            return false;
        }
        await db.WriteAsync(
            async _ =>
            {
                await factor.NoteAsync(user, "RecoveryCodeUsed", T["a recovery code was used to sign in"], User.Identity?.IsAuthenticated == true ? User : null);
                return true;
            },
            cancellationToken);
        return true;
    }

    private RedirectToPageResult Again() => RedirectToPage("/Account/SignIn", new { ReturnUrl = SafeReturnUrl });
}
