using Community.Abstractions.Background;
using Community.Abstractions.Data;
using Community.Jobs.Browse;
using Community.Jobs.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Life;

/// <summary>Closes ads whose last day is over, reminds seven days before, asks at the end whether the job was filled.</summary>
internal sealed class LifeTask(ICommunityData data, JobDesk desk, JobMails mails, ViewCounts views, TimeProvider time, IStringLocalizer<Strings> T) : IBackgroundTask
{
    private const int Batch = 200;
    private static readonly TimeSpan Before = TimeSpan.FromDays(7);

    public string Name => "jobs-life";
    public string Title => T["Job ads: reminders and end"];
    public string Schedule => "*/5 * * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        await FlushViewsAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var over = await data.Set<JobRow>().Where(row => row.State == JobState.Published && !row.Hidden && row.ClosesUtc <= now).OrderBy(row => row.ClosesUtc).Take(Batch).ToListAsync(cancellationToken);
        foreach (var row in over)
        {
            await desk.CloseAsync(row, JobState.Expired, null, null, cancellationToken);
            await TellAsync(row, true, cancellationToken);
        }
        var soon = now + Before;
        var ending = await data.Set<JobRow>().Where(row => row.State == JobState.Published && !row.Hidden && !row.Reminded && row.ClosesUtc > now && row.ClosesUtc <= soon).Take(Batch).ToListAsync(cancellationToken);
        foreach (var row in ending)
            await TellAsync(row, false, cancellationToken);
        return T["{0} ads over, {1} reminders.", over.Count, ending.Count];
    }

    // One unit of work for each ad: a crash repeats nothing that was told, nor does a second run at the same time, which the only writer sees here.
    private Task TellAsync(JobRow row, bool over, CancellationToken cancellationToken) => data.WriteAsync(async stop =>
    {
        await data.Set<JobRow>().Entry(row).ReloadAsync(stop);
        if (over && !row.EndTold)
            await mails.ToManagersAsync(row, root => (
                T["Was “{0}” filled?", row.Title],
                T["Your ad “{0}” ended today and has left the lists.\n\nWas the job filled, through this site or otherwise? Answer with one click, or reopen the ad:\n{1}", row.Title, $"{root}/emplois/pourvue/{row.Code}"]), stop);
        else if (!over && !row.Reminded)
            await mails.ToManagersAsync(row, root => (
                T["“{0}” ends soon", row.Title],
                T["Your ad “{0}” is open until {1}.\n\nExtend it, or say that the job is filled:\n{2}", row.Title, JobWords.LastDay(row.ClosesUtc!.Value), $"{root}/emplois/pourvue/{row.Code}"]), stop);
        (row.Reminded, row.EndTold) = (true, row.EndTold || over);
        return await data.SaveChangesAsync(stop);
    }, cancellationToken);

    private async Task FlushViewsAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, count) in views.Take())
            await data.Set<JobRow>().Where(row => row.ContentItemId == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Views, row => row.Views + count), cancellationToken);
    }
}
