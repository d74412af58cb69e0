using Community.Abstractions.Background;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Media;

/// <summary>Every night: half-made files, uploads in pieces that nobody went on with for a day, and sizes of images that are gone.</summary>
internal sealed class MediaCleanupTask(CommunityDbContext database, MediaStore store, TimeProvider time, IStringLocalizer<MediaStrings> T) : IBackgroundTask
{
    public string Name => "media-cleanup";

    public string Title => T["Tidy the media library"];

    public string Schedule => "40 3 * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var made = store.Sweep(now.AddDays(-1));
        await database.Set<MediaUploadRow>().Where(upload => upload.TouchedUtc < now - MediaUploads.Life).ExecuteDeleteAsync(cancellationToken);
        var going = await database.Set<MediaUploadRow>().Select(upload => upload.Id).ToHashSetAsync(cancellationToken);
        foreach (var left in store.Uploads().Where(id => !going.Contains(id)))
            MediaStore.TryDelete(store.UploadOf(left));
        var used = await database.Set<MediaFileRow>().Select(r => r.Sha256).ToHashSetAsync(cancellationToken);
        var orphans = made.Where(hash => !used.Contains(hash)).ToList();
        orphans.ForEach(store.RemoveSizes);
        return T["Images no longer used: {0}.", orphans.Count];
    }
}
