using Community.Abstractions.Background;
using Community.Abstractions.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Content;

/// <summary>Every minute, publishes what is due and takes off the site what is over. What cannot be published goes back to its owner with the reasons.</summary>
internal sealed class ScheduledPublishing(CommunityDbContext db, ContentManager manager, TimeProvider time, IStringLocalizer<ContentStrings> T) : IBackgroundTask
{
    private const int Batch = 200;

    public string Name => "content-schedule";
    public string Title => T["Publish and unpublish on time"];
    public string Schedule => "* * * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        int published = 0, refused = 0, over = 0;
        foreach (var id in await DueAsync(rows => rows.Where(row => row.PublishAtUtc <= now), cancellationToken))
        {
            var result = await manager.PublishScheduledAsync(id, cancellationToken);
            if (result.Succeeded)
                published++;
            else
                refused++;
        }
        foreach (var id in await DueAsync(rows => rows.Where(row => row.UnpublishAtUtc <= now), cancellationToken))
            if ((await manager.UnpublishAsync(id, SystemUser.Principal, cancellationToken)).Succeeded)
                over++;
        return T["{0} published, {1} taken off the site, {2} sent back because something is missing.", published, over, refused];
    }

    private Task<List<string>> DueAsync(Func<IQueryable<ContentRow>, IQueryable<ContentRow>> due, CancellationToken cancellationToken) =>
        due(db.Set<ContentRow>().AsNoTracking().Where(row => row.Latest)).OrderBy(row => row.Id).Take(Batch).Select(row => row.ContentItemId).ToListAsync(cancellationToken);
}
