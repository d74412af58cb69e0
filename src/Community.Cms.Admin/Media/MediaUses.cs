using System.Text.RegularExpressions;
using Community.Cms.Content;
using Community.Cms.Data;
using Community.Cms.Media;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Admin.Media;

/// <summary>A content that shows a file.</summary>
/// <param name="Id">The item.</param>
/// <param name="Text">Its title.</param>
/// <param name="Type">Its type's technical name.</param>
/// <param name="Published">Whether visitors see the file there.</param>
/// <param name="Draft">Whether a newer text that is not on the site shows it.</param>
internal sealed record MediaUse(string Id, string Text, string Type, bool Published, bool Draft);

/// <summary>Where files of the library are shown: in fields, and in formatted texts. One scan of the newest and published texts, asked for one file at a time.</summary>
internal sealed partial class MediaUses(CommunityDbContext data)
{
    private const int Most = 50;

    /// <summary>Contents whose newest or published text names the file or one of its former paths, at most fifty.</summary>
    public async Task<IReadOnlyList<MediaUse>> OfAsync(string path, CancellationToken cancellationToken)
    {
        var paths = await data.Set<MediaMoveRow>().Where(move => move.NewPath == path).OrderByDescending(move => move.MovedUtc).Select(move => move.OldPath).Take(10).ToListAsync(cancellationToken);
        Dictionary<string, MediaUse> uses = [];
        foreach (var known in paths.Prepend(path))
            await AddAsync(known, uses, cancellationToken);
        return [.. uses.Values.OrderBy(use => use.Text, StringComparer.CurrentCulture).Take(Most)];
    }

    private async Task AddAsync(string path, Dictionary<string, MediaUse> uses, CancellationToken cancellationToken)
    {
        var (inField, inText) = ($"\"{path}\"", "/" + MediaPaths.Encode(path));
        var rows = await data.Set<ContentRow>().AsNoTracking().Where(row => (row.Latest || row.Published) && (row.Data.Contains(inField) || row.Data.Contains(inText)))
            .OrderBy(row => row.Id).Select(row => new { row.ContentItemId, row.DisplayText, row.ContentType, row.Latest, row.Published, row.Data }).Take(Most * 2).ToListAsync(cancellationToken);
        foreach (var row in rows.Where(row => row.Data.Contains(inField, StringComparison.Ordinal) || IsAddressIn(row.Data, inText)))
        {
            var known = uses.GetValueOrDefault(row.ContentItemId);
            uses[row.ContentItemId] = new(row.ContentItemId, row.Latest || known is null ? row.DisplayText : known.Text, row.ContentType,
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
