using Community.Cms.Admin.Editing;
using Community.Cms.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Admin.Contents;

/// <summary>Where a file of the library is shown.</summary>
internal sealed class MediaUses(CommunityDbContext data)
{
    private const int Most = 10;

    /// <summary>Contents whose newest or published text names the file, at most ten.</summary>
    public async Task<IReadOnlyList<PickOption>> OfAsync(string path, CancellationToken cancellationToken)
    {
        var named = $"\"{path}\"";
        var rows = await data.Set<ContentRow>().AsNoTracking().Where(row => (row.Latest || row.Published) && row.Data.Contains(named))
            .OrderBy(row => row.SortText).Select(row => new { row.ContentItemId, row.DisplayText }).Take(Most * 2).ToListAsync(cancellationToken);
        return [.. rows.DistinctBy(row => row.ContentItemId).Take(Most).Select(row => new PickOption(row.ContentItemId, row.DisplayText))];
    }
}
