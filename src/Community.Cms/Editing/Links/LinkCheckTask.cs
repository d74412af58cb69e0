using Community.Abstractions.Background;
using Community.Cms.Content;
using Community.Cms.Data;
using Community.Abstractions.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Editing.Links;

/// <summary>How far the search for links has come; a document of the site.</summary>
internal sealed class LinkScan
{
    /// <summary>Last row of contents that was read.</summary>
    public long RowId { get; set; }
    /// <summary>When the round began (UTC): contents are read again once a month.</summary>
    public DateTime BegunUtc { get; set; }
}

/// <summary>
/// Finds addresses elsewhere in the newest texts and asks them, a few of each host at a time. <c>Community:Links:Enabled</c> = false: no address is ever asked.
/// </summary>
internal sealed class LinkCheckTask(
    CommunityDbContext db, LinkBook book, LinkProbe probe, ISiteDocuments documents, IConfiguration configuration, TimeProvider time, IStringLocalizer<ContentStrings> T) : IBackgroundTask
{
    private const int MostContents = 300;
    private const int MostLinks = 60;
    private const int MostOfOneHost = 5;
    private const int FailuresToBeSilent = 3;
    private static readonly TimeSpan Round = TimeSpan.FromDays(30);

    public string Name => "links";

    public string Title => T["Check the links to other sites"];

    public string Schedule => "10 1-5 * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetValue("Community:Links:Enabled", true))
            return T["Switched off in the configuration."];
        await CollectAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var due = await db.Set<LinkRow>().Where(row => row.DueUtc <= now).OrderBy(row => row.DueUtc).Take(MostLinks * 3).ToListAsync(cancellationToken);
        // A site that many pages link to is not asked for all of them at once.
        var hosts = due.GroupBy(row => new Uri(row.Url).Host).Select(group => group.Take(MostOfOneHost).ToList()).ToList();
        var chosen = hosts.SelectMany(rows => rows).Take(MostLinks).ToHashSet();
        await Parallel.ForEachAsync(hosts, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (rows, stop) =>
        {
            foreach (var row in rows.Where(chosen.Contains))
                Note(row, await probe.AskAsync(row.Url, stop), now);
        });
        await db.SaveChangesAsync(cancellationToken);
        int broken = await db.Set<LinkRow>().CountAsync(row => row.State == LinkState.Gone || row.State == LinkState.Silent || row.State == LinkState.Private, cancellationToken);
        return T["{0} addresses asked; {1} lead nowhere.", chosen.Count, broken];
    }

    private static void Note(LinkRow row, LinkState? answer, DateTime now)
    {
        row.CheckedUtc = now;
        row.Failures = answer == LinkState.Fine ? 0 : row.Failures + 1;
        row.State = answer ?? (row.Failures >= FailuresToBeSilent ? LinkState.Silent : row.State);
        row.DueUtc = now + (answer switch { LinkState.Fine => TimeSpan.FromDays(30), LinkState.Private => TimeSpan.FromDays(90), _ => TimeSpan.FromDays(Math.Min(row.Failures, 14)) });
    }

    private async Task CollectAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var scan = await documents.GetAsync<LinkScan>(cancellationToken);
        var (from, begun) = now - scan.BegunUtc >= Round ? (0, now) : (scan.RowId, scan.BegunUtc);
        var rows = await db.Set<ContentRow>().AsNoTracking().Where(row => row.Latest && row.Id > from).OrderBy(row => row.Id).Take(MostContents).ToListAsync(cancellationToken);
        await book.NoteAsync([.. rows.Select(row => row.ToItem())], cancellationToken);
        if (rows.Count > 0)
            await documents.UpdateAsync<LinkScan>(kept => (kept.RowId, kept.BegunUtc) = (rows[^1].Id, begun), cancellationToken);
        // Two rounds without anybody linking to it: nobody does any more.
        var forgotten = now - 2 * Round - TimeSpan.FromDays(5);
        await db.Set<LinkRow>().Where(row => row.UsedUtc < forgotten).ExecuteDeleteAsync(cancellationToken);
    }
}
