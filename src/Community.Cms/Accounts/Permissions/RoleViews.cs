using System.Security.Claims;
using Community.Abstractions.Security;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Accounts.Permissions;

/// <inheritdoc cref="IRoleViews" />
internal sealed class RoleViews(CommunityDbContext db, RolePermissions permissions) : IRoleViews
{
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default) =>
        await db.Roles.AsNoTracking().Where(role => role.Name != null).OrderBy(role => role.Name).Select(role => role.Name!).ToListAsync(cancellationToken);

    public async Task<ClaimsPrincipal?> OfAsync(string role, CancellationToken cancellationToken = default) =>
        (await NamesAsync(cancellationToken)).Contains(role)
            ? new([new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "RoleView"), await permissions.GetIdentityAsync([role], cancellationToken)])
            : null;
}
