using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Community.Cms.Accounts.StaffVisits;
using Community.Cms.Admin.Audit;
using Community.Cms.Admin.Contents;
using Community.Cms.Auditing;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Start;

/// <summary>Something that others did.</summary>
/// <param name="What">What was done, in words.</param>
/// <param name="Title">To what.</param>
/// <param name="Kind">What that is, in words.</param>
/// <param name="Url">Where it is, app-relative; null when it is not there any more or the person may not go there.</param>
/// <param name="Who">Who did it; null when that is not known.</param>
/// <param name="AtUtc">When (UTC).</param>
internal sealed record Happened(string What, string Title, string Kind, string? Url, string? Who, DateTime AtUtc);

/// <summary>What waits, and what changed, for one person.</summary>
internal sealed class TodayDesk(
    IEnumerable<IWaitingWorkSource> sources, StaffVisits visits, ContentList list, CommunityDbContext db, ItemWords words, AuditWords auditWords, TimeProvider time, IStringLocalizer<Strings> T)
{
    /// <summary>More of one kind is dealt with on the page of that kind.</summary>
    public const int MostOfASource = 50;

    /// <summary>Longest list of changes.</summary>
    public const int MostChanges = 20;

    // Who comes back after a holiday wants the last days, not all of it.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    // The list of contents tells these better, also to those who may not read the trail.
    private static readonly string[] ToldByContents = ["ContentPublished", "SignedIn"];

    /// <summary>All that waits for this person: failures first, then what to fix, to approve, and what is to come; the longest waiting first.</summary>
    public async Task<IReadOnlyList<WaitingWork>> WaitingAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        List<WaitingWork> waiting = [];
        foreach (var source in sources)
            waiting.AddRange(await source.FindAsync(user, MostOfASource, cancellationToken));
        // What a module deals with on a page of its own is a content too: the module, which comes later, knows better where.
        return [.. waiting.GroupBy(work => work.Reason == WaitingReason.ToApprove ? LastWord(work.Url) : $"{work.Url} {work.SinceUtc.Ticks}").Select(same => same.Last()).OrderBy(work => Rank(work.Reason)).ThenBy(work => work.SinceUtc).ThenBy(work => work.Title, StringComparer.CurrentCulture)];
    }

    /// <summary>Notes the visit; answers since when changes are told (UTC), or null on the first visit.</summary>
    public async Task<DateTime?> SinceAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } userId || await visits.ComeAsync(userId, cancellationToken) is not { } before)
            return null;
        var earliest = time.GetUtcNow().UtcDateTime - Longest;
        return before < earliest ? earliest : before;
    }

    /// <summary>What others did since a moment and this person may know, newest first.</summary>
    public async Task<IReadOnlyList<Happened>> ChangesAsync(DateTime sinceUtc, ClaimsPrincipal user, Func<string, string> typeName, CancellationToken cancellationToken)
    {
        List<Happened> changes = [.. (await list.ChangedSinceAsync(sinceUtc, MostChanges, user, cancellationToken)).Select(item => new Happened(
            item.IsPublishedVersion ? T["Published"] : T["Changed, not published"], words.Untitled(item.Title), typeName(item.Type), $"~/admin/contenus/{item.Id}", item.Author, item.ModifiedUtc))];
        var me = user.FindFirstValue(ClaimTypes.NameIdentifier);
        var rows = user.HasPermission(CommonPermissions.ViewAuditTrail)
            ? await db.Set<AuditRow>().AsNoTracking().Where(row => row.CreatedUtc >= sinceUtc && row.ActorId != me && !ToldByContents.Contains(row.Action))
                .OrderByDescending(row => row.Id).Take(MostChanges).ToListAsync(cancellationToken)
            : await list.TakenAwaySinceAsync(sinceUtc, MostChanges, user, cancellationToken);
        await auditWords.PrepareAsync(rows, cancellationToken);
        changes.AddRange(rows.Select(row => new Happened(auditWords.NameOf(row.Action), auditWords.TitleOf(row), auditWords.KindOf(row.ObjectKind), null, row.ActorName, row.CreatedUtc)));
        return [.. changes.OrderByDescending(change => change.AtUtc).Take(MostChanges)];
    }

    // Two lines are about one thing when their addresses end in the same id.
    private static string LastWord(string url) => url[(url.LastIndexOf('/') + 1)..] is var word && ContentIds.IsValid(word) ? word : url;

    private static int Rank(WaitingReason reason) => reason switch
    {
        WaitingReason.Failing => 0,
        WaitingReason.ToFix => 1,
        WaitingReason.ToApprove => 2,
        _ => 3,
    };
}
