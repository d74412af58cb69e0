using Community.Abstractions.Accounts;
using Community.Abstractions.Security;
using Community.Cms.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Accounts.Permissions;

/// <summary>Finds people by what their roles allow.</summary>
internal sealed class PermittedPeople(CommunityDbContext db)
{
    // A choice among more than that is none; a house has a dozen.
    private const int Most = 200;

    /// <summary>People with a confirmed address whose account is not suspended, and whose roles allow one permission of each set; by name, at most 200.</summary>
    public async Task<IReadOnlyList<UserSummary>> FindAsync(IEnumerable<string[]> sets, CancellationToken cancellationToken)
    {
        var people = db.Users.Where(user => user.EmailConfirmed);
        foreach (var set in sets)
        {
            string[] permissions = [CommonPermissions.SiteOwner, .. set];
            var roles = db.Set<IdentityRoleClaim<string>>().Where(claim => claim.ClaimType == Permission.ClaimType && permissions.Contains(claim.ClaimValue!)).Select(claim => claim.RoleId);
            people = people.Where(user => db.UserRoles.Any(role => role.UserId == user.Id && roles.Contains(role.RoleId)));
        }
        var found = await people.AsNoTracking().OrderBy(user => user.SearchName).ThenBy(user => user.Id).Take(Most).ToListAsync(cancellationToken);
        return [.. found.Where(person => !person.IsLockedByStaff()).Select(person => new UserSummary(person.Id, person.DisplayName)).OrderBy(person => person.DisplayName, StringComparer.CurrentCulture)];
    }
}
