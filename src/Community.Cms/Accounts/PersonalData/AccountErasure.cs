using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Auditing;
using Community.Abstractions.Changes;
using Community.Cms.Accounts.Mails;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Changes;
using Community.Cms.Data;
using Microsoft.AspNetCore.Identity;

namespace Community.Cms.Accounts.PersonalData;

/// <summary>What became of a wish to erase an account.</summary>
internal enum Erasure
{
    Done,
    NotFound,
    /// <summary>There would be no administrator left.</summary>
    LastAdministrator,
}

/// <summary>Erases an account with all that the house and its modules keep of the person, in one transaction: all of it, or nothing.</summary>
internal sealed class AccountErasure(
    CommunityDbContext db, UserManager<User> users, IEnumerable<IPersonalDataSource> sources, AccountMails mails, IAuditTrail audit, IChangeFeed feed, TimeProvider time)
{
    private static readonly TimeSpan FeedPatience = TimeSpan.FromSeconds(2);

    /// <summary>What an erasure would do now, the account itself first.</summary>
    public async Task<IReadOnlyList<ErasureLine>> PreviewAsync(string userId, CancellationToken cancellationToken = default)
    {
        List<ErasureLine> lines = [];
        foreach (var source in InOrder().Reverse())
            lines.AddRange((await source.PreviewAsync(userId, cancellationToken)).Where(line => line.Count > 0));
        return lines;
    }

    /// <summary>Does it. The person is told by mail, sessions end at once.</summary>
    /// <param name="userId">Whose account.</param>
    /// <param name="actor">Who wants it; null for the site itself.</param>
    /// <param name="reason">Why, for the audit trail.</param>
    /// <param name="cancellationToken">Stops it; nothing is erased then.</param>
    public async Task<Erasure> EraseAccountAsync(string userId, ClaimsPrincipal? actor, string? reason, CancellationToken cancellationToken = default)
    {
        ChangeRow? announced = null;
        var outcome = await db.WriteAsync(
            async token =>
            {
                if (await users.FindByIdAsync(userId) is not { } user)
                    return Erasure.NotFound;
                await db.Entry(user).ReloadAsync(token);
                if (await users.IsLastAdministratorAsync(user))
                    return Erasure.LastAdministrator;
                // The engine comes last: modules may still need to know whose things are whose.
                foreach (var source in InOrder())
                {
                    await source.EraseAsync(userId, token);
                    await db.SaveChangesAsync(token);
                }
                audit.Record(new("AccountErased", "Account", userId, userId[..Math.Min(8, userId.Length)]) { Reason = reason }, actor?.FindFirstValue(ClaimTypes.NameIdentifier) == userId ? Nameless(actor) : actor);
                if (user.EmailConfirmed)
                    await mails.ErasedAsync(user);
                announced = db.Announce(ChangedAccounts.ChangeNameOf(userId), time);
                Membership.Check(await users.DeleteAsync(user));
                return Erasure.Done;
            },
            cancellationToken);
        if (announced is not null)
            await feed.CatchUpAsync(announced.Sequence, FeedPatience, cancellationToken);
        return outcome;
    }

    /// <summary>What making one account of two would do now.</summary>
    public async Task<IReadOnlyList<ErasureLine>> PreviewMergeAsync(string fromUserId, string intoUserId, CancellationToken cancellationToken = default)
    {
        List<ErasureLine> lines = [];
        foreach (var source in InOrder().Reverse())
            lines.AddRange((await source.PreviewMergeAsync(fromUserId, intoUserId, cancellationToken)).Where(line => line.Count > 0));
        return lines;
    }

    /// <summary>Gives all that belongs to one account to another, and removes the first. Both addresses are told.</summary>
    public async Task<Erasure> MergeAsync(string fromUserId, string intoUserId, ClaimsPrincipal actor, CancellationToken cancellationToken = default)
    {
        ChangeRow? announced = null;
        var outcome = await db.WriteAsync(
            async token =>
            {
                if (fromUserId == intoUserId || await users.FindByIdAsync(fromUserId) is not { } from || await users.FindByIdAsync(intoUserId) is not { } into)
                    return Erasure.NotFound;
                await db.Entry(from).ReloadAsync(token);
                if (await users.IsLastAdministratorAsync(from))
                    return Erasure.LastAdministrator;
                foreach (var source in InOrder())
                {
                    await source.MergeAsync(fromUserId, intoUserId, token);
                    await db.SaveChangesAsync(token);
                }
                audit.Record(new("AccountsMerged", "Account", intoUserId, into.DisplayName) { Before = new Dictionary<string, string?> { ["Account"] = from.DisplayName } }, actor);
                if (from.EmailConfirmed)
                    await mails.MergedAsync(from.Email!, into);
                if (into.EmailConfirmed)
                    await mails.MergedAsync(into.Email!, into);
                announced = db.Announce(ChangedAccounts.ChangeNameOf(fromUserId), time);
                Membership.Check(await users.DeleteAsync(from));
                return Erasure.Done;
            },
            cancellationToken);
        if (announced is not null)
            await feed.CatchUpAsync(announced.Sequence, FeedPatience, cancellationToken);
        return outcome;
    }

    private IEnumerable<IPersonalDataSource> InOrder() => sources.OrderBy(source => source is EngineData ? 1 : 0).ThenBy(source => source.Name, StringComparer.Ordinal);

    // Who erases themselves leaves no name behind.
    private static ClaimsPrincipal Nameless(ClaimsPrincipal actor) =>
        new(new ClaimsIdentity(actor.FindAll(ClaimTypes.NameIdentifier), "Erased"));
}
