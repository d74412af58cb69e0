using Community.Abstractions.Content;
using Community.Cms.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Editing;

/// <summary>A text that somebody did not save, without its body.</summary>
/// <param name="ContentItemId">The item, or the id a new one would have.</param>
/// <param name="ContentType">Its type.</param>
/// <param name="IsNew">Whether the item was never saved.</param>
/// <param name="Title">Its title as typed.</param>
/// <param name="KeptUtc">When it was kept (UTC).</param>
internal sealed record UnsavedText(string ContentItemId, string ContentType, bool IsNew, string Title, DateTime KeptUtc);

/// <summary>Keeps what people type in the editor before they save it, and gives it back to them: to nobody else.</summary>
internal sealed class UnsavedTexts(CommunityDbContext db, TimeProvider time)
{
    /// <summary>Days after which a text that nobody came back to goes.</summary>
    public const int KeptDays = 30;

    // What the validator takes of a saved text.
    private const int Longest = 4_000_000;
    private const int MostForOne = 50;

    /// <summary>Keeps a text in place of the one kept before. The answer is when, or null when the text is too long to be kept.</summary>
    public async Task<DateTime?> KeepAsync(string userId, ContentItem item, string? basedOn, CancellationToken cancellationToken)
    {
        var json = item.ToJson();
        if (json.Length > Longest)
            return null;
        var now = time.GetUtcNow().UtcDateTime;
        return await db.WriteAsync(async stop =>
        {
            var row = await db.Set<UnsavedTextRow>().FirstOrDefaultAsync(one => one.UserId == userId && one.ContentItemId == item.ContentItemId, stop);
            if (row is null)
            {
                db.Add(row = new() { UserId = userId, ContentItemId = item.ContentItemId });
                await MakeRoomAsync(userId, stop);
            }
            (row.ContentType, row.BasedOn, row.KeptUtc, row.Item) = (item.ContentType, basedOn, now, json);
            row.Title = ContentMapping.Shorten(item.DisplayText ?? "", 300);
            return now;
        }, cancellationToken);
    }

    /// <summary>The text this person did not save of an item; null when there is none.</summary>
    public Task<UnsavedTextRow?> FindAsync(string userId, string contentItemId, CancellationToken cancellationToken) =>
        db.Set<UnsavedTextRow>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == userId && row.ContentItemId == contentItemId, cancellationToken);

    /// <summary>New items of a type that this person began and never saved, newest first.</summary>
    public async Task<IReadOnlyList<UnsavedText>> NewOnesAsync(string userId, string contentType, CancellationToken cancellationToken) =>
        await Summaries(db.Set<UnsavedTextRow>().Where(row => row.UserId == userId && row.ContentType == contentType && row.BasedOn == null
                && !db.Set<ContentRow>().Any(item => item.ContentItemId == row.ContentItemId))
            .OrderByDescending(row => row.KeptUtc)).ToListAsync(cancellationToken);

    /// <summary>Everything this person did not save and can still go on with, oldest first.</summary>
    public async Task<IReadOnlyList<UnsavedText>> AllAsync(string userId, int limit, CancellationToken cancellationToken) =>
        await Summaries(db.Set<UnsavedTextRow>().Where(row => row.UserId == userId
                && (row.BasedOn == null
                    ? !db.Set<ContentRow>().Any(item => item.ContentItemId == row.ContentItemId)
                    : db.Set<ContentRow>().Any(item => item.ContentItemId == row.ContentItemId && item.Latest)))
            .OrderBy(row => row.KeptUtc).Take(limit)).ToListAsync(cancellationToken);

    /// <summary>Gives a text up: it was saved, or is not wanted. The person's own only.</summary>
    public Task DropAsync(string userId, string contentItemId, CancellationToken cancellationToken) =>
        db.Set<UnsavedTextRow>().Where(row => row.UserId == userId && row.ContentItemId == contentItemId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Removes what is too old; the answer is how many texts went.</summary>
    public Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow().UtcDateTime.AddDays(-KeptDays);
        return db.Set<UnsavedTextRow>().Where(row => row.KeptUtc < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<UnsavedText> Summaries(IQueryable<UnsavedTextRow> rows) =>
        rows.AsNoTracking().Select(row => new UnsavedText(row.ContentItemId, row.ContentType, row.BasedOn == null, row.Title, row.KeptUtc));

    // Somebody who opens a new form a thousand times keeps the last ones.
    private async Task MakeRoomAsync(string userId, CancellationToken cancellationToken)
    {
        var surplus = await db.Set<UnsavedTextRow>().Where(row => row.UserId == userId).OrderByDescending(row => row.KeptUtc).Skip(MostForOne - 1)
            .Select(row => row.ContentItemId).ToListAsync(cancellationToken);
        if (surplus.Count > 0)
            await db.Set<UnsavedTextRow>().Where(row => row.UserId == userId && surplus.Contains(row.ContentItemId)).ExecuteDeleteAsync(cancellationToken);
    }
}
