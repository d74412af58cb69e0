using System.Security.Claims;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Accounts.StaffVisits;

/// <summary>Remembers when staff were last here, so that the first page can say what changed since, and how far they are with the tour.</summary>
internal sealed class StaffVisits(CommunityDbContext db, TimeProvider time)
{
    /// <summary>Who was away for so long begins a new visit; looking again within it shows the same changes.</summary>
    private static readonly TimeSpan Away = TimeSpan.FromMinutes(30);

    // Looking again within a minute is not worth a write.
    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    /// <summary>Notes that somebody looks. Answers when the visit before this one ended (UTC); null on the first.</summary>
    public async Task<DateTime?> ComeAsync(string userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var known = await db.Set<StaffVisit>().AsNoTracking().FirstOrDefaultAsync(visit => visit.UserId == userId, cancellationToken);
        if (known is not null && now - known.LastUtc < Precision)
            return known.BeforeUtc;
        return await db.WriteAsync(async stop =>
        {
            // Another window may have come first.
            if (await db.Set<StaffVisit>().FirstOrDefaultAsync(visit => visit.UserId == userId, stop) is not { } visit)
            {
                db.Add(new StaffVisit { UserId = userId, LastUtc = now });
                return null;
            }
            if (now - visit.LastUtc >= Away)
                visit.BeforeUtc = visit.LastUtc;
            visit.LastUtc = now;
            return visit.BeforeUtc;
        }, cancellationToken);
    }

    /// <summary>What somebody has done of the tour: the steps; null when it is put away.</summary>
    public async Task<IReadOnlySet<string>?> TourAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var userId = user.FindFirstValue(ClaimTypes.NameIdentifier);
        if (userId is null || await db.Set<StaffVisit>().AnyAsync(visit => visit.UserId == userId && visit.TourAway, cancellationToken))
            return null;
        return (await db.Set<TourTick>().Where(tick => tick.UserId == userId).Select(tick => tick.Step).ToListAsync(cancellationToken)).ToHashSet();
    }

    /// <summary>Notes that a step is done, or is not.</summary>
    public Task TickAsync(ClaimsPrincipal user, string step, bool done, CancellationToken cancellationToken) => db.WriteAsync(async stop =>
    {
        var userId = user.FindFirstValue(ClaimTypes.NameIdentifier)!;
        var tick = await db.Set<TourTick>().FirstOrDefaultAsync(row => row.UserId == userId && row.Step == step, stop);
        if (tick is null && done)
            db.Add(new TourTick { UserId = userId, Step = step });
        else if (tick is not null && !done)
            db.Remove(tick);
        return true;
    }, cancellationToken);

    /// <summary>Puts the tour away, or brings it back.</summary>
    public Task PutTourAwayAsync(ClaimsPrincipal user, bool away, CancellationToken cancellationToken) => db.WriteAsync(async stop =>
    {
        var userId = user.FindFirstValue(ClaimTypes.NameIdentifier)!;
        if (await db.Set<StaffVisit>().FirstOrDefaultAsync(row => row.UserId == userId, stop) is not { } visit)
            db.Add(visit = new StaffVisit { UserId = userId, LastUtc = time.GetUtcNow().UtcDateTime });
        visit.TourAway = away;
        return true;
    }, cancellationToken);
}
