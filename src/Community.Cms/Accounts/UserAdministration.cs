using System.Security.Claims;
using Community.Abstractions.Auditing;
using Community.Abstractions.Changes;
using Community.Abstractions.Security;
using Community.Cms.Accounts.Inactivity;
using Community.Cms.Accounts.Mails;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Auditing;
using Community.Cms.Changes;
using Community.Cms.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Accounts;

/// <summary>An account as staff see it.</summary>
/// <param name="Id">User id.</param>
/// <param name="DisplayName">Name shown.</param>
/// <param name="Email">Address.</param>
/// <param name="Confirmed">Whether the address is confirmed.</param>
/// <param name="Locked">Whether staff locked the account; the pause after wrong passwords does not count.</param>
/// <param name="CreatedUtc">When it was made (UTC).</param>
/// <param name="Roles">Names of its roles.</param>
internal sealed record UserOverview(string Id, string DisplayName, string Email, bool Confirmed, bool Locked, DateTime CreatedUtc, IReadOnlyList<string> Roles)
{
    /// <summary>When somebody last signed in with it (UTC); null for never.</summary>
    public DateTime? LastSignInUtc { get; init; }
    /// <summary>Last day of use (UTC).</summary>
    public DateTime? LastActivityUtc { get; init; }
    /// <summary>Why staff closed it.</summary>
    public string? SuspensionReason { get; init; }
    /// <summary>Whether it opens with a second factor.</summary>
    public bool TwoFactor { get; init; }
}

/// <summary>One page of accounts.</summary>
/// <param name="Users">The accounts.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Page">Which page this is, from 1; a number beyond the last gives the last.</param>
/// <param name="Pages">How many pages there are, at least 1.</param>
internal sealed record UserPage(IReadOnlyList<UserOverview> Users, int Total, int Page, int Pages);

/// <summary>What became of a change to an account.</summary>
internal enum UserChange
{
    Done,
    NotFound,
    /// <summary>A role that does not exist was named.</summary>
    UnknownRole,
    /// <summary>There would be no administrator left.</summary>
    LastAdministrator,
    /// <summary>Nobody suspends, merges or erases their own account here.</summary>
    Yourself,
    /// <summary>The person is told why, so there is a reason.</summary>
    NoReason,
    /// <summary>Somebody has this address already.</summary>
    Exists,
    /// <summary>The account or a role may do more than the person who wants to change it.</summary>
    BeyondYou,
    /// <summary>Somebody else changed the account at the same moment.</summary>
    Conflict,
}

/// <summary>What staff do with accounts. Pages check <see cref="CommonPermissions.ManageUsers"/>; nobody gives or takes more than they have.</summary>
internal sealed class UserAdministration(CommunityDbContext db, UserManager<User> users, AccountMails mails, PersonalData.AccountErasure erasure, SecondFactors.SecondFactor factor, IAuditTrail audit, IChangeFeed feed, TimeProvider time)
{
    private static readonly TimeSpan FeedPatience = TimeSpan.FromSeconds(2);

    /// <summary>Accounts whose name or address holds <paramref name="text"/> and that have <paramref name="role"/>, by name.</summary>
    public async Task<UserPage> ListAsync(string? text, string? role, int page, int pageSize, CancellationToken cancellationToken = default)
    {
        var query = Filter(text, role);
        int total = await query.CountAsync(cancellationToken);
        int pages = Math.Max(1, (total + pageSize - 1) / pageSize);
        int shown = Math.Clamp(page, 1, pages);
        var found = await query.OrderBy(user => user.SearchName).ThenBy(user => user.Id).Skip((shown - 1) * pageSize).Take(pageSize).ToListAsync(cancellationToken);
        return new(await WithRolesAsync(found, cancellationToken), total, shown, pages);
    }

    /// <summary>One account, or null.</summary>
    public async Task<UserOverview?> GetAsync(string userId, CancellationToken cancellationToken = default)
    {
        var found = await db.Users.AsNoTracking().Where(user => user.Id == userId).ToListAsync(cancellationToken);
        return (await WithRolesAsync(found, cancellationToken)).FirstOrDefault();
    }

    /// <summary>The account with this address, or null.</summary>
    public async Task<UserOverview?> GetByEmailAsync(string email, CancellationToken cancellationToken = default) =>
        await users.FindByEmailAsync(email) is { } user ? await GetAsync(user.Id, cancellationToken) : null;

    /// <summary>Names of all roles.</summary>
    public async Task<IReadOnlyList<string>> GetRoleNamesAsync(CancellationToken cancellationToken = default) =>
        await db.Roles.OrderBy(role => role.Name).Select(role => role.Name!).ToListAsync(cancellationToken);

    /// <summary>Gives the account exactly these roles, at once on every node.</summary>
    public Task<UserChange> SetRolesAsync(string userId, IEnumerable<string> roles, ClaimsPrincipal actor, CancellationToken cancellationToken = default)
    {
        var wanted = roles.ToHashSet(StringComparer.Ordinal);
        return ChangeAsync(
            userId,
            async (user, token) =>
            {
                var current = await users.GetRolesAsync(user);
                var changed = wanted.Except(current).Concat(current.Except(wanted)).ToList();
                if (changed.Except(await GetRoleNamesAsync(token)).Any())
                    return UserChange.UnknownRole;
                if (!await MayChangeAsync(changed, actor, token))
                    return UserChange.BeyondYou;
                if (!wanted.Contains(RoleNames.Administrator) && await users.IsLastAdministratorAsync(user))
                    return UserChange.LastAdministrator;
                var removed = await users.RemoveFromRolesAsync(user, current.Except(wanted));
                var added = removed.Succeeded ? await users.AddToRolesAsync(user, wanted.Except(current)) : removed;
                if (added.Succeeded && changed.Count > 0)
                    audit.Record(
                        new("RolesChanged", "Account", user.Id, user.DisplayName)
                        {
                            Before = new Dictionary<string, string?> { ["Roles"] = string.Join(", ", current.Order(StringComparer.Ordinal)) },
                            After = new Dictionary<string, string?> { ["Roles"] = string.Join(", ", wanted.Order(StringComparer.Ordinal)) },
                        },
                        actor);
                return added.Succeeded ? UserChange.Done : UserChange.Conflict;
            },
            cancellationToken);
    }

    /// <summary>Closes the account: open sessions end, nobody signs in with it, and the person is told why, unless the caller does.</summary>
    public Task<UserChange> SuspendAsync(string userId, string? reason, ClaimsPrincipal actor, bool tell = true, CancellationToken cancellationToken = default) => ChangeAsync(
        userId,
        async (user, token) =>
        {
            if (string.IsNullOrWhiteSpace(reason))
                return UserChange.NoReason;
            if (actor.FindFirstValue(ClaimTypes.NameIdentifier) == user.Id)
                return UserChange.Yourself;
            if (!await MayChangeAsync(await users.GetRolesAsync(user), actor, token))
                return UserChange.BeyondYou;
            if (await users.IsLastAdministratorAsync(user))
                return UserChange.LastAdministrator;
            var words = reason.Trim();
            user.SuspensionReason = words.Length > AuditTrail.LongestReason ? words[..AuditTrail.LongestReason] : words;
            user.LockoutEnabled = true;
            user.LockoutEnd = DateTimeOffset.MaxValue;
            await db.Set<AccountSession>().Where(session => session.UserId == user.Id).ExecuteDeleteAsync(token);
            audit.Record(new("AccountSuspended", "Account", user.Id, user.DisplayName) { Reason = user.SuspensionReason }, actor);
            if (tell && user.EmailConfirmed)
                await mails.SuspendedAsync(user);
            return (await users.UpdateSecurityStampAsync(user)).Succeeded ? UserChange.Done : UserChange.Conflict;
        },
        cancellationToken);

    /// <summary>Opens a suspended account again; the person is told, unless the caller does.</summary>
    public Task<UserChange> UnlockAsync(string userId, ClaimsPrincipal actor, bool tell = true, CancellationToken cancellationToken = default) => ChangeAsync(
        userId,
        async (user, token) =>
        {
            if (!await MayChangeAsync(await users.GetRolesAsync(user), actor, token))
                return UserChange.BeyondYou;
            if (user.IsLockedByStaff())
            {
                audit.Record(new("AccountReopened", "Account", user.Id, user.DisplayName) { Before = new Dictionary<string, string?> { ["Reason"] = user.SuspensionReason } }, actor);
                if (tell && user.EmailConfirmed)
                    await mails.ReopenedAsync(user);
            }
            user.LockoutEnd = null;
            user.SuspensionReason = null;
            user.AccessFailedCount = 0;
            return (await users.UpdateAsync(user)).Succeeded ? UserChange.Done : UserChange.Conflict;
        },
        cancellationToken);

    /// <summary>Sends the person a link to choose a new password. Nothing changes until they do.</summary>
    public Task<UserChange> SendResetAsync(string userId, CancellationToken cancellationToken = default) => db.WriteAsync(
        async _ =>
        {
            if (await users.FindByIdAsync(userId) is not { } user)
                return UserChange.NotFound;
            await mails.ResetAsync(user);
            return UserChange.Done;
        },
        cancellationToken);

    /// <summary>Makes an account with a name, an address and roles, and invites the person to open it by choosing a password.</summary>
    /// <returns>What became of it, and the account.</returns>
    public Task<(UserChange Outcome, string? UserId)> InviteAsync(
        string name, string email, string culture, IReadOnlyCollection<string> roles, ClaimsPrincipal actor, CancellationToken cancellationToken = default) =>
        db.WriteAsync<(UserChange, string?)>(
            async token =>
            {
                if (await users.FindByEmailAsync(email) is { } known)
                    return (UserChange.Exists, known.Id);
                if (roles.Except(await GetRoleNamesAsync(token)).Any())
                    return (UserChange.UnknownRole, null);
                if (!await MayChangeAsync(roles, actor, token))
                    return (UserChange.BeyondYou, null);
                var user = new User { UserName = email, Email = email, DisplayName = name, Culture = culture, CreatedUtc = time.GetUtcNow().UtcDateTime };
                Membership.Check(await users.CreateAsync(user));
                Membership.Check(await users.AddToRolesAsync(user, roles));
                audit.Record(
                    new("AccountInvited", "Account", user.Id, name) { After = new Dictionary<string, string?> { ["Roles"] = string.Join(", ", roles.Order(StringComparer.Ordinal)) } }, actor);
                await mails.InvitedAsync(user);
                return (UserChange.Done, user.Id);
            },
            cancellationToken);

    /// <summary>Takes second factor and passkeys away from somebody who lost them. The person is told, and signs in with the password alone.</summary>
    public Task<UserChange> RemoveFactorsAsync(string userId, ClaimsPrincipal actor, CancellationToken cancellationToken = default) => ChangeAsync(
        userId,
        async (user, token) =>
        {
            if (!await MayChangeAsync(await users.GetRolesAsync(user), actor, token))
                return UserChange.BeyondYou;
            foreach (var passkey in await users.GetPasskeysAsync(user))
                Membership.Check(await users.RemovePasskeyAsync(user, passkey.CredentialId));
            await factor.DisableAsync(user, actor, token);
            return UserChange.Done;
        },
        cancellationToken);

    /// <summary>Erases the account; see <see cref="PersonalData.AccountErasure"/>.</summary>
    public async Task<UserChange> EraseAsync(string userId, string? reason, ClaimsPrincipal actor, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return UserChange.NoReason;
        return await RefusalAsync(userId, actor, cancellationToken) ?? Outcome(await erasure.EraseAccountAsync(userId, actor, reason.Trim(), cancellationToken));
    }

    /// <summary>Gives all of one account to another and removes the first.</summary>
    public async Task<UserChange> MergeAsync(string fromUserId, string intoUserId, ClaimsPrincipal actor, CancellationToken cancellationToken = default) =>
        await RefusalAsync(fromUserId, actor, cancellationToken) ?? await RefusalAsync(intoUserId, actor, cancellationToken, mayBeOwn: true)
        ?? Outcome(await erasure.MergeAsync(fromUserId, intoUserId, actor, cancellationToken));

    private async Task<UserChange?> RefusalAsync(string userId, ClaimsPrincipal actor, CancellationToken cancellationToken, bool mayBeOwn = false)
    {
        if (await users.FindByIdAsync(userId) is not { } user)
            return UserChange.NotFound;
        if (!mayBeOwn && actor.FindFirstValue(ClaimTypes.NameIdentifier) == user.Id)
            return UserChange.Yourself;
        return await MayChangeAsync(await users.GetRolesAsync(user), actor, cancellationToken) ? null : UserChange.BeyondYou;
    }

    private static UserChange Outcome(PersonalData.Erasure outcome) => outcome switch
    {
        PersonalData.Erasure.Done => UserChange.Done,
        PersonalData.Erasure.LastAdministrator => UserChange.LastAdministrator,
        _ => UserChange.NotFound,
    };

    private async Task<UserChange> ChangeAsync(string userId, Func<User, CancellationToken, Task<UserChange>> change, CancellationToken cancellationToken)
    {
        ChangeRow? announced = null;
        var outcome = await db.WriteAsync(
            async token =>
            {
                if (await users.FindByIdAsync(userId) is not { } user)
                    return UserChange.NotFound;
                // The request may have read it before it waited for its turn to write.
                await db.Entry(user).ReloadAsync(token);
                var made = await change(user, token);
                if (made == UserChange.Done)
                    announced = db.Announce(ChangedAccounts.ChangeNameOf(user.Id), time);
                return made;
            },
            cancellationToken);
        if (announced is not null)
            await feed.CatchUpAsync(announced.Sequence, FeedPatience, cancellationToken);
        return outcome;
    }

    private IQueryable<User> Filter(string? text, string? role)
    {
        var query = db.Users.AsNoTracking();
        var words = text?.Replace("\0", "", StringComparison.Ordinal);
        if (!string.IsNullOrWhiteSpace(words))
        {
            var pattern = NameSearch.Containing(words);
            query = query.Where(user => EF.Functions.Like(user.SearchName, pattern, "\\") || EF.Functions.Like(user.Email!.ToLower(), pattern, "\\"));
        }
        if (!string.IsNullOrEmpty(role))
            query = query.Where(user => db.UserRoles.Any(link => link.UserId == user.Id && db.Roles.Any(r => r.Id == link.RoleId && r.Name == role)));
        return query;
    }

    private async Task<IReadOnlyList<UserOverview>> WithRolesAsync(List<User> found, CancellationToken cancellationToken)
    {
        var ids = found.Select(user => user.Id).ToArray();
        var names = (await (
            from link in db.UserRoles
            join role in db.Roles on link.RoleId equals role.Id
            where ids.Contains(link.UserId)
            select new { link.UserId, role.Name }).ToListAsync(cancellationToken)).ToLookup(link => link.UserId, link => link.Name!);
        var used = await db.Set<AccountActivity>().AsNoTracking().Where(row => ids.Contains(row.UserId)).ToDictionaryAsync(row => row.UserId, cancellationToken);
        return [.. found.Select(user => new UserOverview(
            user.Id, user.DisplayName, user.Email ?? "", user.EmailConfirmed, user.IsLockedByStaff(), user.CreatedUtc, [.. names[user.Id].Order(StringComparer.Ordinal)])
        {
            LastSignInUtc = used.GetValueOrDefault(user.Id)?.LastSignInUtc,
            LastActivityUtc = used.GetValueOrDefault(user.Id)?.LastActivityUtc,
            SuspensionReason = user.SuspensionReason,
            TwoFactor = user.TwoFactorEnabled,
        })];
    }

    /// <summary>Whether the person may do all that these roles may.</summary>
    private async Task<bool> MayChangeAsync(IEnumerable<string> roles, ClaimsPrincipal actor, CancellationToken cancellationToken)
    {
        var names = roles.ToArray();
        var permissions = await (
            from role in db.Roles
            join claim in db.RoleClaims on role.Id equals claim.RoleId
            where names.Contains(role.Name) && claim.ClaimType == Permission.ClaimType
            select claim.ClaimValue!).Distinct().ToListAsync(cancellationToken);
        return permissions.All(actor.HasPermission);
    }
}
