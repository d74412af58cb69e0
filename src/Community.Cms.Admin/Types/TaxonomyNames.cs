using Community.Cms.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Admin.Types;

/// <summary>The taxonomies there are.</summary>
internal sealed class TaxonomyNames(CommunityDbContext db)
{
    /// <summary>Their ids and titles.</summary>
    public async Task<IReadOnlyList<(string Value, string Text)>> AllAsync(CancellationToken cancellationToken) =>
        [.. (await db.Set<ContentRow>().AsNoTracking().Where(row => row.Latest && row.ContentType == "Taxonomy").OrderBy(row => row.SortText).Select(row => new { row.ContentItemId, row.DisplayText }).Take(200)
            .ToListAsync(cancellationToken)).Select(row => (row.ContentItemId, row.DisplayText))];
}
