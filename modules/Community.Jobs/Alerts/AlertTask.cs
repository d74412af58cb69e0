using System.Globalization;
using Community.Abstractions.Background;
using Community.Abstractions.Data;
using Community.Jobs.Applications;
using Community.Jobs.Browse;
using Community.Jobs.Data;
using Community.Jobs.Life;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Alerts;

/// <summary>Sends new open ads to those who asked for them, each day or week; forgets alerts that nobody confirmed within two days.</summary>
internal sealed class AlertTask(ICommunityData data, JobSearch search, JobMails mails, JobWords words, TimeProvider time, IStringLocalizer<Strings> T) : IBackgroundTask
{
    private const int Batch = 500, MostInMail = 20;

    public string Name => "jobs-alerts";
    public string Title => T["Job alerts by e-mail"];
    public string Schedule => "15 6 * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var old = now.AddDays(-2);
        await data.Set<AlertRow>().Where(row => row.ConfirmedUtc == null && row.CreatedUtc < old).ExecuteDeleteAsync(cancellationToken);
        // An hour of grace: yesterday's run may have taken its time.
        var (day, week) = (now.AddHours(-23), now.AddDays(-7).AddHours(1));
        var (sent, last) = (0, "");
        while (true)
        {
            var due = await data.Set<AlertRow>().Where(row => row.ConfirmedUtc != null && row.Id.CompareTo(last) > 0 && (row.Weekly ? row.SentUtc <= week : row.SentUtc <= day)).OrderBy(row => row.Id).Take(Batch).ToListAsync(cancellationToken);
            foreach (var alert in due)
            {
                last = alert.Id;
                sent += await SendAsync(alert, now, cancellationToken) ? 1 : 0;
            }
            if (due.Count < Batch)
                return T["{0} alerts sent.", sent];
        }
    }

    private async Task<bool> SendAsync(AlertRow alert, DateTime now, CancellationToken cancellationToken)
    {
        var last = alert.SentUtc;
        var page = await search.FindAsync(JobQuery.Parse(alert.Query) with { Sort = "recent", Days = null, Page = 1 }, MostInMail, alert.SentUtc, cancellationToken);
        // The index may be a moment behind the table: only what the table calls open is told.
        var cards = page.Cards.Where(card => card.Row is { State: JobState.Published, Hidden: false } && card.Row.ClosesUtc > now).ToList();
        var root = await mails.RootAsync(alert.Culture, cancellationToken);
        return await data.WriteAsync(async stop =>
        {
            // A second run at the same time, or the person who stops it meanwhile: the only writer sees it here.
            var entry = data.Set<AlertRow>().Entry(alert);
            await entry.ReloadAsync(stop);
            if (entry.State == EntityState.Detached || alert.SentUtc != last)
                return false;
            alert.SentUtc = now;
            if (cards.Count > 0)
                mails.ToAddress(alert.Email, alert.Culture, () => (
                    cards.Count == 1 ? T["One new job: {0}", AlertWords.Of(alert.Query, words, T)] : T["{0} new jobs: {1}", page.Results.Total.ToString(CultureInfo.CurrentCulture), AlertWords.Of(alert.Query, words, T)],
                    Lines()
                        + "\n\n" + T["All results:\n{0}", $"{root}/emplois{alert.Query}"],
                    T["You receive this e-mail because you asked for an alert for this search."]), $"{root}/emplois/alerte/arreter/{alert.Code}", "jobs.alert",
                    () => new() { ["count"] = page.Results.Total.ToString(CultureInfo.CurrentCulture), ["search"] = AlertWords.Of(alert.Query, words, T), ["jobs"] = Lines(), ["link"] = $"{root}/emplois{alert.Query}" });

                string Lines() => string.Join("\n\n", cards.Select(card => $"{card.Row.Title}\n{string.Join(" · ", new[] { card.Organisation?.Name, words.Contract(card.Row.Contract), JobWords.Commune(card.Row.Commune), words.Pay(card.Row) ?? T["Pay not given"].Value }.Where(text => text is not null))}\n{root}/{card.Row.Path}"));
            await data.SaveChangesAsync(stop);
            return cards.Count > 0;
        }, cancellationToken);
    }
}

/// <summary>Deletes applications and CVs when their period ends: two years after the last contact, or as configured.</summary>
internal sealed class RetentionTask(ICommunityData data, CvStore cvs, JobsOptions options, TimeProvider time, IStringLocalizer<Strings> T) : IBackgroundTask
{
    public string Name => "jobs-retention";
    public string Title => T["Job applications: deletion after the legal period"];
    public string Schedule => "40 3 * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        var limit = time.GetUtcNow().UtcDateTime.AddMonths(-options.RetentionMonths);
        var over = await data.Set<ApplicationRow>().Where(row => row.LastContactUtc < limit).Take(1000).ToListAsync(cancellationToken);
        // The file first: what is left after a crash is a row that the next run takes, never a CV without a row.
        foreach (var row in over)
            cvs.Delete(row.CvFile);
        data.Set<ApplicationRow>().RemoveRange(over);
        await data.SaveChangesAsync(cancellationToken);
        return T["{0} applications deleted.", over.Count];
    }
}
