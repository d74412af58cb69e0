using Community.Abstractions.Background;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Media;

/// <summary>Every night: half-made files of interrupted uploads, and sizes of images that are gone.</summary>
internal sealed class MediaCleanupTask(CommunityDbContext database, MediaStore store, TimeProvider time, IStringLocalizer<MediaStrings> T) : IBackgroundTask
{
    public string Name => "media-cleanup";

    public string Title => T["Tidy the media library"];

    public string Schedule => "40 3 * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        var made = store.Sweep(time.GetUtcNow().UtcDateTime.AddDays(-1));
        var used = await database.Set<MediaFileRow>().Select(r => r.Sha256).ToHashSetAsync(cancellationToken);
        var orphans = made.Where(hash => !used.Contains(hash)).ToList();
        orphans.ForEach(store.RemoveSizes);
        return T["Images no longer used: {0}.", orphans.Count];
    }
}
