using Community.Abstractions.Background;
using Community.Abstractions.Sites;
using Community.Cms.Accounts.Inactivity;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Privacy;

/// <summary>Answered requests go when their retention has ended.</summary>
internal sealed class PrivacyRetentionTask(CommunityDbContext db, ISiteDocuments documents, TimeProvider time, IStringLocalizer<AccountStrings> T) : IBackgroundTask
{
    public string Name => "privacy-retention";

    public string Title => T["Remove answered requests about personal data whose retention has ended"];

    public string Schedule => "25 3 * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow().UtcDateTime.AddMonths(-(await documents.GetAsync<AccountRetention>(cancellationToken)).PrivacyRequestMonths);
        return T["Removed: {0}.", await db.Set<PrivacyRequest>().Where(row => row.ClosedUtc < oldest).ExecuteDeleteAsync(cancellationToken)];
    }
}
