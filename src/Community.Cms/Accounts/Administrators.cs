using Microsoft.AspNetCore.Identity;

namespace Community.Cms.Accounts;

internal static class Administrators
{
    /// <summary>Whether nobody could do everything any more without this account.</summary>
    public static async Task<bool> IsLastAdministratorAsync(this UserManager<User> users, User user)
    {
        var active = (await users.GetUsersInRoleAsync(RoleNames.Administrator)).Where(other => other.EmailConfirmed && !other.IsLockedByStaff()).ToList();
        return active.Count == 1 && active[0].Id == user.Id;
    }
}
