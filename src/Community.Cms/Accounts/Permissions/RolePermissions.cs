using System.Collections.Concurrent;
using System.Security.Claims;
using Community.Abstractions.Changes;
using Community.Abstractions.Security;
using Community.Cms.Data;
using Community.Cms.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Accounts.Permissions;

/// <summary>What each role allows, kept in memory until the feed says that roles changed.</summary>
internal sealed class RolePermissions
{
    /// <summary>Authentication type of the identity that carries permissions.</summary>
    public const string IdentityType = "Permissions";

    /// <summary>What the feed calls a change of roles.</summary>
    public const string ChangeName = "Roles";

    private readonly NodeCache<Snapshot> _cache;

    public RolePermissions(IServiceScopeFactory scopes) => _cache = new(cancellationToken => LoadAsync(scopes, cancellationToken));

    /// <summary>One identity with the permissions of all these roles; shared between requests, so never change it.</summary>
    public async ValueTask<ClaimsIdentity> GetIdentityAsync(IEnumerable<string> roles, CancellationToken cancellationToken = default)
    {
        var snapshot = await _cache.GetAsync(cancellationToken);
        return snapshot.Identities.GetOrAdd(string.Join('\n', roles.Order(StringComparer.Ordinal)), snapshot.IdentityOf);
    }

    /// <summary>Whether one of these roles asks for a second factor.</summary>
    public async ValueTask<bool> DemandSecondFactorAsync(IEnumerable<string> roles, CancellationToken cancellationToken = default) =>
        (await _cache.GetAsync(cancellationToken)).Demanding.Overlaps(roles);

    public void Drop() => _cache.Drop();

    private static async Task<Snapshot> LoadAsync(IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDbContext>();
        var rows = await (
            from role in db.Roles
            join claim in db.RoleClaims on role.Id equals claim.RoleId
            where claim.ClaimType == Permission.ClaimType && role.Name != null && claim.ClaimValue != null
            select new { Role = role.Name!, Permission = claim.ClaimValue! }).ToListAsync(cancellationToken);
        var demanding = await db.Roles.Where(role => role.RequiresSecondFactor && role.Name != null).Select(role => role.Name!).ToListAsync(cancellationToken);
        return new(rows.ToLookup(row => row.Role, row => row.Permission, StringComparer.Ordinal), demanding.ToHashSet(StringComparer.Ordinal));
    }

    private sealed class Snapshot(ILookup<string, string> permissions, HashSet<string> demanding)
    {
        public HashSet<string> Demanding => demanding;

        /// <summary>By names of roles; there are as many as combinations of roles that people have.</summary>
        public ConcurrentDictionary<string, ClaimsIdentity> Identities { get; } = new(StringComparer.Ordinal);

        public ClaimsIdentity IdentityOf(string roles) => new(
            roles.Split('\n').SelectMany(role => permissions[role]).Distinct().Select(permission => new Claim(Permission.ClaimType, permission)), IdentityType);
    }
}

internal sealed class RolePermissionsConsumer(IChangeFeed feed, RolePermissions permissions) : CacheConsumer("role-permissions", feed)
{
    protected override bool Concerns(Change change) => change is { Kind: ChangeKind.Site, ContentType: RolePermissions.ChangeName };

    protected override void Drop() => permissions.Drop();
}
