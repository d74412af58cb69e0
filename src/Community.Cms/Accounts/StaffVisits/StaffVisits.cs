using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Accounts.StaffVisits;

/// <summary>Remembers when staff were last here, so that the first page can say what changed since.</summary>
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
}
