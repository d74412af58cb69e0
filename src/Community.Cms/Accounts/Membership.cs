using Microsoft.AspNetCore.Identity;

namespace Community.Cms.Accounts;

internal static class Membership
{
    /// <summary>The person has shown that the address is theirs: from now on they are a member. Runs inside the caller's transaction.</summary>
    public static async Task ConfirmAsync(this UserManager<User> users, User user, RoleManager<Role> roles)
    {
        if (user.EmailConfirmed)
            return;
        user.EmailConfirmed = true;
        Check(await users.UpdateAsync(user));
        if (await roles.RoleExistsAsync(RoleNames.Member) && !await users.IsInRoleAsync(user, RoleNames.Member))
            Check(await users.AddToRoleAsync(user, RoleNames.Member));
    }

    /// <summary>Ends the pause after wrong passwords; a lock by staff stays.</summary>
    public static void EndPause(this User user)
    {
        if (!user.IsLockedByStaff())
            (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
    }

    /// <summary>The pause after wrong passwords lasts minutes; a lock by staff has no end.</summary>
    public static bool IsLockedByStaff(this User user) => user.LockoutEnd?.Year == DateTimeOffset.MaxValue.Year;

    /// <summary>For writes that only fail when something is broken: the transaction is rolled back.</summary>
    /// <exception cref="InvalidOperationException">The write was refused; the message names the rule, not the person.</exception>
    public static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException("The account could not be written: " + string.Join(", ", result.Errors.Select(error => error.Code)));
    }
}
