using Community.Cms.Accounts;
using Community.Cms.Accounts.Mails;
using Community.Cms.Accounts.Passwords;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Community.Cms.Pages.Account;

/// <summary>Sets a new password by a link from a mail. Whoever read the mail owns the address, so it is confirmed as well.</summary>
[AllowAnonymous]
internal sealed class NewPasswordModel(
    CommunityDbContext db, UserManager<User> users, RoleManager<Role> roles, SessionBook sessions, AccountMails mails, TimeProvider time) : AccountPage
{
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whose password it is; null when the link does not work.</summary>
    public string? Email { get; private set; }

    public async Task<IActionResult> OnGetAsync() => Show(await users.FindForNewPasswordAsync(Id, Code));

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var user = await users.FindForNewPasswordAsync(Id, Code);
        if (user is null)
            return Show(user);
        foreach (var problem in await users.ProblemsAsync(user, Password))
            ModelState.AddModelError(nameof(Password), problem);
        if (!ModelState.IsValid)
            return Show(user);
        var hash = users.PasswordHasher.HashPassword(user, Password!);
        if (!await db.WriteAsync(_ => StoreAsync(user, hash), cancellationToken))
            return Show(null);
        await sessions.EndOthersAsync(user.Id, null, cancellationToken);
        return RedirectToPage("/Account/SignIn", new { After = SignInModel.NewPassword });
    }

    private async Task<bool> StoreAsync(User user, string hash)
    {
        // Two answers to one link: the second waited here, and finds the link used.
        await db.Entry(user).ReloadAsync();
        if (await users.FindForNewPasswordAsync(Id, Code) is null)
            return false;
        if (user.PasswordHash is not null)
            await mails.PasswordChangedAsync(user);
        if (!user.EmailConfirmed)
            // Whoever opened the account elsewhere never showed that this address is theirs: it may have been a stranger.
            foreach (var login in await users.GetLoginsAsync(user))
                Membership.Check(await users.RemoveLoginAsync(user, login.LoginProvider, login.ProviderKey));
        user.PasswordHash = hash;
        user.EndPause();
        Membership.Check(await users.UpdateSecurityStampAsync(user));
        await users.ConfirmAsync(user, roles);
        db.Announce(ChangedAccounts.ChangeNameOf(user.Id), time);
        return true;
    }

    private IActionResult Show(User? user)
    {
        Email = user?.Email;
        if (Email is null)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
