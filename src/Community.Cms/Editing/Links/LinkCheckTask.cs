using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Community.Abstractions.Background;
using Community.Cms.Content;
using Community.Cms.Data;
using Community.Abstractions.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Editing.Links;

/// <summary>How far the search for links has come; a document of the site.</summary>
[Bookkeeping]
internal sealed class LinkScan
{
    /// <summary>Last row of contents that was read.</summary>
    public long RowId { get; set; }
    /// <summary>When the round began (UTC): contents are read again once a month, or as soon as all are read.</summary>
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
        ConcurrentQueue<Exception> surprises = [];
        await Parallel.ForEachAsync(hosts, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (rows, stop) =>
        {
            foreach (var row in rows.Where(chosen.Contains))
            {
                try
                {
                    Note(row, await probe.AskAsync(row.Url, stop), now);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // One address nobody thought of must not keep the others from being asked, now and at every run to come.
                    Note(row, null, now);
                    surprises.Enqueue(e);
                }
            }
        });
        await db.SaveChangesAsync(cancellationToken);
        if (surprises.TryDequeue(out var surprise))
            ExceptionDispatchInfo.Throw(surprise);
        int broken = await db.Set<LinkRow>().CountAsync(row => row.State == LinkState.Gone || row.State == LinkState.Silent || row.State == LinkState.Private, cancellationToken);
        return T["{0} addresses asked; {1} lead nowhere.", chosen.Count, broken];
    }

    private static void Note(LinkRow row, LinkState? answer, DateTime now)
    {
        row.CheckedUtc = now;
        row.Failures = answer is LinkState.Fine or LinkState.Unknown ? 0 : row.Failures + 1;
        row.State = answer ?? (row.Failures >= FailuresToBeSilent ? LinkState.Silent : row.State);
        row.DueUtc = now + (answer switch
        {
            LinkState.Fine => TimeSpan.FromDays(30),
            LinkState.Private or LinkState.Unknown => TimeSpan.FromDays(90),
            _ => TimeSpan.FromDays(Math.Min(row.Failures, 14)),
        });
    }

    private async Task CollectAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var scan = await documents.GetAsync<LinkScan>(cancellationToken);
        var rows = await db.Set<ContentRow>().AsNoTracking().Where(row => row.Latest && row.Id > scan.RowId).OrderBy(row => row.Id).Take(MostContents).ToListAsync(cancellationToken);
        await book.NoteAsync([.. rows.Select(row => row.ToItem())], cancellationToken);
        // However many contents there are, a round goes to its end before the next one begins.
        var ended = rows.Count < MostContents && now - scan.BegunUtc >= Round;
        if (ended)
        {
            // Every content was read since the round began: what none of them links to is forgotten.
            var begun = scan.BegunUtc;
            await db.Set<LinkRow>().Where(row => row.UsedUtc < begun).ExecuteDeleteAsync(cancellationToken);
            await documents.UpdateAsync<LinkScan>(kept => (kept.RowId, kept.BegunUtc) = (0, now), cancellationToken);
        }
        else if (rows.Count > 0)
            await documents.UpdateAsync<LinkScan>(kept => kept.RowId = rows[^1].Id, cancellationToken);
    }
}
