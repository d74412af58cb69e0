using System.Security.Claims;
using System.Security.Cryptography;
using Community.Abstractions.Auditing;
using Community.Abstractions.Changes;
using Community.Cms.Accounts.Inactivity;
using Community.Cms.Changes;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Accounts.Sessions;

/// <summary>Where each person is signed in.</summary>
internal sealed class SessionBook(CommunityDbContext db, IAuditTrail audit, IChangeFeed feed, TimeProvider time)
{
    /// <summary>Claim with the session's id.</summary>
    public const string ClaimType = "session";

    private static readonly TimeSpan FeedPatience = TimeSpan.FromSeconds(2);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Id of the session that a person's cookie belongs to; null for cookies of before there were any.</summary>
    public static string? IdOf(ClaimsPrincipal? user) => user?.FindFirstValue(ClaimType);

    /// <summary>The cookie's event: whoever signs in gets a session, and whose cookie is only written anew keeps theirs.</summary>
    public static async Task OnSigningInAsync(CookieSigningInContext context)
    {
        if (context.Principal?.Identity is not ClaimsIdentity identity || identity.FindFirst(ClaimTypes.NameIdentifier)?.Value is not { } userId)
            return;
        var user = context.HttpContext.User;
        var known = user.FindFirstValue(ClaimTypes.NameIdentifier) == userId ? IdOf(user) : null;
        var id = IdOf(context.Principal) ?? known ?? await context.HttpContext.RequestServices.GetRequiredService<SessionBook>().StartAsync(userId, context);
        if (IdOf(context.Principal) is null)
            identity.AddClaim(new(ClaimType, id));
    }

    /// <summary>The cookie's event: the session ends with it.</summary>
    public static async Task OnSigningOutAsync(CookieSigningOutContext context)
    {
        if (IdOf(context.HttpContext.User) is not { } id)
            return;
        var db = context.HttpContext.RequestServices.GetRequiredService<CommunityDbContext>();
        await db.Set<AccountSession>().Where(session => session.Id == id).ExecuteDeleteAsync(context.HttpContext.RequestAborted);
    }

    /// <summary>A person's sessions, the last used first.</summary>
    public async Task<IReadOnlyList<AccountSession>> ListAsync(string userId, CancellationToken cancellationToken) =>
        await db.Set<AccountSession>().AsNoTracking().Where(session => session.UserId == userId)
            .OrderByDescending(session => session.LastSeenUtc).ThenByDescending(session => session.CreatedUtc).ToListAsync(cancellationToken);

    /// <summary>Whether the session still stands. Notes its use, once a day.</summary>
    public async Task<bool> VisitAsync(string sessionId, string userId, CancellationToken cancellationToken)
    {
        var session = await db.Set<AccountSession>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == sessionId && row.UserId == userId, cancellationToken);
        if (session is null)
            return false;
        if (session.LastSeenUtc.Date < Now.Date)
        {
            await db.Set<AccountSession>().Where(row => row.Id == sessionId).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeenUtc, Now), cancellationToken);
            await db.Set<AccountActivity>().Where(row => row.UserId == userId)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastActivityUtc, Now).SetProperty(row => row.WarnedUtc, (DateTime?)null), cancellationToken);
        }
        return true;
    }

    /// <summary>Ends one session of the person's; false when they have no such session.</summary>
    public Task<bool> EndAsync(string userId, string sessionId, CancellationToken cancellationToken) =>
        EndAsync(userId, sessions => sessions.Where(session => session.Id == sessionId), cancellationToken);

    /// <summary>Ends all sessions of the person's but one.</summary>
    public Task<bool> EndOthersAsync(string userId, string? exceptId, CancellationToken cancellationToken) =>
        EndAsync(userId, sessions => sessions.Where(session => session.Id != exceptId), cancellationToken);

    private async Task<bool> EndAsync(string userId, Func<IQueryable<AccountSession>, IQueryable<AccountSession>> which, CancellationToken cancellationToken)
    {
        ChangeRow? announced = null;
        var ended = await db.WriteAsync(
            async token =>
            {
                int count = await which(db.Set<AccountSession>().Where(session => session.UserId == userId)).ExecuteDeleteAsync(token);
                if (count > 0)
                    announced = db.Announce(ChangedAccounts.ChangeNameOf(userId), time);
                return count > 0;
            },
            cancellationToken);
        if (announced is not null)
            await feed.CatchUpAsync(announced.Sequence, FeedPatience, cancellationToken);
        return ended;
    }

    private Task<string> StartAsync(string userId, CookieSigningInContext context) => db.WriteAsync(
        async token =>
        {
            var session = new AccountSession
            {
                Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
                UserId = userId,
                CreatedUtc = Now,
                LastSeenUtc = Now,
                Device = Whereabouts.Device(context.Request.Headers.UserAgent.ToString()),
                Network = Whereabouts.Network(context.HttpContext.Connection.RemoteIpAddress),
            };
            db.Add(session);
            var activity = await db.Set<AccountActivity>().FirstOrDefaultAsync(row => row.UserId == userId, token);
            if (activity is null)
                db.Add(activity = new() { UserId = userId });
            (activity.LastSignInUtc, activity.LastActivityUtc, activity.WarnedUtc) = (Now, Now, null);
            var method = context.Principal!.FindFirstValue(ClaimTypes.AuthenticationMethod) ?? context.Principal!.FindFirstValue("amr");
            audit.Record(
                new("SignedIn", "Account", userId, context.Principal!.Identity!.Name ?? "")
                {
                    After = new Dictionary<string, string?> { ["Device"] = session.Device, ["Method"] = method },
                },
                context.Principal);
            await db.SaveChangesAsync(token);
            return session.Id;
        },
        context.HttpContext.RequestAborted);
}
