using System.Globalization;
using Community.Cms.Accounts;
using Community.Cms.Accounts.Limits;
using Community.Cms.Accounts.Mails;
using Community.Cms.Accounts.Passwords;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>Opens an account. Whether the address already has one is told by mail to its owner, and to nobody else.</summary>
[AllowAnonymous]
internal sealed class RegisterModel(
    CommunityDbContext db, UserManager<User> users, AccountMails mails, AccountLimits limits, TimeProvider time, IStringLocalizer<AccountStrings> T) : AccountPage
{
    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Culture { get; set; }

    public IActionResult OnGet()
    {
        Culture = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return User.Identity?.IsAuthenticated == true ? GoOn() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var user = NewUser();
        if (!await IsFineAsync(user))
            return Page();
        // Hashing takes its time: it happens for known and unknown addresses alike, and before this request becomes the only writer.
        user.PasswordHash = users.PasswordHasher.HashPassword(user, Password!);
        await db.WriteAsync(_ => StoreAsync(user), cancellationToken);
        return RedirectToPage("/Account/MailSent");
    }

    private User NewUser()
    {
        var email = Email?.Trim();
        return new()
        {
            UserName = email,
            Email = email,
            DisplayName = DisplayName?.Trim() ?? "",
            Culture = Culture ?? "",
            CreatedUtc = time.GetUtcNow().UtcDateTime,
        };
    }

    private async Task<bool> IsFineAsync(User user)
    {
        IsFine(nameof(DisplayName), AccountRules.NameProblem(user.DisplayName, T));
        IsFine(nameof(Email), AccountRules.EmailProblem(user.Email, T));
        IsFine(nameof(Culture), AccountRules.CultureProblem(user.Culture, T));
        foreach (var problem in await users.ProblemsAsync(user, Password))
            ModelState.AddModelError(nameof(Password), problem);
        return ModelState.IsValid;
    }

    private async Task<bool> StoreAsync(User user)
    {
        var known = await users.FindByEmailAsync(user.Email!);
        if (known is null)
            Membership.Check(await users.CreateAsync(user));
        if (!limits.MayMail(users.NormalizeEmail(user.Email)!))
            return false;
        if (known is null)
            await mails.ConfirmAsync(user, SafeReturnUrl);
        else
            await mails.AlreadyRegisteredAsync(known);
        return true;
    }
}
