using Community.Abstractions.Background;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Cms.Accounts.Mails;
using Community.Cms.Accounts.PersonalData;
using Community.Cms.Accounts.Sessions;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accounts.Inactivity;

/// <summary>
/// Warns people who have not used their account for long, then erases it; using it in between stops that. Accounts that may enter the back office are left
/// alone: they belong to the house, and staff close them.
/// </summary>
internal sealed class InactivityTask(
    CommunityDbContext db, ISiteDocuments documents, AccountErasure erasure, AccountMails mails, TimeProvider time, IStringLocalizer<AccountStrings> T) : IBackgroundTask
{
    // What is left over is done the next day.
    private const int Most = 500;
    private const int SessionDays = 15;

    public string Name => "inactive-accounts";

    public string Title => T["Warn about, then erase, accounts that nobody uses"];

    public string Schedule => "40 3 * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        var retention = await documents.GetAsync<AccountRetention>(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        // A cookie lives fourteen days: sessions that nobody used for longer have ended by themselves.
        await db.Set<AccountSession>().Where(session => session.LastSeenUtc < now.AddDays(-SessionDays)).ExecuteDeleteAsync(cancellationToken);
        int warned = await WarnAsync(now.AddMonths(-retention.InactiveMonths).AddDays(retention.WarningDays), now, retention, cancellationToken);
        int erased = await EraseAsync(now.AddMonths(-retention.InactiveMonths), now.AddDays(-retention.WarningDays), cancellationToken);
        return T["Warned: {0}. Erased: {1}.", warned, erased];
    }

    private async Task<int> WarnAsync(DateTime unusedSince, DateTime now, AccountRetention retention, CancellationToken cancellationToken)
    {
        var ids = await Idle(unusedSince).Where(user => user.EmailConfirmed && !db.Set<AccountActivity>().Any(row => row.UserId == user.Id && row.WarnedUtc != null))
            .OrderBy(user => user.CreatedUtc).Select(user => user.Id).Take(Most).ToListAsync(cancellationToken);
        foreach (var id in ids)
            await db.WriteAsync(
                async token =>
                {
                    var user = await db.Users.AsNoTracking().SingleAsync(one => one.Id == id, token);
                    var activity = await db.Set<AccountActivity>().FirstOrDefaultAsync(row => row.UserId == id, token);
                    if (activity is null)
                        db.Add(activity = new() { UserId = id, LastSignInUtc = user.CreatedUtc, LastActivityUtc = user.CreatedUtc });
                    activity.WarnedUtc = now;
                    await mails.InactiveAsync(user, now.AddDays(retention.WarningDays));
                    return true;
                },
                cancellationToken);
        db.ChangeTracker.Clear();
        return ids.Count;
    }

    /// <summary>Accounts of nobody's (never confirmed) were never warned: there is no address to write to.</summary>
    private async Task<int> EraseAsync(DateTime unusedSince, DateTime warnedBefore, CancellationToken cancellationToken)
    {
        var ids = await Idle(unusedSince).Where(user => !user.EmailConfirmed || db.Set<AccountActivity>().Any(row => row.UserId == user.Id && row.WarnedUtc <= warnedBefore))
            .OrderBy(user => user.CreatedUtc).Select(user => user.Id).Take(Most).ToListAsync(cancellationToken);
        int erased = 0;
        foreach (var id in ids)
        {
            if (await erasure.EraseAccountAsync(id, null, T["Not used for a long time, and warned"], cancellationToken) == Erasure.Done)
                erased++;
            db.ChangeTracker.Clear();
        }
        return erased;
    }

    private IQueryable<User> Idle(DateTime unusedSince) => db.Users.AsNoTracking().Where(user => user.CreatedUtc < unusedSince
        && !db.Set<AccountActivity>().Any(row => row.UserId == user.Id && row.LastActivityUtc >= unusedSince)
        && !db.UserRoles.Any(link => link.UserId == user.Id && db.RoleClaims.Any(claim => claim.RoleId == link.RoleId && claim.ClaimType == Permission.ClaimType
            && (claim.ClaimValue == CommonPermissions.AccessAdminPanel || claim.ClaimValue == CommonPermissions.SiteOwner))));
}
