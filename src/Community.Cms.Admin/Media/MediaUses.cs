using System.Text.RegularExpressions;
using Community.Abstractions.Media;
using Community.Cms.Content;
using Community.Cms.Data;
using Community.Cms.Media;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Admin.Media;

/// <summary>Where files of the library are shown: in fields and formatted texts of contents, by one scan of the newest and published texts for each file, and wherever an <see cref="IMediaUses"/> tells.</summary>
internal sealed partial class MediaUses(CommunityDbContext data, IEnumerable<IMediaUses> sources)
{
    private const int Most = 50;

    /// <summary>Places that name the file or one of its former paths, at most fifty: contents by their newest or published text, then the others.</summary>
    public async Task<IReadOnlyList<MediaUse>> OfAsync(string path, CancellationToken cancellationToken)
    {
        var paths = await data.Set<MediaMoveRow>().Where(move => move.NewPath == path).OrderByDescending(move => move.MovedUtc).Select(move => move.OldPath).Take(10).ToListAsync(cancellationToken);
        Dictionary<string, MediaUse> uses = [];
        string[] known = [path, .. paths];
        foreach (var one in known)
            await AddAsync(one, uses, cancellationToken);
        List<MediaUse> found = [.. uses.Values.OrderBy(use => use.Text, StringComparer.CurrentCulture)];
        foreach (var source in sources)
            found.AddRange(await source.FindAsync(known, cancellationToken));
        return [.. found.DistinctBy(use => use.Url).Take(Most)];
    }

    private async Task AddAsync(string path, Dictionary<string, MediaUse> uses, CancellationToken cancellationToken)
    {
        var (inField, inText) = ($"\"{path}\"", "/" + MediaPaths.Encode(path));
        var rows = await data.Set<ContentRow>().AsNoTracking().Where(row => (row.Latest || row.Published) && (row.Data.Contains(inField) || row.Data.Contains(inText)))
            .OrderBy(row => row.Id).Select(row => new { row.ContentItemId, row.DisplayText, row.ContentType, row.Latest, row.Published, row.Data }).Take(Most * 2).ToListAsync(cancellationToken);
        foreach (var row in rows.Where(row => row.Data.Contains(inField, StringComparison.Ordinal) || IsAddressIn(row.Data, inText)))
        {
            var known = uses.GetValueOrDefault(row.ContentItemId);
            var text = row.Latest || known is null ? row.DisplayText : known.Text;
            uses[row.ContentItemId] = new(text.Length > 0 ? text : row.ContentType, "~/admin/contenus/" + row.ContentItemId,
                row.Published || known?.Published == true, (row.Latest && !row.Published) || known?.Draft == true);
        }
    }

    // "/media/a/b.jpg" and "/media/w640/a/b.jpg" are the file a/b.jpg; "/media/x/a/b.jpg" is another.
    private static bool IsAddressIn(string json, string inText)
    {
        for (var at = json.IndexOf(inText, StringComparison.Ordinal); at >= 0; at = json.IndexOf(inText, at + 1, StringComparison.Ordinal))
            if (MediaFolder().IsMatch(json.AsSpan(Math.Max(0, at - 20), Math.Min(20, at))))
                return true;
        return false;
    }

    [GeneratedRegex(@"/media(/w\d{2,4})?$")]
    private static partial Regex MediaFolder();
}
