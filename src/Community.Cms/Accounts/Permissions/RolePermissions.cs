using System.Collections.Concurrent;
using System.Security.Claims;
using Community.Abstractions.Changes;
using Community.Abstractions.Security;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Accounts.Permissions;

/// <summary>What each role allows, kept in memory until the feed says that roles changed.</summary>
internal sealed class RolePermissions(IServiceScopeFactory scopes) : IChangeConsumer
{
    /// <summary>Authentication type of the identity that carries permissions.</summary>
    public const string IdentityType = "Permissions";

    /// <summary>What the feed calls a change of roles.</summary>
    public const string ChangeName = "Roles";

    private volatile Snapshot? _current;
    private int _changes;
    private long? _cursor;

    public string Name => "role-permissions";

    /// <summary>One identity with the permissions of all these roles; shared between requests, so never change it.</summary>
    public async ValueTask<ClaimsIdentity> GetIdentityAsync(IReadOnlyList<string> roles, CancellationToken cancellationToken = default)
    {
        var current = _current ?? await LoadAsync(cancellationToken);
        return current.Identities.GetOrAdd(string.Join('\n', roles.Order(StringComparer.Ordinal)), key => current.IdentityOf(key));
    }

    public async Task<long> GetCursorAsync(CancellationToken cancellationToken)
    {
        if (_cursor is { } cursor)
            return cursor;
        await using var scope = scopes.CreateAsyncScope();
        _cursor = await scope.ServiceProvider.GetRequiredService<IChangeFeed>().GetLatestAsync(cancellationToken);
        // What was read before this moment may already be old.
        Forget();
        return _cursor.Value;
    }

    public Task HandleAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        if (changes.Any(change => change is { Kind: ChangeKind.Site, ContentType: ChangeName }))
            Forget();
        _cursor = changes[^1].Sequence;
        return Task.CompletedTask;
    }

    private async Task<Snapshot> LoadAsync(CancellationToken cancellationToken)
    {
        int changes = Volatile.Read(ref _changes);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommunityDbContext>();
        var rows = await (
            from role in db.Roles
            join claim in db.RoleClaims on role.Id equals claim.RoleId
            where claim.ClaimType == Permission.ClaimType && role.Name != null && claim.ClaimValue != null
            select new { Role = role.Name!, Permission = claim.ClaimValue! }).ToListAsync(cancellationToken);
        var snapshot = new Snapshot(rows.ToLookup(row => row.Role, row => row.Permission, StringComparer.Ordinal));
        // Kept only when nothing changed meanwhile.
        if (changes == Volatile.Read(ref _changes))
            _current = snapshot;
        return snapshot;
    }

    private void Forget()
    {
        Interlocked.Increment(ref _changes);
        _current = null;
    }

    private sealed class Snapshot(ILookup<string, string> permissions)
    {
        public ConcurrentDictionary<string, ClaimsIdentity> Identities { get; } = new(StringComparer.Ordinal);

        public ClaimsIdentity IdentityOf(string roles) => new(
            roles.Split('\n').SelectMany(role => permissions[role]).Distinct().Select(permission => new Claim(Permission.ClaimType, permission)),
            IdentityType);
    }
}
