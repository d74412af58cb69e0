using System.Security.Claims;
using Community.Abstractions.Auditing;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Mails;
using Community.Mentoring.Pairs;
using Community.Mentoring.Rules;
using Community.Mentoring.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Community.Mentoring.Rounds;

/// <summary>What became of something staff did with a round.</summary>
internal enum RoundAnswer
{
    Done,
    /// <summary>Somebody else changed the round meanwhile.</summary>
    Overtaken,
    /// <summary>The round is published: it runs no more.</summary>
    Closed,
    NoMentees,
    NoMentors,
    /// <summary>A kept pair breaks a rule.</summary>
    RuleBroken,
    /// <summary>The certificate did not hold; nothing was stored.</summary>
    NotProved,
    NothingToPublish,
    /// <summary>Somebody of the proposal has left, or rules are broken since the run: run again.</summary>
    Stale,
}

/// <summary>Runs, decides and publishes rounds. Every write is the only writer and checks the stamp that the page was made with.</summary>
internal sealed class RoundDesk(ICommunityData data, PeopleLoader people, Proposals proposals, MentoringMails mails, IAuditTrail audit, TimeProvider time)
{
    /// <summary>Reads, solves and stores a run. The solver works outside the writer's lock; a round that changed meanwhile refuses the result.</summary>
    public async Task<(RoundAnswer Answer, RuleBrokenException? Broken)> RunAsync(string roundId, string stamp, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (await data.Set<Round>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == roundId, cancellationToken) is not { } round || round.Stamp != stamp)
            return (RoundAnswer.Overtaken, null);
        if (round.State != RoundState.Open)
            return (RoundAnswer.Closed, null);
        var input = await people.InputAsync(round, cancellationToken);
        if (input.Mentees.Count == 0)
            return (RoundAnswer.NoMentees, null);
        if (input.Mentors.Count == 0)
            return (RoundAnswer.NoMentors, null);
        RoundResult result;
        try
        {
            result = RoundSolver.Solve(input, cancellationToken: cancellationToken);
        }
        catch (RuleBrokenException broken)
        {
            return (RoundAnswer.RuleBroken, broken);
        }
        if (!result.Verified)
            return (RoundAnswer.NotProved, null);
        return (await data.WriteAsync(token => StoreAsync(roundId, stamp, input, result, user, token), cancellationToken), null);
    }

    private async Task<RoundAnswer> StoreAsync(string roundId, string stamp, RoundInput input, RoundResult result, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var round = await data.Set<Round>().FirstAsync(row => row.Id == roundId, cancellationToken);
        if (round.Stamp != stamp)
            return RoundAnswer.Overtaken;
        RoundRun run = new()
        {
            RoundId = roundId, Number = ++round.Runs, CreatedUtc = time.GetUtcNow().UtcDateTime, Objective = round.Objective,
            Mentees = input.Mentees.Count, Mentors = input.Mentors.Count, Places = input.Mentors.Sum(mentor => mentor.Places),
            Allowed = result.Allowed, Matched = result.Pairs.Count, Total = Math.Round(result.Total, 2), Worst = result.Worst, Verified = true, InputHash = input.Hash(),
        };
        data.Set<RoundRun>().Add(run);
        data.Set<RunPair>().AddRange(result.Pairs.Select(pair => new RunPair
        {
            RunId = run.Id, MenteeId = pair.Mentee.UserId, MentorId = pair.Mentor.UserId, Score = pair.Card.Total, Fixed = pair.Fixed, Card = pair.Card.ToJson(),
        }));
        data.Set<RunUnmatched>().AddRange(result.LeftOut.Select(left => new RunUnmatched
        {
            RunId = run.Id, MenteeId = left.Mentee.UserId, Allowed = left.Allowed, Alone = Counts(left.Alone), Blocked = Counts(left.Blocked),
        }));
        round.Stamp = ContentIds.New();
        audit.Record(new("MentoringRoundRun", "MentoringRound", round.Id, round.Title), user);
        return RoundAnswer.Done;
    }

    /// <summary>Keeps or forbids a pair, or takes the decision back (null). A pair to keep that breaks a hard rule is refused with the rule.</summary>
    public Task<(RoundAnswer Answer, RuleBrokenException? Broken)> DecideAsync(
        string roundId, string stamp, Two pair, bool? keep, ClaimsPrincipal user, CancellationToken cancellationToken) => data.WriteAsync<(RoundAnswer, RuleBrokenException?)>(async token =>
    {
        if (await data.Set<Round>().FirstOrDefaultAsync(row => row.Id == roundId, token) is not { } round || round.Stamp != stamp)
            return (RoundAnswer.Overtaken, null);
        if (round.State != RoundState.Open)
            return (RoundAnswer.Closed, null);
        if (keep == true && await BrokenAsync(roundId, pair, token) is { } rule)
            return (RoundAnswer.RuleBroken, new(rule, pair));
        var row = await data.Set<RoundDecision>().FindAsync([roundId, pair.MenteeId, pair.MentorId], token);
        if (keep is not { } kept)
        {
            if (row is not null)
                data.Set<RoundDecision>().Remove(row);
        }
        else if (row is null)
            data.Set<RoundDecision>().Add(new() { RoundId = roundId, MenteeId = pair.MenteeId, MentorId = pair.MentorId, Keep = kept });
        else
            row.Keep = kept;
        round.Stamp = ContentIds.New();
        audit.Record(new(keep switch { true => "MentoringPairKept", false => "MentoringPairForbidden", null => "MentoringDecisionRemoved" }, "MentoringRound", round.Id, round.Title), user);
        return (RoundAnswer.Done, null);
    }, cancellationToken);

    private async Task<HardRule?> BrokenAsync(string roundId, Two pair, CancellationToken cancellationToken)
    {
        var mentee = await data.Set<MenteeApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == pair.MenteeId, cancellationToken);
        var mentor = await data.Set<MentorApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == pair.MentorId, cancellationToken);
        if (mentee is null || mentor is null || mentor.State != ApplicationState.Approved || mentee.State is ApplicationState.Draft or ApplicationState.Withdrawn)
            return HardRule.Consent;
        var skills = await people.SkillsAsync(cancellationToken);
        var taken = (await people.TakenAsync(cancellationToken)).GetValueOrDefault(pair.MentorId);
        var facts = PeopleLoader.Facts(mentor, skills, mentor.Capacity - taken);
        if (HardRules.First(people.Facts(mentee, skills), facts) is { } rule)
            return rule;
        var kept = await data.Set<RoundDecision>().Where(row => row.RoundId == roundId && row.Keep && (row.MentorId == pair.MentorId || row.MenteeId == pair.MenteeId))
            .Where(row => !(row.MenteeId == pair.MenteeId && row.MentorId == pair.MentorId)).ToListAsync(cancellationToken);
        return kept.Any(row => row.MenteeId == pair.MenteeId) || kept.Count(row => row.MentorId == pair.MentorId) + 1 > facts.Places ? HardRule.Capacity : null;
    }

    /// <summary>Makes proposals of a run's pairs and writes to the mentors. Rules and places are looked at once more: people change their minds.</summary>
    public Task<RoundAnswer> PublishAsync(string roundId, string stamp, string runId, ClaimsPrincipal user, CancellationToken cancellationToken) => data.WriteAsync(async token =>
    {
        if (await data.Set<Round>().FirstOrDefaultAsync(row => row.Id == roundId, token) is not { } round || round.Stamp != stamp)
            return RoundAnswer.Overtaken;
        if (round.State != RoundState.Open)
            return RoundAnswer.Closed;
        var pairs = await data.Set<RunPair>().AsNoTracking().Where(pair => pair.RunId == runId && data.Set<RoundRun>().Any(run => run.Id == runId && run.RoundId == roundId)).ToListAsync(token);
        if (pairs.Count == 0)
            return RoundAnswer.NothingToPublish;
        var input = await people.InputAsync(round, token);
        var mentees = input.Mentees.ToDictionary(mentee => mentee.UserId);
        var mentors = input.Mentors.ToDictionary(mentor => mentor.UserId);
        var sound = pairs.All(pair => mentees.TryGetValue(pair.MenteeId, out var mentee) && mentors.TryGetValue(pair.MentorId, out var mentor)
                && HardRules.Allow(mentee, mentor) && !input.Forbid.Contains(new(pair.MenteeId, pair.MentorId)))
            && pairs.GroupBy(pair => pair.MentorId).All(group => group.Count() <= mentors[group.Key].Places);
        if (!sound)
            return RoundAnswer.Stale;
        var living = round.IncludePaired
            ? await data.Set<MentoringPair>().Where(pair => pair.State == PairState.Active && pair.MenteeId != null).ToListAsync(token)
            : [];
        var now = time.GetUtcNow().UtcDateTime;
        await mails.PrepareAsync(pairs.Select(pair => pair.MentorId).Concat(living.SelectMany(pair => new[] { pair.MenteeId, pair.MentorId })), token);
        var before = living.DistinctBy(old => old.MenteeId).ToDictionary(old => old.MenteeId!);
        foreach (var pair in pairs)
        {
            if (before.GetValueOrDefault(pair.MenteeId) is { } old)
            {
                if (old.MentorId == pair.MentorId)
                    continue;
                await proposals.EndForAnotherAsync(old, token);
            }
            await proposals.ProposeAsync(round, mentees[pair.MenteeId], pair.MentorId, ScoreCard.Parse(pair.Card), token);
        }
        (round.State, round.PublishedUtc, round.PublishedRunId, round.Stamp) = (RoundState.Published, now, runId, ContentIds.New());
        audit.Record(new("MentoringRoundPublished", "MentoringRound", round.Id, round.Title), user);
        return RoundAnswer.Done;
    }, cancellationToken);

    private static List<string> Counts(int[] counts) => [.. counts.Select((count, rule) => $"{(HardRule)rule}:{count}").Where((_, rule) => counts[rule] > 0)];
}
