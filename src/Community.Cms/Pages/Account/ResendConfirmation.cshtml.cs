using Community.Cms.Accounts;
using Community.Cms.Accounts.Limits;
using Community.Cms.Accounts.Mails;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>Sends the link that confirms an address again. Who needs none any more is told so by mail.</summary>
[AllowAnonymous]
internal sealed class ResendConfirmationModel(
    CommunityDbContext db, UserManager<User> users, AccountLimits limits, AccountMails mails, IStringLocalizer<AccountStrings> T)
    : AskForMailPage(db, users, limits, T)
{
    protected override Task SendAsync(User user) =>
        user.EmailConfirmed || user.PasswordHash is null ? mails.AlreadyRegisteredAsync(user) : mails.ConfirmAsync(user, null);
}
