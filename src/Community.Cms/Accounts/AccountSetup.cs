using System.Globalization;
using System.Security.Cryptography;
using Community.Abstractions.Recipes;
using Community.Abstractions.Security;
using Community.Cms.Accounts.Mails;
using Community.Cms.Accounts.Permissions;
using Community.Cms.Data;
using Community.Cms.Sites;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Community.Cms.Accounts;

/// <summary>A sign-in of the demonstration.</summary>
/// <param name="Email">Address.</param>
/// <param name="Role">Its one role.</param>
/// <param name="Password">Password it was made with; the person may have changed it since.</param>
internal sealed record DemoAccount(string Email, string Role, string Password);

/// <summary>Roles and first accounts, for set-up and recipes. Everything here may be repeated.</summary>
internal sealed class AccountSetup(
    CommunityDbContext db, UserManager<User> users, RoleManager<Role> roles, RolePermissions memory, AfterCommit afterCommit, TimeProvider time,
    IConfiguration configuration)
{
    // Where it is noted that the first administrator's link was made, and when.
    private const string LinkProvider = "Setup", LinkName = "first-link";

    // Without letters and digits that look alike.
    private const string PasswordLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly (string Email, string Name, string Role)[] Demo =
    [
        ("administrator@example.org", "Administration", RoleNames.Administrator),
        ("redaction@example.org", "Rédaction", RoleNames.Editor),
        ("membre@example.org", "Membre", RoleNames.Member),
    ];

    /// <summary>Where the passwords of the demonstration are kept, for the owner of the data folder only.</summary>
    public string DemoAccountsPath => Path.Combine(configuration["Community:DataPath"]!, "demo-accounts.txt");

    /// <summary>Makes roles that are missing and gives each exactly these permissions. Other roles stay. An administrator can never be left without <see cref="CommonPermissions.SiteOwner"/>.</summary>
    /// <exception cref="RecipeException">A role cannot have this name.</exception>
    public Task EnsureRolesAsync(IEnumerable<(string Name, string[] Permissions)> wanted, CancellationToken cancellationToken = default) => db.WriteAsync(
        async token =>
        {
            var changed = false;
            foreach (var (name, permissions) in wanted)
                changed |= await EnsureRoleAsync(name, permissions, token);
            if (changed)
                AnnounceRoles();
            return changed;
        },
        cancellationToken);

    /// <summary>All roles with their permissions, by name.</summary>
    public async Task<IReadOnlyList<(string Name, string[] Permissions)>> GetRolesAsync(CancellationToken cancellationToken = default)
    {
        var permissions = (await db.RoleClaims.Where(claim => claim.ClaimType == Permission.ClaimType).ToListAsync(cancellationToken))
            .ToLookup(claim => claim.RoleId, claim => claim.ClaimValue!);
        var all = await db.Roles.AsNoTracking().OrderBy(role => role.Name).ToListAsync(cancellationToken);
        return [.. all.Select(role => (role.Name!, permissions[role.Id].Order(StringComparer.Ordinal).ToArray()))];
    }

    /// <summary>
    /// Makes the sign-ins of the demonstration that are missing. The passwords are written before the accounts are made, so that a set-up that was
    /// killed between the two finishes with the same ones.
    /// </summary>
    public async Task<IReadOnlyList<DemoAccount>> CreateDemoAccountsAsync(CancellationToken cancellationToken = default)
    {
        var accounts = await ReadDemoAccountsAsync(cancellationToken);
        var lines = accounts.Select(account => $"{account.Email}\t{account.Password}\t{account.Role}\n");
        if (!File.Exists(DemoAccountsPath))
            await OwnerOnly.WriteAsync(DemoAccountsPath, string.Concat(lines), cancellationToken);
        foreach (var account in accounts)
            await EnsureAccountAsync(account.Email, Demo.First(demo => demo.Email == account.Email).Name, account.Role, account.Password, cancellationToken);
        return accounts;
    }

    /// <summary>
    /// Makes the account of the first administrator and answers the path, starting with <c>/</c>, of the page where they choose their password; it works for
    /// one day. Null when there is an administrator who has done so, and while a path that was answered before still works: there is never more than one.
    /// </summary>
    public Task<string?> CreateFirstAdministratorAsync(string email, CancellationToken cancellationToken = default) => db.WriteAsync<string?>(
        async token =>
        {
            var administrators = await users.GetUsersInRoleAsync(RoleNames.Administrator);
            if (administrators.Any(administrator => administrator.EmailConfirmed))
                return null;
            var user = await EnsureAccountAsync(email.Trim(), email.Trim().Split('@')[0], RoleNames.Administrator, null, token);
            // An address that was mistyped at the first start must not open the house to whoever has it.
            foreach (var mistyped in administrators.Where(administrator => administrator.Id != user.Id))
            {
                Membership.Check(await users.RemoveFromRoleAsync(mistyped, RoleNames.Administrator));
                Membership.Check(await users.UpdateSecurityStampAsync(mistyped));
            }
            var now = time.GetUtcNow();
            if (DateTimeOffset.TryParse(await users.GetAuthenticationTokenAsync(user, LinkProvider, LinkName), CultureInfo.InvariantCulture, out var made) && now <= made + DayTokens.Day)
                return null;
            Membership.Check(await users.UpdateSecurityStampAsync(user));
            Membership.Check(await users.SetAuthenticationTokenAsync(user, LinkProvider, LinkName, now.ToString("O", CultureInfo.InvariantCulture)));
            return AccountLinks.NewPassword(user.Id, await users.GeneratePasswordResetTokenAsync(user));
        },
        cancellationToken);

    private void AnnounceRoles()
    {
        db.Announce(RolePermissions.ChangeName, time);
        afterCommit.Run(db, memory.Drop);
    }

    private async Task<bool> EnsureRoleAsync(string name, IEnumerable<string> permissions, CancellationToken cancellationToken)
    {
        var role = await roles.FindByNameAsync(name);
        var isNew = role is null;
        if (role is null)
        {
            role = new Role { Name = name };
            if (!(await roles.CreateAsync(role)).Succeeded)
                throw new RecipeException($"« {name} » cannot be the name of a role.");
        }
        var wanted = permissions.Concat(role.Name == RoleNames.Administrator ? [CommonPermissions.SiteOwner] : []).ToHashSet(StringComparer.Ordinal);
        var claims = await db.RoleClaims.Where(claim => claim.RoleId == role.Id && claim.ClaimType == Permission.ClaimType).ToListAsync(cancellationToken);
        var unwanted = claims.Where(claim => !wanted.Contains(claim.ClaimValue!)).ToList();
        var missing = wanted.Except(claims.Select(claim => claim.ClaimValue!)).Order(StringComparer.Ordinal).ToList();
        db.RoleClaims.RemoveRange(unwanted);
        db.RoleClaims.AddRange(missing.Select(permission => new IdentityRoleClaim<string> { RoleId = role.Id, ClaimType = Permission.ClaimType, ClaimValue = permission }));
        await db.SaveChangesAsync(cancellationToken);
        return isNew || unwanted.Count + missing.Count > 0;
    }

    private Task<User> EnsureAccountAsync(string email, string name, string role, string? password, CancellationToken cancellationToken) => db.WriteAsync(
        async token =>
        {
            var user = await users.FindByEmailAsync(email);
            if (user is null)
            {
                user = new User { UserName = email, Email = email, DisplayName = name, CreatedUtc = time.GetUtcNow().UtcDateTime, EmailConfirmed = password is not null };
                Membership.Check(password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password));
            }
            if (await roles.FindByNameAsync(role) is null && await EnsureRoleAsync(role, role == RoleNames.Administrator ? [CommonPermissions.AccessAdminPanel] : [], token))
                AnnounceRoles();
            if (!await users.IsInRoleAsync(user, role))
                Membership.Check(await users.AddToRoleAsync(user, role));
            return user;
        },
        cancellationToken);

    private async Task<IReadOnlyList<DemoAccount>> ReadDemoAccountsAsync(CancellationToken cancellationToken)
    {
        var known = File.Exists(DemoAccountsPath)
            ? (await File.ReadAllLinesAsync(DemoAccountsPath, cancellationToken)).Select(line => line.Split('\t')).Where(cells => cells.Length > 1)
                .ToDictionary(cells => cells[0], cells => cells[1])
            : [];
        return [.. Demo.Select(demo => new DemoAccount(demo.Email, demo.Role, known.GetValueOrDefault(demo.Email) ?? RandomPassword()))];
    }

    private static string RandomPassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(PasswordLetters, 5)));
}
