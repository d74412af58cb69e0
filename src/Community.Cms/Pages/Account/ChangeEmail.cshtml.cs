using Community.Cms.Accounts;
using Community.Cms.Accounts.Limits;
using Community.Cms.Accounts.Mails;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>Asks for another address. Whether somebody has it already is told to nobody but its owner, by mail.</summary>
[Authorize]
internal sealed class ChangeEmailModel(
    CommunityDbContext db, UserManager<User> users, SignInManager<User> signIn, FrontDoor door, AccountMails mails, AccountLimits limits, IStringLocalizer<AccountStrings> T)
    : OwnAccountPage(users, signIn)
{
    private readonly UserManager<User> _users = users;

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var email = Email?.Trim();
        if (IsFine(nameof(Email), AccountRules.EmailProblem(email, T)) && _users.NormalizeEmail(email) == Me.NormalizedEmail)
            ModelState.AddModelError(nameof(Email), T["This is your address already."]);
        IsFine(nameof(Password), await door.ProblemAsync(Me, Password));
        if (!ModelState.IsValid)
            return Page();
        await db.WriteAsync(_ => AskAsync(email!), cancellationToken);
        return Done(T["A message is on its way to the new address: open its link to finish."]);
    }

    public async Task<IActionResult> OnPostForgetAsync(CancellationToken cancellationToken)
    {
        await db.WriteAsync(_ => SetPendingAsync(null), cancellationToken);
        return Done(T["Your address stays as it is."]);
    }

    private async Task<bool> AskAsync(string email)
    {
        await SetPendingAsync(email);
        await mails.EmailWillChangeAsync(Me);
        if (!limits.MayMail(_users.NormalizeEmail(email)!))
            return false;
        if (await _users.FindByEmailAsync(email) is { } other)
            await mails.AlreadyRegisteredAsync(other);
        else
            await mails.NewEmailAsync(Me, email);
        return true;
    }

    private async Task<bool> SetPendingAsync(string? email)
    {
        await db.Entry(Me).ReloadAsync();
        Me.PendingEmail = email;
        Membership.Check(await _users.UpdateAsync(Me));
        return true;
    }
}
