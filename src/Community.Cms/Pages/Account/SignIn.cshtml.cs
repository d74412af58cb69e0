using Community.Cms.Accounts;
using Community.Cms.Accounts.SecondFactors;
using Community.Cms.Accounts.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>Signs people in. One sentence answers every refusal, so that it tells nothing about an address.</summary>
[AllowAnonymous]
internal sealed class SignInModel(FrontDoor door, Passkeys passkeys, IStringLocalizer<AccountStrings> T) : AccountPage
{
    /// <summary>Value of <see cref="After"/> for people who have just chosen a password.</summary>
    public const string NewPassword = "password";

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public bool Remember { get; set; }

    /// <summary>What the person did just before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Why the way through another provider did not lead in.</summary>
    public LocalizedString? Problem => After switch
    {
        "stopped" => T["You stopped there, so nothing was changed here. Try again, or sign in with your password."],
        "failed" => T["Signing in there did not work, or took too long. Try again, or sign in with your password."],
        "unreachable" => T["This provider does not answer now. Try again later, or sign in with your password."],
        "unconfirmed" => T["Your address is not confirmed yet: open the link in the message we sent you, or ask for the message again."],
        "suspended" => T["This account is suspended. The team told you why by mail; write to us to object."],
        _ => null,
    };

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? GoOn() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        // What is no tick is none; the box could not be shown again with it.
        ModelState.Remove(nameof(Remember));
        var email = Email?.Trim() ?? "";
        var isComplete = IsFine(nameof(Email), AccountRules.EmailProblem(email, T));
        isComplete &= IsFine(nameof(Password), string.IsNullOrEmpty(Password) ? T["Write your password."] : null);
        if (!isComplete)
            return Page();
        switch (await door.TryAsync(email, Password!, Remember))
        {
            case Entry.Open:
                return GoOn();
            case Entry.Unconfirmed:
                ModelState.AddModelError("", T["Your address is not confirmed yet: open the link in the message we sent you, or ask for the message again."]);
                IsUnconfirmed = true;
                return Page();
            case Entry.SecondFactor:
                return RedirectToPage("/Account/SecondStep", new { ReturnUrl = SafeReturnUrl, Remember });
            case Entry.Suspended:
                ModelState.AddModelError("", T["This account is suspended. The team told you why by mail; write to us to object."]);
                return Page();
            default:
                ModelState.AddModelError(
                    "", T["The address or the password is not right. After five wrong passwords an account rests for ten minutes, even for the right one."]);
                return Page();
        }
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.RequestOptionsAsync(), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        ModelState.Clear();
        if (await passkeys.SignInAsync(credential))
            return GoOn();
        ModelState.AddModelError("", T["This passkey does not open an account here. Sign in with your password."]);
        return Page();
    }

    /// <summary>Whether to show the way to a new confirmation message.</summary>
    public bool IsUnconfirmed { get; private set; }
}
