using Community.Cms.Accounts;
using Community.Cms.Accounts.Mails;
using Community.Cms.Accounts.Passwords;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Pages.Account;

/// <summary>One's own account: name, language, password.</summary>
[Authorize]
internal sealed class MyAccountModel(
    CommunityDbContext db, UserManager<User> users, SignInManager<User> signIn, FrontDoor door, SessionBook sessions, AccountMails mails, TimeProvider time,
    IStringLocalizer<AccountStrings> T) : AccountPage
{
    [BindProperty]
    public ProfileInput Profile { get; set; } = new();

    [BindProperty]
    public PasswordInput Change { get; set; } = new();

    public string Email { get; private set; } = "";

    public IReadOnlyList<string> Roles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } user)
            return await LeaveAsync();
        Profile = new() { DisplayName = user.DisplayName, Culture = user.Culture };
        return await ShowAsync(user);
    }

    public async Task<IActionResult> OnPostProfileAsync(CancellationToken cancellationToken)
    {
        if (await users.GetUserAsync(User) is not { } user)
            return await LeaveAsync();
        var name = Profile.DisplayName?.Trim();
        IsFine("Profile.DisplayName", AccountRules.NameProblem(name, T));
        IsFine("Profile.Culture", AccountRules.CultureProblem(Profile.Culture, T));
        if (!ModelState.IsValid)
            return await ShowAsync(user);
        await StoreAsync(user, () => (user.DisplayName, user.Culture) = (name!, Profile.Culture!), users.UpdateAsync, cancellationToken);
        return await DoneAsync(user, T["Your details are saved."]);
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        if (await users.GetUserAsync(User) is not { } user)
            return await LeaveAsync();
        Profile = new() { DisplayName = user.DisplayName, Culture = user.Culture };
        if (!await door.IsRightAsync(user, Change.Current ?? ""))
            ModelState.AddModelError("Change.Current", T["This is not your current password. After five wrong ones, wait ten minutes."]);
        foreach (var problem in await users.ProblemsAsync(user, Change.New))
            ModelState.AddModelError("Change.New", problem);
        if (!ModelState.IsValid)
            return await ShowAsync(user);
        var hash = users.PasswordHasher.HashPassword(user, Change.New!);
        await StoreAsync(user, () => user.PasswordHash = hash, ChangePasswordAsync, cancellationToken);
        await sessions.EndOthersAsync(user.Id, SessionBook.IdOf(User), cancellationToken);
        return await DoneAsync(user, T["Your password is changed. On your other devices, sign in with the new one."]);
    }

    private async Task<IdentityResult> ChangePasswordAsync(User user)
    {
        await mails.PasswordChangedAsync(user);
        db.Announce(ChangedAccounts.ChangeNameOf(user.Id), time);
        return await users.UpdateSecurityStampAsync(user);
    }

    private Task StoreAsync(User user, Action change, Func<User, Task<IdentityResult>> store, CancellationToken cancellationToken) => db.WriteAsync(
        async token =>
        {
            await db.Entry(user).ReloadAsync(token);
            change();
            Membership.Check(await store(user));
            return user;
        },
        cancellationToken);

    private async Task<IActionResult> DoneAsync(User user, LocalizedString notice)
    {
        await signIn.RefreshSignInAsync(user);
        TempData["Notice"] = notice.Value;
        return RedirectToPage();
    }

    private async Task<IActionResult> ShowAsync(User user)
    {
        Email = user.Email ?? "";
        Roles = [.. (await users.GetRolesAsync(user)).Order(StringComparer.Ordinal)];
        return Page();
    }

    // The account is gone, the session is not.
    private async Task<IActionResult> LeaveAsync()
    {
        await signIn.SignOutAsync();
        return RedirectToPage("/Account/SignIn");
    }
}

/// <summary>What others see, and the language of mails.</summary>
internal sealed class ProfileInput
{
    public string? DisplayName { get; set; }

    public string? Culture { get; set; }
}

/// <summary>Both passwords.</summary>
internal sealed class PasswordInput
{
    public string? Current { get; set; }

    public string? New { get; set; }
}
