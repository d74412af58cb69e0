using System.Globalization;
using Community.Abstractions.Accounts;
using Community.Abstractions.Background;
using Community.Abstractions.Data;
using Community.Abstractions.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Members.Follows;

/// <summary>Writes to people about what they follow, in the rhythm they chose. A batch is one transaction: a mail is written if and only if its news count as told.</summary>
internal sealed class DigestTask(
    ICommunityData data, PublishedNews published, IUserDirectory users, IMailOutbox outbox, MailLinks links, TimeProvider time, IStringLocalizer<Strings> T) : IBackgroundTask
{
    private const int Batch = 100, MostLines = 30;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public string Name => "digests";
    public string Title => T["News of what members follow, by mail"];
    public string Schedule => "*/5 * * * *";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        await data.WriteAsync(async token =>
        {
            await published.GatherAsync(token);
            return true;
        }, cancellationToken);
        var written = 0;
        while (await data.WriteAsync(WriteBatchAsync, cancellationToken) is var (handled, mails) && (written += mails) >= 0 && handled == Batch)
            cancellationToken.ThrowIfCancellationRequested();
        var old = Now - Kept;
        await data.Set<FollowNewsRow>().Where(news => news.CreatedUtc < old).ExecuteDeleteAsync(cancellationToken);
        return T["{0} e-mails written", written];
    }

    /// <summary>When the next digest of a rhythm is due.</summary>
    public static DateTime Next(Rhythm rhythm, DateTime now) => rhythm switch
    {
        Rhythm.AtOnce => now,
        Rhythm.Daily => now.AddDays(1),
        _ => now.AddDays(7),
    };

    private async Task<(int Handled, int Mails)> WriteBatchAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        // Those who hear at once are always due: they are looked at only when something happened since.
        var latest = await data.Set<FollowNewsRow>().MaxAsync(news => (long?)news.Id, cancellationToken) ?? 0;
        var due = await data.Set<DigestRow>().Where(row => row.Rhythm != Rhythm.Never && row.DueUtc <= now && (row.Rhythm != Rhythm.AtOnce || row.LastNewsId < latest))
            .OrderBy(row => row.DueUtc).ThenBy(row => row.UserId).Take(Batch).ToListAsync(cancellationToken);
        var mails = 0;
        foreach (var digest in due)
        {
            var found = await (
                from follow in data.Set<FollowRow>()
                join happened in data.Set<FollowNewsRow>() on new { follow.Kind, follow.TargetId } equals new { happened.Kind, happened.TargetId }
                where follow.UserId == digest.UserId && follow.Kind == digest.Kind && happened.Id > digest.LastNewsId && happened.CreatedUtc >= follow.SinceUtc
                    && (happened.ActorId == null || happened.ActorId != digest.UserId)
                orderby happened.Id
                select happened).Take(2 * MostLines).ToListAsync(cancellationToken);
            var news = found.DistinctBy(happened => happened.Url).ToList();
            if (news.Count > 0 && await users.GetContactAsync(digest.UserId, cancellationToken) is { } contact)
            {
                await WriteAsync(digest, news, contact.Email, contact.Culture, cancellationToken);
                mails++;
            }
            digest.LastNewsId = latest;
            digest.DueUtc = Next(digest.Rhythm, now);
        }
        return (due.Count, mails);
    }

    private async Task WriteAsync(DigestRow digest, List<FollowNewsRow> news, string email, string culture, CancellationToken cancellationToken)
    {
        List<string> lines = [];
        foreach (var happened in news.Take(MostLines))
            lines.Add($"{(culture == "en" ? happened.TitleEn : happened.Title)}\n{await links.ToAsync(happened.Url, culture, cancellationToken)}");
        var site = await links.SiteNameAsync(cancellationToken);
        using var _ = new CultureScope(culture);
        if (news.Count > MostLines)
            lines.Add(T["There is more: open the pages you follow."]);
        outbox.Enqueue(new()
        {
            To = email,
            Culture = culture,
            Subject = news.Count == 1 ? T["{0} – News of what you follow", site] : T["{0} – {1} news of what you follow", site, Math.Min(news.Count, MostLines)],
            Text = $"{T["Hello,"]}\n\n{string.Join("\n\n", lines)}",
            Reason = T["You receive this message because you follow this on the site."],
            Kind = "members.digest",
            Values = new Dictionary<string, string> { ["site"] = site, ["count"] = Math.Min(news.Count, MostLines).ToString(CultureInfo.InvariantCulture), ["news"] = string.Join("\n\n", lines) },
            StopUrl = await links.ToAsync($"~/suivis/arreter?code={digest.StopCode}", culture, cancellationToken),
        });
    }
}
