using Community.Cms.Accounts;
using Community.Cms.Accounts.Mails;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>
/// Confirms an address. It asks for the password: programs that open the links of mails confirm nothing, and nobody opens an account that a stranger
/// prepared with a password of their own.
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

    public async Task<IActionResult> OnGetAsync() => Show(await users.FindForConfirmationAsync(Id, Code));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var user = await users.FindForConfirmationAsync(Id, Code);
        if (user is null || user.EmailConfirmed)
            return Show(user);
        if (!await door.IsRightAsync(user, Password ?? ""))
        {
            ModelState.AddModelError(nameof(Password), T["This is not the password of this account. If you forgot it, choose a new one: that confirms your address too."]);
            return Show(user);
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

    private IActionResult Show(User? user)
    {
        if (user is { EmailConfirmed: true })
            return RedirectToPage("/Account/SignIn", new { ReturnUrl = SafeReturnUrl });
        Email = user?.Email;
        if (Email is null)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
