using Community.Abstractions.Background;
using Community.Abstractions.Sites;
using Community.Cms.Accounts.Inactivity;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Auditing;

/// <summary>Entries whose retention has ended go by themselves.</summary>
internal sealed class AuditRetentionTask(CommunityDbContext db, ISiteDocuments documents, TimeProvider time, IStringLocalizer<AccountStrings> T) : IBackgroundTask
{
    public string Name => "audit-retention";

    public string Title => T["Remove entries of the audit trail whose retention has ended"];

    public string Schedule => "20 3 * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow().UtcDateTime.AddMonths(-(await documents.GetAsync<AccountRetention>(cancellationToken)).AuditMonths);
        return T["Removed: {0}.", await db.Set<AuditRow>().Where(row => row.CreatedUtc < oldest).ExecuteDeleteAsync(cancellationToken)];
    }
}
