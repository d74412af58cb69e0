using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Rounds;
using Community.Mentoring.Rules;
using Community.Mentoring.Scoring;
using Community.Theme.Opale;
using Microsoft.EntityFrameworkCore;

namespace Community.Mentoring.Pairs;

/// <summary>
/// Finds the next best after proposals of a round came to nothing, within the rules and the places that are free. First the mentees of these proposals are looked after, then
/// mentors whose place became free are given to mentees of the round who still wait. Everything is read once, however many proposals there are.
/// </summary>
internal sealed class Rerouting(ICommunityData data, PeopleLoader people, TimeProvider time)
{
    /// <summary>What to propose next. Pairs changed in the running unit of work count as they are now.</summary>
    /// <param name="ended">Proposals that came to nothing.</param>
    /// <param name="leaving">Somebody who is just leaving the programme and gets nothing any more.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<List<(Round Round, MenteeFacts Mentee, MentorFacts Mentor, ScoreCard Card)>> NextAsync(IReadOnlyList<MentoringPair> ended, string? leaving, CancellationToken cancellationToken)
    {
        var roundIds = ended.Select(pair => pair.RoundId).OfType<string>().Distinct().ToList();
        List<(Round, MenteeFacts, MentorFacts, ScoreCard)> next = [];
        if (roundIds.Count == 0)
            return next;
        var rounds = await data.Set<Round>().Where(round => roundIds.Contains(round.Id) && round.State == RoundState.Published).ToDictionaryAsync(round => round.Id, cancellationToken);
        if (rounds.Count == 0)
            return next;
        var skills = await people.SkillsAsync(cancellationToken);
        List<MentorApplication> mentors = [.. (await people.MentorsAsync(cancellationToken)).Where(found => found.Application.UserId != leaving && found.Missing.All(missing => missing == Missing.Places)).Select(found => found.Application)];
        var facts = mentors.ToDictionary(mentor => mentor.UserId, mentor => PeopleLoader.Facts(mentor, skills, mentor.Capacity), StringComparer.Ordinal);
        var pairs = await PairsAsync(roundIds, cancellationToken);
        var taking = pairs.Where(pair => MentoringPair.Taking.Contains(pair.State)).ToList();
        var taken = taking.Where(pair => pair.MentorId is not null).CountBy(pair => pair.MentorId!).ToDictionary();
        var free = mentors.ToDictionary(mentor => mentor.UserId, mentor => mentor.Capacity - taken.GetValueOrDefault(mentor.UserId), StringComparer.Ordinal);
        var served = taking.Select(pair => pair.MenteeId).Append(leaving).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var decisions = (await data.Set<RoundDecision>().AsNoTracking().Where(row => roundIds.Contains(row.RoundId) && !row.Keep).ToListAsync(cancellationToken))
            .Select(row => (row.RoundId, row.MenteeId, row.MentorId)).ToHashSet();
        var mentees = await MenteesAsync(rounds.Values, pairs, skills, cancellationToken);

        foreach (var round in rounds.Values.OrderBy(round => round.Id, StringComparer.Ordinal))
        {
            Score score = new(round.Weights, facts.Values, skills.Count);
            var mine = pairs.Where(pair => pair.RoundId == round.Id).ToList();
            var asked = mine.Select(pair => (pair.MenteeId, pair.MentorId)).ToHashSet();
            // Who kept silent, or said that there is no time, is not asked again in this round.
            var resting = mine.Where(pair => pair.ByMentor && (pair.State == PairState.Lapsed || (pair.State == PairState.Declined && pair.Declined is DeclineReason.NoTime or DeclineReason.NotNow)))
                .Select(pair => pair.MentorId).ToHashSet();
            // Who let her own proposal lapse is not handed from one mentor to the next: staff speak with her.
            var silent = mine.Where(pair => pair.State == PairState.Lapsed && !pair.ByMentor).Select(pair => pair.MenteeId).ToHashSet();
            bool MayAsk(MenteeFacts mentee, MentorFacts mentor) => free[mentor.UserId] > 0 && !resting.Contains(mentor.UserId) && !asked.Contains((mentee.UserId, mentor.UserId))
                && !decisions.Contains((round.Id, mentee.UserId, mentor.UserId)) && HardRules.Allow(mentee, mentor);
            bool Waits(MenteeFacts mentee) => !served.Contains(mentee.UserId) && !silent.Contains(mentee.UserId);
            void Take(MenteeFacts mentee, MentorFacts mentor)
            {
                free[mentor.UserId]--;
                served.Add(mentee.UserId);
                next.Add((round, mentee, mentor, score.Card(mentee, mentor)));
            }

            var here = ended.Where(pair => pair.RoundId == round.Id).ToList();
            var waiting = mentees.Where(one => one.RoundId == round.Id).Select(one => one.Facts).OrderBy(mentee => mentee.WaitingSinceUtc).ThenBy(mentee => mentee.UserId, StringComparer.Ordinal).ToList();
            var first = here.Select(pair => pair.MenteeId).ToHashSet();
            foreach (var mentee in waiting.Where(mentee => first.Contains(mentee.UserId)))
                if (Waits(mentee) && Best(facts.Values.Where(mentor => MayAsk(mentee, mentor)), mentor => score.Total(mentee, mentor), mentor => mentor.UserId) is { } mentor)
                    Take(mentee, mentor);
            foreach (var mentor in here.Select(pair => pair.MentorId).OfType<string>().Distinct().Where(facts.ContainsKey).Order(StringComparer.Ordinal).Select(id => facts[id]))
                while (Best(waiting.Where(mentee => Waits(mentee) && MayAsk(mentee, mentor)), mentee => score.Total(mentee, mentor), mentee => $"{mentee.WaitingSinceUtc:O}{mentee.UserId}") is { } mentee)
                    Take(mentee, mentor);
        }
        return next;
    }

    private static T? Best<T>(IEnumerable<T> people, Func<T, double> total, Func<T, string> tie) where T : class =>
        people.Select(one => (One: one, Total: total(one))).OrderByDescending(pair => pair.Total).ThenBy(pair => tie(pair.One), StringComparer.Ordinal).Select(pair => pair.One).FirstOrDefault();

    // The rounds' proposals, and whatever takes a place; what is tracked may have changed and counts as it is.
    private async Task<List<Standing>> PairsAsync(List<string> roundIds, CancellationToken cancellationToken)
    {
        var stored = await data.Set<MentoringPair>().AsNoTracking().Where(pair => MentoringPair.Taking.Contains(pair.State) || roundIds.Contains(pair.RoundId!))
            .Select(pair => new Standing(pair.Id, pair.RoundId, pair.MenteeId, pair.MentorId, pair.State, pair.Declined, pair.ByMentor)).ToListAsync(cancellationToken);
        var now = data.Set<MentoringPair>().Local.Select(pair => new Standing(pair.Id, pair.RoundId, pair.MenteeId, pair.MentorId, pair.State, pair.Declined, pair.ByMentor)).ToDictionary(pair => pair.Id);
        return [.. stored.Where(pair => !now.ContainsKey(pair.Id)), .. now.Values.Where(pair => MentoringPair.Taking.Contains(pair.State) || roundIds.Contains(pair.RoundId ?? ""))];
    }

    // Mentees of the rounds, ready but for a pair they may have: those whom a run left out, and those who were proposed.
    private async Task<List<(string RoundId, MenteeFacts Facts)>> MenteesAsync(IEnumerable<Round> rounds, List<Standing> pairs, SkillTable skills, CancellationToken cancellationToken)
    {
        var byRun = rounds.Where(round => round.PublishedRunId is not null).ToDictionary(round => round.PublishedRunId!, round => round.Id);
        var runs = byRun.Keys.ToList();
        var left = (await data.Set<RunUnmatched>().AsNoTracking().Where(row => runs.Contains(row.RunId)).Select(row => new { row.RunId, row.MenteeId }).ToListAsync(cancellationToken))
            .Select(row => (RoundId: byRun[row.RunId], row.MenteeId));
        var ids = rounds.Select(round => round.Id).ToHashSet();
        var all = left.Concat(pairs.Where(pair => pair.RoundId is not null && ids.Contains(pair.RoundId) && pair.MenteeId is not null && !MentoringPair.Taking.Contains(pair.State))
            .Select(pair => (RoundId: pair.RoundId!, MenteeId: pair.MenteeId!))).Distinct().ToList();
        var users = all.Select(one => one.MenteeId).Distinct().ToList();
        var rows = await data.Set<MenteeApplication>().AsNoTracking().Where(row => users.Contains(row.UserId)).ToDictionaryAsync(row => row.UserId, cancellationToken);
        // Who is just leaving is tracked: what she is in this unit of work counts.
        foreach (var row in data.Set<MenteeApplication>().Local.Where(row => rows.ContainsKey(row.UserId)))
            rows[row.UserId] = row;
        var today = Formats.Today(time);
        return [.. all.Where(one => rows.TryGetValue(one.MenteeId, out var row) && PeopleLoader.MissingOf(row, today, inPair: false).Count == 0).Select(one => (one.RoundId, people.Facts(rows[one.MenteeId], skills)))];
    }

    private sealed record Standing(string Id, string? RoundId, string? MenteeId, string? MentorId, PairState State, DeclineReason? Declined, bool ByMentor);
}
