using Community.Cms.Accounts;
using Community.Cms.Accounts.Limits;
using Community.Cms.Accounts.Mails;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>Sends a link to choose a new password. It also confirms an address that was not confirmed yet.</summary>
[AllowAnonymous]
internal sealed class ForgotPasswordModel(
    CommunityDbContext db, UserManager<User> users, AccountLimits limits, AccountMails mails, IStringLocalizer<AccountStrings> T)
    : AskForMailPage(db, users, limits, T)
{
    protected override Task SendAsync(User user) => mails.ResetAsync(user);
}
