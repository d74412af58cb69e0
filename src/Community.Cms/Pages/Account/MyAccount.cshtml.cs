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
    IStringLocalizer<AccountStrings> T) : OwnAccountPage(users, signIn)
{
    private readonly UserManager<User> _users = users;
    private readonly SignInManager<User> _signIn = signIn;

    [BindProperty]
    public ProfileInput Profile { get; set; } = new();

    [BindProperty]
    public PasswordInput Change { get; set; } = new();

    public IReadOnlyList<string> Roles { get; private set; } = [];

    public Task<IActionResult> OnGetAsync()
    {
        Profile = new() { DisplayName = Me.DisplayName, Culture = Me.Culture };
        return ShowAsync();
    }

    public async Task<IActionResult> OnPostProfileAsync(CancellationToken cancellationToken)
    {
        var name = Profile.DisplayName?.Trim();
        IsFine("Profile.DisplayName", AccountRules.NameProblem(name, T));
        IsFine("Profile.Culture", AccountRules.CultureProblem(Profile.Culture, T));
        if (!ModelState.IsValid)
            return await ShowAsync();
        await StoreAsync(() => (Me.DisplayName, Me.Culture) = (name!, Profile.Culture!), () => _users.UpdateAsync(Me), cancellationToken);
        return await RefreshedAsync(T["Your details are saved."]);
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken cancellationToken)
    {
        Profile = new() { DisplayName = Me.DisplayName, Culture = Me.Culture };
        IsFine("Change.Current", await door.ProblemAsync(Me, Change.Current));
        foreach (var problem in await _users.ProblemsAsync(Me, Change.New))
            ModelState.AddModelError("Change.New", problem);
        if (!ModelState.IsValid)
            return await ShowAsync();
        var hash = _users.PasswordHasher.HashPassword(Me, Change.New!);
        await StoreAsync(() => Me.PasswordHash = hash, ChangePasswordAsync, cancellationToken);
        await sessions.EndOthersAsync(Me.Id, SessionBook.IdOf(User), cancellationToken);
        return await RefreshedAsync(T["Your password is changed. On your other devices, sign in with the new one."]);
    }

    private async Task<IdentityResult> ChangePasswordAsync()
    {
        await mails.PasswordChangedAsync(Me);
        db.Announce(ChangedAccounts.ChangeNameOf(Me.Id), time);
        return await _users.UpdateSecurityStampAsync(Me);
    }

    private Task StoreAsync(Action change, Func<Task<IdentityResult>> store, CancellationToken cancellationToken) => db.WriteAsync(
        async token =>
        {
            await db.Entry(Me).ReloadAsync(token);
            change();
            Membership.Check(await store());
            return true;
        },
        cancellationToken);

    private async Task<IActionResult> RefreshedAsync(LocalizedString notice)
    {
        await _signIn.RefreshSignInAsync(Me);
        return Done(notice);
    }

    private async Task<IActionResult> ShowAsync()
    {
        Roles = [.. (await _users.GetRolesAsync(Me)).Order(StringComparer.Ordinal)];
        return Page();
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
