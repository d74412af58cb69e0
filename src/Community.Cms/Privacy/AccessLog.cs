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
internal sealed class AccessLog(CommunityDbContext db, IAuditTrail audit, IEnumerable<IAuditWordSource> words, TimeProvider time, IStringLocalizer<AccountStrings> T) : IAccessLog, IAccessLogSource
{
    private const string Account = nameof(Account);
    private static readonly TimeSpan OneVisit = TimeSpan.FromHours(1);

    /// <summary>An account was opened in the back office.</summary>
    public const string AccountRead = nameof(AccountRead);
    /// <summary>The archive of a person's data was taken out for them.</summary>
    public const string HandedOut = "PersonalDataHandedOut";

    /// <summary>Notes that staff see an account.</summary>
    public Task NoteAsync(string userId, ClaimsPrincipal reader, CancellationToken cancellationToken) => NoteAsync(AccountRead, userId, reader, cancellationToken);

    public async Task NoteAsync(string action, string userId, ClaimsPrincipal reader, CancellationToken cancellationToken)
    {
        if (!action.EndsWith(IAccessLog.Suffix, StringComparison.Ordinal))
            throw new ArgumentException("The name of a reading ends with its suffix, or the log would not find it.", nameof(action));
        var readerId = reader.Id();
        var since = time.GetUtcNow().UtcDateTime - OneVisit;
        if (readerId == userId || await db.Set<AuditRow>().AnyAsync(row => row.ObjectKind == Account && row.ObjectId == userId && row.Action == action && row.ActorId == readerId && row.CreatedUtc > since, cancellationToken))
            return;
        audit.Record(new(action, Account, userId, userId[..Math.Min(8, userId.Length)]), reader);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<PersonalDataAccess>> FindAsync(DateTime beforeUtc, string? subjectId, int limit, CancellationToken cancellationToken)
    {
        var rows = db.Set<AuditRow>().AsNoTracking().Where(row => row.ObjectKind == Account && (row.Action == HandedOut || row.Action.EndsWith(IAccessLog.Suffix)) && row.CreatedUtc < beforeUtc);
        if (subjectId is not null)
            rows = rows.Where(row => row.ObjectId == subjectId);
        return [.. (await rows.OrderByDescending(row => row.CreatedUtc).Take(limit).Select(row => new { row.CreatedUtc, row.ActorId, row.ObjectId, row.Action }).ToListAsync(cancellationToken))
            .Select(row => new PersonalDataAccess(row.CreatedUtc, row.ActorId, row.ObjectId, NameOf(row.Action)))];
    }

    private string NameOf(string action) => action switch
    {
        AccountRead => T["Account"],
        HandedOut => T["Archive of all data"],
        _ => words.Select(source => source.Find(AuditTerm.Action, action)).FirstOrDefault(found => found is not null) ?? action,
    };
}
