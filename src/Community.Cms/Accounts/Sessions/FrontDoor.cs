using Community.Cms.Accounts.Passwords;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accounts.Sessions;

/// <summary>What became of an attempt to sign in.</summary>
internal enum Entry
{
    Open,
    /// <summary>No such account, wrong password, pause after wrong passwords, locked: strangers are not told which.</summary>
    Refused,
    /// <summary>The password is right, and the address is not confirmed yet.</summary>
    Unconfirmed,
    /// <summary>The password is right, and staff closed the account.</summary>
    Suspended,
    /// <summary>The password is right, and a second factor is needed.</summary>
    SecondFactor,
}

/// <summary>Lets people in. Every refusal costs one check of a password, so that time tells nothing either.</summary>
internal sealed class FrontDoor(UserManager<User> users, SignInManager<User> signIn, IStringLocalizer<AccountStrings> T)
{
    public async Task<Entry> TryAsync(string email, string password, bool remember)
    {
        if (password.Length > PasswordRules.MaxLength || !AccountRules.IsEmail(email) || await users.FindByEmailAsync(email) is not { } user)
            return Pretend(password);
        if (!user.EmailConfirmed)
            return await IsRightAsync(user, password) ? Entry.Unconfirmed : Entry.Refused;
        if (user.IsLockedByStaff())
            return await users.CheckPasswordAsync(user, password) ? Entry.Suspended : Entry.Refused;
        var result = await signIn.PasswordSignInAsync(user, password, remember, lockoutOnFailure: true);
        if (result.IsLockedOut)
            // The fifth wrong password was checked, later ones are not.
            return Pretend(password);
        return result.Succeeded ? Entry.Open : result.RequiresTwoFactor ? Entry.SecondFactor : Entry.Refused;
    }

    /// <summary>Checks a password and counts wrong ones, whether the address is confirmed or not.</summary>
    public async Task<bool> IsRightAsync(User user, string password)
    {
        if (password.Length > PasswordRules.MaxLength || await users.IsLockedOutAsync(user))
            return Pretend(password) == Entry.Open;
        if (await users.CheckPasswordAsync(user, password))
            return true;
        await users.AccessFailedAsync(user);
        return false;
    }

    /// <summary>
    /// What is wrong with the password that a person who is signed in gives again; null when it is theirs. Whoever has none chooses one by mail first: an open session alone
    /// shows only that somebody sits at the machine.
    /// </summary>
    public async Task<LocalizedString?> ProblemAsync(User me, string? password) =>
        me.PasswordHash is null ? T["Your account has no password yet: choose one first."]
        : await IsRightAsync(me, password ?? "") ? null
        : T["This is not your current password. After five wrong ones, wait ten minutes."];

    private Entry Pretend(string password)
    {
        users.PretendToCheck(password[..Math.Min(password.Length, PasswordRules.MaxLength)]);
        return Entry.Refused;
    }
}
