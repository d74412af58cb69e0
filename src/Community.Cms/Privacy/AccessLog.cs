using System.Security.Claims;
using Community.Abstractions.Auditing;
using Community.Abstractions.Privacy;
using Community.Cms.Auditing;
using Community.Cms.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Privacy;

/// <summary>Which staff saw whose personal data. The engine's own part stands in the audit trail, and goes with it.</summary>
internal sealed class AccessLog(CommunityDbContext db, IAuditTrail audit, TimeProvider time, IStringLocalizer<AccountStrings> T) : IAccessLogSource
{
    private const string Account = nameof(Account);
    private static readonly TimeSpan OneVisit = TimeSpan.FromHours(1);

    /// <summary>An account was opened in the back office.</summary>
    public const string AccountRead = nameof(AccountRead);
    /// <summary>The archive of a person's data was taken out for them.</summary>
    public const string HandedOut = "PersonalDataHandedOut";
    private static readonly string[] Actions = [AccountRead, HandedOut];

    /// <summary>Notes that staff see an account, once for each visit; own accounts don't count. Saved before anything is shown: what cannot be noted is not shown.</summary>
    public async Task NoteAsync(string userId, ClaimsPrincipal reader, CancellationToken cancellationToken)
    {
        var readerId = reader.Id();
        var since = time.GetUtcNow().UtcDateTime - OneVisit;
        if (readerId == userId || await db.Set<AuditRow>().AnyAsync(row => row.ObjectKind == Account && row.ObjectId == userId && row.Action == AccountRead && row.ActorId == readerId && row.CreatedUtc > since, cancellationToken))
            return;
        audit.Record(new(AccountRead, Account, userId, userId[..Math.Min(8, userId.Length)]), reader);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<PersonalDataAccess>> FindAsync(DateTime beforeUtc, string? subjectId, int limit, CancellationToken cancellationToken)
    {
        var rows = db.Set<AuditRow>().AsNoTracking().Where(row => row.ObjectKind == Account && Actions.Contains(row.Action) && row.CreatedUtc < beforeUtc);
        if (subjectId is not null)
            rows = rows.Where(row => row.ObjectId == subjectId);
        return [.. (await rows.OrderByDescending(row => row.CreatedUtc).Take(limit).Select(row => new { row.CreatedUtc, row.ActorId, row.ObjectId, row.Action }).ToListAsync(cancellationToken))
            .Select(row => new PersonalDataAccess(row.CreatedUtc, row.ActorId, row.ObjectId, row.Action == AccountRead ? T["Account"] : T["Archive of all data"]))];
    }
}
