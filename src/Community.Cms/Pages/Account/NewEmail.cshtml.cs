using Community.Abstractions.Auditing;
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

/// <summary>Confirms a new address by the link that was sent to it. Opening the link changes nothing: a program may do that.</summary>
[AllowAnonymous]
internal sealed class NewEmailModel(
    CommunityDbContext db, UserManager<User> users, SignInManager<User> signIn, SessionBook sessions, AccountMails mails, IAuditTrail audit, TimeProvider time, IStringLocalizer<AccountStrings> T) : AccountPage
{
    [BindProperty(SupportsGet = true)]
    public string? Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>The new address; null when the link does not work.</summary>
    public string? Email { get; private set; }

    public async Task<IActionResult> OnGetAsync() => Show((await users.FindForNewEmailAsync(Id, Code))?.PendingEmail);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var changed = await db.WriteAsync(_ => ChangeAsync(), cancellationToken);
        if (changed is null)
            return Show(null);
        await sessions.EndOthersAsync(changed.Id, SessionBook.IdOf(User), cancellationToken);
        TempData["Notice"] = T["Your address has changed: sign in with {0} from now on.", changed.Email!].Value;
        if (users.GetUserId(User) != changed.Id)
            return RedirectToPage("/Account/SignIn");
        await signIn.RefreshSignInAsync(changed);
        return RedirectToPage("/Account/ChangeEmail");
    }

    private async Task<User?> ChangeAsync()
    {
        if (await users.FindForNewEmailAsync(Id, Code) is not { PendingEmail: { } email } user)
            return null;
        await db.Entry(user).ReloadAsync();
        // Somebody else may have taken it meanwhile.
        if (user.PendingEmail != email || await users.FindByEmailAsync(email) is not null)
            return null;
        var former = user.Email!;
        (user.PendingEmail, user.Email, user.UserName, user.EmailConfirmed) = (null, email, email, true);
        Membership.Check(await users.UpdateSecurityStampAsync(user));
        await mails.EmailChangedAsync(user, former);
        audit.Record(new("EmailChanged", "Account", user.Id, user.DisplayName), User.Identity?.IsAuthenticated == true ? User : null);
        db.Announce(ChangedAccounts.ChangeNameOf(user.Id), time);
        return user;
    }

    private IActionResult Show(string? email)
    {
        Email = email;
        if (email is null)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
