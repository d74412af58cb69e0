using System.Globalization;
using Community.Abstractions.Background;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Mails;
using Community.Theme.Opale;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pairs;

/// <summary>Keeps the programme alive: reminders, re-routing, monthly check-ins, quiet pairs.</summary>
internal sealed class MentoringTask(ICommunityData data, Proposals proposals, MentoringMails mails, Words words, TimeProvider time, IStringLocalizer<Strings> T) : IBackgroundTask
{
    private const int UsualQuietDays = 30;

    public string Name => "mentoring";

    public string Title => T["Mentoring: reminders, monthly check-ins, quiet pairs"];

    public string Schedule => "*/20 * * * *";

    public Task<string> ExecuteAsync(CancellationToken cancellationToken) => data.WriteAsync(async token =>
    {
        var (reminded, rerouted) = await proposals.FollowUpAsync(token);
        var asked = await AskMonthlyAsync(token);
        var quiet = await NoticeQuietAsync(token);
        return T["{0} reminded, {1} answers not given in time, {2} asked how it goes, {3} quiet pairs noticed", reminded, rerouted, asked, quiet].Value;
    }, cancellationToken);

    // Once a calendar month, from the second month of a pair on.
    private async Task<int> AskMonthlyAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var month = Formats.Today(time).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var before = now.AddDays(-28);
        var pairs = await data.Set<MentoringPair>().AsNoTracking()
            .Where(pair => pair.State == PairState.Active && pair.AcceptedUtc < before && !data.Set<CheckIn>().Any(asked => asked.PairId == pair.Id && asked.Month == month)).ToListAsync(cancellationToken);
        await mails.PrepareAsync(pairs.SelectMany(pair => new[] { pair.MenteeId, pair.MentorId }), cancellationToken);
        foreach (var pair in pairs)
            foreach (var person in new[] { pair.MenteeId, pair.MentorId })
                if (person is not null)
                {
                    CheckIn asked = new() { PairId = pair.Id, UserId = person, Month = month, AskedUtc = now };
                    data.Set<CheckIn>().Add(asked);
                    await mails.SendAsync(person, "/mentorat/point/" + asked.Id, url => (T["How is it going?"],
                        T["Hello,\n\nhow is your pair going this month? One click is your answer:\n\n{1}:\n{0}/3\n\n{2}:\n{0}/2\n\n{3}:\n{0}/1\n\nThe staff of the programme see your answer; the other person does not.", url, words.Mood(3), words.Mood(2), words.Mood(1)]), cancellationToken);
                }
        return pairs.Sum(pair => (pair.MenteeId is null ? 0 : 1) + (pair.MentorId is null ? 0 : 1));
    }

    private async Task<int> NoticeQuietAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var days = await data.Set<Round>().ToDictionaryAsync(round => round.Id, round => round.QuietDays, cancellationToken);
        var shortest = days.Values.Append(UsualQuietDays).Min();
        var before = now.AddDays(-shortest);
        List<MentoringPair> quiet = [.. (await data.Set<MentoringPair>().Where(pair => pair.State == PairState.Active && pair.QuietSinceUtc == null && pair.LastSignUtc < before).ToListAsync(cancellationToken))
            .Where(pair => pair.LastSignUtc.AddDays(pair.RoundId is { } id ? days.GetValueOrDefault(id, UsualQuietDays) : UsualQuietDays) <= now)];
        await mails.PrepareAsync(quiet.SelectMany(pair => new[] { pair.MenteeId, pair.MentorId }), cancellationToken);
        foreach (var pair in quiet)
        {
            (pair.QuietSinceUtc, pair.Stamp) = (now, ContentIds.New());
            foreach (var person in new[] { pair.MenteeId, pair.MentorId })
                if (person is not null)
                    await mails.SendAsync(person, "/mentorat/binome/" + pair.Id, url => (T["It has been quiet in your pair"],
                        T["Hello,\n\nnothing has happened in your shared space for a while. Give a date, take a pause, or tell us that it is over; each is fine:\n\n{0}", url]), cancellationToken);
        }
        return quiet.Count;
    }
}
