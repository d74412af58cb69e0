using Community.Abstractions.Accounts;
using Community.Abstractions.Security;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Data;
using Community.Cms.Sites;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Accounts;

internal sealed class Participation(CommunityDbContext db, ChangedAccounts changed, AfterCommit afterCommit, TimeProvider time) : IParticipation
{
    public async Task SetAsync(string userId, string role, bool takesPart, CancellationToken cancellationToken = default)
    {
        var roleId = await db.Roles.Where(row => row.Name == role
                && !db.RoleClaims.Any(claim => claim.RoleId == row.Id && claim.ClaimType == Permission.ClaimType && (claim.ClaimValue == CommonPermissions.AccessAdminPanel || claim.ClaimValue == CommonPermissions.SiteOwner)))
            .Select(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (roleId is null || !await db.Users.AnyAsync(user => user.Id == userId, cancellationToken))
            return;
        var link = await db.UserRoles.FindAsync([userId, roleId], cancellationToken);
        if (link is not null == takesPart)
            return;
        if (link is null)
            db.UserRoles.Add(new IdentityUserRole<string> { UserId = userId, RoleId = roleId });
        else
            db.UserRoles.Remove(link);
        db.Announce(ChangedAccounts.ChangeNameOf(userId), time);
        afterCommit.Run(db, () => changed.Note(userId));
    }
}
