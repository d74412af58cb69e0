using Community.Abstractions.Content;
using Community.Cms.Content.Approval;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Content;

/// <inheritdoc cref="IContentEraser" />
internal sealed class ContentEraser(CommunityDbContext db, ContentWriter writer) : IContentEraser
{
    public Task EraseAsync(string contentItemId, CancellationToken cancellationToken = default) => db.WriteAsync(async token =>
    {
        var rows = await db.Set<ContentRow>().Where(row => row.ContentItemId == contentItemId).ToListAsync(token);
        if (rows.Count == 0)
            return false;
        await writer.RemoveAsync(rows.Find(row => row.Latest) ?? rows[^1], token);
        db.RemoveRange(rows);
        await db.Set<ApprovalNote>().Where(note => note.ContentItemId == contentItemId).ExecuteDeleteAsync(token);
        await db.Set<ApprovalCase>().Where(one => one.ContentItemId == contentItemId).ExecuteDeleteAsync(token);
        await db.SaveChangesAsync(token);
        return true;
    }, cancellationToken);
}
