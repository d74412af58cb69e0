using Community.Cms.Accounts;
using Community.Cms.Accounts.Limits;
using Community.Cms.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>A form that asks for an address and may send a mail to it. The answer never tells whether it did.</summary>
internal abstract class AskForMailPage(CommunityDbContext db, UserManager<User> users, AccountLimits limits, IStringLocalizer<AccountStrings> T) : AccountPage
{
    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var email = Email?.Trim();
        if (!IsFine(nameof(Email), AccountRules.EmailProblem(email, T)))
            return Page();
        await db.WriteAsync(
            async _ =>
            {
                var user = await users.FindByEmailAsync(email!);
                if (user is not null && limits.MayMail(users.NormalizeEmail(email)!))
                    await SendAsync(user);
                return user;
            },
            cancellationToken);
        return RedirectToPage("/Account/MailSent");
    }

    /// <summary>Writes the mail, or none.</summary>
    protected abstract Task SendAsync(User user);
}
