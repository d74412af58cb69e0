using System.Security.Claims;
using System.Text.RegularExpressions;
using Community.Abstractions.Auditing;
using Community.Abstractions.Changes;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Accounts;
using Community.Cms.Accounts.Permissions;
using Community.Cms.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Admin.Permissions;

/// <summary>A role and what it allows.</summary>
internal sealed record RoleOverview(string Name, int People, IReadOnlySet<string> Permissions, bool RequiresSecondFactor);

/// <summary>What became of a change to a role.</summary>
internal enum RoleChange
{
    Done,
    NotFound,
    /// <summary>A permission nobody declares was named.</summary>
    UnknownPermission,
    /// <summary>The change gives or takes what the person does not have.</summary>
    BeyondYou,
    /// <summary>The administrators would no longer be owners of the site.</summary>
    LastOwner,
    /// <summary>A role of this name exists.</summary>
    Exists,
    /// <summary>Code gives people this role: it stays.</summary>
    BuiltIn,
    /// <summary>Somebody has it.</summary>
    InUse,
}

/// <summary>Reads and changes what roles allow.</summary>
internal sealed partial class RoleEditor(
    CommunityDbContext data, IEnumerable<IPermissionProvider> providers, IContentDefinitionManager definitions, ILookupNormalizer normalizer, IAuditTrail audit, IChangeFeed feed, TimeProvider time)
{
    /// <summary>Longest name of a role, in characters.</summary>
    public const int LongestName = 50;

    // What other systems call everybody and everybody with an account: here, what they may do is no role.
    private static readonly string[] Reserved = ["Anonymous", "Authenticated"];

    private static readonly TimeSpan FeedPatience = TimeSpan.FromSeconds(2);

    /// <summary>Every permission that a module declares, in its order.</summary>
    public IReadOnlyList<Permission> Known => [.. providers.SelectMany(provider => provider.GetPermissions()).DistinctBy(permission => permission.Name)];

    /// <summary>The same, by the module that declares them: the engine's first. The key is the name of the provider's assembly.</summary>
    public IReadOnlyList<(string Module, IReadOnlyList<Permission> Permissions)> Groups
    {
        get
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            return [.. providers.GroupBy(provider => provider.GetType().Assembly.GetName().Name!)
                .Select(group => (Module: group.Key, Permissions: (IReadOnlyList<Permission>)[.. group.SelectMany(provider => provider.GetPermissions()).Where(permission => seen.Add(permission.Name))]))
                .Where(group => group.Permissions.Count > 0)
                .OrderBy(group => group.Module.StartsWith("Community.Cms", StringComparison.Ordinal) ? 0 : 1).ThenBy(group => group.Module, StringComparer.Ordinal)];
        }
    }

    public async Task<IReadOnlyList<RoleOverview>> ListAsync(CancellationToken cancellationToken)
    {
        var roles = await data.Roles.AsNoTracking().OrderBy(role => role.Name)
            .Select(role => new { role.Id, Name = role.Name!, role.RequiresSecondFactor, People = data.UserRoles.Count(link => link.RoleId == role.Id) }).ToListAsync(cancellationToken);
        var claims = (await data.RoleClaims.AsNoTracking().Where(claim => claim.ClaimType == Permission.ClaimType)
            .Select(claim => new { claim.RoleId, claim.ClaimValue }).ToListAsync(cancellationToken)).ToLookup(claim => claim.RoleId, claim => claim.ClaimValue!);
        return [.. roles.Select(role => new RoleOverview(role.Name, role.People, claims[role.Id].ToHashSet(StringComparer.Ordinal), role.RequiresSecondFactor))];
    }

    /// <summary>Whether code gives people this role.</summary>
    public bool IsBuiltIn(string roleName) => providers.SelectMany(provider => provider.GetRoles()).Contains(roleName);

    /// <summary>Whether a role cannot have this name, being kept for what is none.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name can stand in an address and in a list: a letter, then letters, digits, spaces, hyphens, apostrophes and middle dots.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>Makes a role that allows nothing yet. Its name differs from every other by more than case.</summary>
    public Task<RoleChange> AddAsync(string name, ClaimsPrincipal actor, CancellationToken cancellationToken) => AnnouncedAsync(async token =>
    {
        var normalized = normalizer.NormalizeName(name);
        if (await data.Roles.AnyAsync(role => role.NormalizedName == normalized, token))
            return RoleChange.Exists;
        var role = new Role { Name = name, NormalizedName = normalized };
        data.Roles.Add(role);
        audit.Record(new("RoleAdded", "Role", role.Id, name), actor);
        return RoleChange.Done;
    }, cancellationToken);

    /// <summary>Removes a role that nobody has and no code gives.</summary>
    public Task<RoleChange> RemoveAsync(string roleName, ClaimsPrincipal actor, CancellationToken cancellationToken) => AnnouncedAsync(async token =>
    {
        if (await data.Roles.FirstOrDefaultAsync(role => role.Name == roleName, token) is not { } role)
            return RoleChange.NotFound;
        if (IsBuiltIn(roleName))
            return RoleChange.BuiltIn;
        if (await data.UserRoles.AnyAsync(link => link.RoleId == role.Id, token))
            return RoleChange.InUse;
        var permissions = await data.RoleClaims.Where(claim => claim.RoleId == role.Id && claim.ClaimType == Permission.ClaimType).Select(claim => claim.ClaimValue!).ToListAsync(token);
        if (!permissions.All(permission => May(actor, permission)))
            return RoleChange.BeyondYou;
        data.Roles.Remove(role);
        audit.Record(new("RoleRemoved", "Role", role.Id, roleName) { Before = State(permissions, role.RequiresSecondFactor) }, actor);
        return RoleChange.Done;
    }, cancellationToken);

    /// <summary>Gives and takes permissions; what others changed meanwhile stays.</summary>
    public async Task<RoleChange> ChangeAsync(
        string roleName, IReadOnlyCollection<string> give, IReadOnlyCollection<string> take, bool secondFactor, ClaimsPrincipal actor, CancellationToken cancellationToken)
    {
        if (!give.Concat(take).All(permission => May(actor, permission)))
            return RoleChange.BeyondYou;
        var types = await definitions.GetAsync(cancellationToken);
        if (give.Except(Known.Select(permission => permission.Name)).Any(name => types.FindType(TypePermission.Read(name)?.Type) is null))
            return RoleChange.UnknownPermission;
        // Whoever asks others for a second factor, or spares them it, may do all that they may.
        if (roleName == RoleNames.Administrator && !actor.HasPermission(CommonPermissions.SiteOwner))
            return RoleChange.BeyondYou;
        if (roleName == RoleNames.Administrator && take.Contains(CommonPermissions.SiteOwner))
            return RoleChange.LastOwner;
        return await AnnouncedAsync(async token =>
        {
            if (await data.Roles.FirstOrDefaultAsync(role => role.Name == roleName, token) is not { } role)
                return RoleChange.NotFound;
            var claims = await data.RoleClaims.Where(claim => claim.RoleId == role.Id && claim.ClaimType == Permission.ClaimType).ToListAsync(token);
            data.RoleClaims.RemoveRange(claims.Where(claim => take.Contains(claim.ClaimValue!)));
            data.RoleClaims.AddRange(give.Except(claims.Select(claim => claim.ClaimValue!)).Select(name =>
                new IdentityRoleClaim<string> { RoleId = role.Id, ClaimType = Permission.ClaimType, ClaimValue = name }));
            audit.Record(
                new("RoleChanged", "Role", role.Id, roleName)
                {
                    Before = State(claims.Select(claim => claim.ClaimValue!).Intersect(take), role.RequiresSecondFactor),
                    After = State(give.Except(claims.Select(claim => claim.ClaimValue!)), secondFactor),
                },
                actor);
            role.RequiresSecondFactor = secondFactor;
            return RoleChange.Done;
        }, cancellationToken);
    }

    // What is done counts at once, on every node.
    private async Task<RoleChange> AnnouncedAsync(Func<CancellationToken, Task<RoleChange>> change, CancellationToken cancellationToken)
    {
        Cms.Changes.ChangeRow? announced = null;
        var outcome = await data.WriteAsync(async token =>
        {
            var done = await change(token);
            if (done == RoleChange.Done)
                announced = data.Announce(RolePermissions.ChangeName, time);
            return done;
        }, cancellationToken);
        if (announced is not null)
            await feed.CatchUpAsync(announced.Sequence, FeedPatience, cancellationToken);
        return outcome;
    }

    // Whoever may do it for all types may give it for one.
    private static bool May(ClaimsPrincipal actor, string permission) => actor.HasPermission(permission) || TypePermission.EnoughFor(permission).Any(actor.HasPermission);

    private static Dictionary<string, string?> State(IEnumerable<string> permissions, bool secondFactor) => new()
    {
        ["Permissions"] = string.Join(", ", permissions.Order(StringComparer.Ordinal)),
        ["RequiresSecondFactor"] = secondFactor ? "true" : "false",
    };

    [GeneratedRegex(@"^\p{L}[\p{L}\p{M}\p{N} '’·-]*$")]
    private static partial Regex Name();
}
