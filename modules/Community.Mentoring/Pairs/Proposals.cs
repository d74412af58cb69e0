using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Mails;
using Community.Mentoring.Rounds;
using Community.Mentoring.Rules;
using Community.Mentoring.Scoring;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pairs;

/// <summary>What became of an answer to a proposal.</summary>
internal enum ProposalAnswer
{
    Done,
    /// <summary>No such proposal for this person.</summary>
    NotFound,
    /// <summary>It is no longer this person's turn: an old link, an answer given twice.</summary>
    Over,
}

/// <summary>Proposals of pairs: the mentor answers first, then the mentee; silence and refusals lead to the next best. Joins the caller's unit of work.</summary>
internal sealed class Proposals(ICommunityData data, PeopleLoader people, MentoringMails mails, TimeProvider time, IStringLocalizer<Strings> T)
{
    /// <summary>Days to answer a request between rounds.</summary>
    public const int UsualAnswerDays = 7;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes a proposal and tells the mentor.</summary>
    public async Task<MentoringPair> ProposeAsync(Round? round, MenteeFacts mentee, string mentorId, ScoreCard card, CancellationToken cancellationToken)
    {
        MentoringPair pair = new()
        {
            RoundId = round?.Id, MenteeId = mentee.UserId, MentorId = mentorId, State = PairState.AskedMentor, Score = card.Total, Card = card.ToJson(),
            CreatedUtc = Now, LastSignUtc = Now, WaitingSinceUtc = mentee.WaitingSinceUtc, AnswerByUtc = Now.AddDays(round?.AnswerDays ?? UsualAnswerDays),
        };
        data.Set<MentoringPair>().Add(pair);
        await mails.SendAsync(mentorId, "/mentorat/proposition/" + pair.Id, url => (T["A mentee for you?"],
            T["Hello,\n\nthe house proposes that you support a mentee. Read who she is and why we thought of you, then say yes or no:\n\n{0}\n\nPlease answer by {1}. A no needs no excuse.", url, Theme.Opale.Formats.Date(pair.AnswerByUtc)]), cancellationToken);
        return pair;
    }

    /// <summary>Somebody's answer. Ownership is part of the query.</summary>
    public Task<ProposalAnswer> AnswerAsync(string pairId, string userId, bool accept, DeclineReason? reason, CancellationToken cancellationToken) => data.WriteAsync(async token =>
    {
        if (await data.Set<MentoringPair>().FirstOrDefaultAsync(pair => pair.Id == pairId && (pair.MentorId == userId || pair.MenteeId == userId), token) is not { } pair)
            return ProposalAnswer.NotFound;
        var mentorsTurn = pair.State == PairState.AskedMentor && pair.MentorId == userId;
        if (!mentorsTurn && !(pair.State == PairState.AskedMentee && pair.MenteeId == userId))
            return ProposalAnswer.Over;
        if (!accept)
            await RefuseAsync(pair, PairState.Declined, reason ?? DeclineReason.PreferNotToSay, mentorsTurn, token);
        else if (await BreaksAsync(pair, token))
            await CancelAsync(pair, token);
        else if (mentorsTurn && pair.RoundId is not null)
            await AskMenteeAsync(pair, token);
        else
            await BeginAsync(pair, token);
        return ProposalAnswer.Done;
    }, cancellationToken);

    /// <summary>Reminds whoever is silent for half the time, and moves on from those whose time is over.</summary>
    public async Task<(int Reminded, int Rerouted)> FollowUpAsync(CancellationToken cancellationToken)
    {
        var (reminded, rerouted) = (0, 0);
        var due = await data.Set<MentoringPair>().Where(pair => pair.State == PairState.AskedMentor || pair.State == PairState.AskedMentee).OrderBy(pair => pair.CreatedUtc).ToListAsync(cancellationToken);
        var days = await data.Set<Round>().ToDictionaryAsync(round => round.Id, round => round.AnswerDays, cancellationToken);
        foreach (var pair in due)
        {
            var half = TimeSpan.FromDays((pair.RoundId is { } id ? days.GetValueOrDefault(id, UsualAnswerDays) : UsualAnswerDays) / 2.0);
            if (pair.AnswerByUtc <= Now)
            {
                await RefuseAsync(pair, PairState.Lapsed, null, pair.State == PairState.AskedMentor, cancellationToken);
                rerouted++;
            }
            else if (pair.RemindedUtc is null && pair.AnswerByUtc - half <= Now)
            {
                (pair.RemindedUtc, pair.Stamp) = (Now, ContentIds.New());
                reminded++;
                await mails.SendAsync((pair.State == PairState.AskedMentor ? pair.MentorId : pair.MenteeId)!, "/mentorat/proposition/" + pair.Id, url => (T["Your answer is awaited"],
                    T["Hello,\n\na proposal of the mentoring programme waits for your answer until {1}:\n\n{0}\n\nWithout an answer we will look for another solution.", url, Theme.Opale.Formats.Date(pair.AnswerByUtc)]), cancellationToken);
            }
        }
        return (reminded, rerouted);
    }

    /// <summary>Ends whatever is under way for somebody who leaves: proposals are cancelled and re-routed, pairs end; the other side is told without a reason.</summary>
    public async Task LeaveAsync(string userId, EndReason reason, CancellationToken cancellationToken)
    {
        var pairs = await data.Set<MentoringPair>().Where(pair => (pair.MenteeId == userId || pair.MentorId == userId) && MentoringPair.Taking.Contains(pair.State)).ToListAsync(cancellationToken);
        foreach (var pair in pairs)
        {
            var began = MentoringPair.Living.Contains(pair.State);
            (pair.State, pair.EndedUtc, pair.Ended, pair.Stamp) = (began ? PairState.Ended : PairState.Cancelled, Now, reason, ContentIds.New());
            if ((pair.MenteeId == userId ? pair.MentorId : pair.MenteeId) is { } other)
                await mails.SendAsync(other, "/mentorat/espace", url => (T["Your pair has ended"],
                    T["Hello,\n\nthe other person of your pair has left the mentoring programme. It is nobody's fault. The house is here for what comes next:\n\n{0}", url]), cancellationToken);
            if (!began && pair.MentorId == userId)
                await RerouteAsync(pair, cancellationToken);
        }
    }

    private async Task RefuseAsync(MentoringPair pair, PairState state, DeclineReason? reason, bool byMentor, CancellationToken cancellationToken)
    {
        (pair.State, pair.Declined, pair.ByMentor, pair.EndedUtc, pair.Stamp) = (state, reason, byMentor, Now, ContentIds.New());
        // A mentee who lets her own proposal lapse is not handed from one mentor to the next: staff speak with her.
        if (byMentor || state == PairState.Declined)
            await RerouteAsync(pair, cancellationToken);
        if (byMentor && pair.RoundId is null && pair.MenteeId is { } mentee)
            await mails.SendAsync(mentee, "/mentorat/qui-peut-maider", url => (T["Another mentor may help"],
                T["Hello,\n\nthe mentor you asked is not available just now. Others are:\n\n{0}", url]), cancellationToken);
    }

    /// <summary>Proposes the next best mentor with a free place who was not asked before in this round; leaves her unmatched when there is none.</summary>
    private async Task RerouteAsync(MentoringPair old, CancellationToken cancellationToken)
    {
        if (old.RoundId is null || old.MenteeId is null || await data.Set<Round>().FirstOrDefaultAsync(round => round.Id == old.RoundId && round.State == RoundState.Published, cancellationToken) is not { } round)
            return;
        if (await data.Set<MenteeApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == old.MenteeId, cancellationToken) is not { } mentee
            || PeopleLoader.MissingOf(mentee, Theme.Opale.Formats.Today(time), inPair: false).Count > 0)
            return;
        var skills = await people.SkillsAsync(cancellationToken);
        var facts = people.Facts(mentee, skills);
        // Pairs changed in this unit of work are not in the table yet: what is tracked counts.
        var pairs = await data.Set<MentoringPair>().Where(pair => MentoringPair.Taking.Contains(pair.State) || (pair.RoundId == round.Id && pair.MenteeId == old.MenteeId)).ToListAsync(cancellationToken);
        pairs = [.. pairs.Union(data.Set<MentoringPair>().Local)];
        var taken = pairs.Where(pair => MentoringPair.Taking.Contains(pair.State) && pair.MentorId is not null).GroupBy(pair => pair.MentorId!).ToDictionary(group => group.Key, group => group.Count());
        var asked = pairs.Where(pair => pair.RoundId == round.Id && pair.MenteeId == old.MenteeId).Select(pair => pair.MentorId).ToHashSet();
        var forbidden = (await data.Set<RoundDecision>().Where(row => row.RoundId == round.Id && row.MenteeId == old.MenteeId && !row.Keep).Select(row => row.MentorId).ToListAsync(cancellationToken)).ToHashSet();
        List<MentorFacts> mentors = [.. (await people.MentorsAsync(cancellationToken))
            .Where(found => found.Missing.All(missing => missing == Missing.Places))
            .Select(found => PeopleLoader.Facts(found.Application, skills, found.Application.Capacity - taken.GetValueOrDefault(found.Application.UserId)))];
        Score score = new(round.Weights, mentors, skills.Count);
        foreach (var (mentor, card) in RoundSolver.BestFor(facts, mentors, score))
            if (!asked.Contains(mentor.UserId) && !forbidden.Contains(mentor.UserId))
            {
                await ProposeAsync(round, facts, mentor.UserId, card, cancellationToken);
                return;
            }
    }

    private async Task AskMenteeAsync(MentoringPair pair, CancellationToken cancellationToken)
    {
        var days = await data.Set<Round>().Where(round => round.Id == pair.RoundId).Select(round => round.AnswerDays).FirstOrDefaultAsync(cancellationToken);
        (pair.State, pair.AnswerByUtc, pair.RemindedUtc, pair.Stamp) = (PairState.AskedMentee, Now.AddDays(days > 0 ? days : UsualAnswerDays), null, ContentIds.New());
        await mails.SendAsync(pair.MenteeId!, "/mentorat/proposition/" + pair.Id, url => (T["We have found a mentor for you"],
            T["Hello,\n\na mentor is ready to support you. Read about the way you could go together, then say yes or no:\n\n{0}\n\nPlease answer by {1}.", url, Theme.Opale.Formats.Date(pair.AnswerByUtc)]), cancellationToken);
    }

    private async Task BeginAsync(MentoringPair pair, CancellationToken cancellationToken)
    {
        (pair.State, pair.AcceptedUtc, pair.LastSignUtc, pair.Stamp) = (PairState.Active, Now, Now, ContentIds.New());
        foreach (var person in new[] { pair.MenteeId!, pair.MentorId! })
            await mails.SendAsync(person, "/mentorat/binome/" + pair.Id, url => (T["Your pair begins"],
                T["Hello,\n\nyou both said yes. Your shared space is open:\n\n{0}\n\nFor the first meeting (an hour is enough):\n- say who you are and what brought you here;\n- agree on one to three goals and how you will see that they are reached;\n- agree on how often, where and how you meet, and what stays between you;\n- fix the date of the next meeting before you part.\n\nGive the date of the first meeting in the space: each of you can then put it into your calendar.", url]), cancellationToken);
    }

    private async Task CancelAsync(MentoringPair pair, CancellationToken cancellationToken)
    {
        (pair.State, pair.EndedUtc, pair.Stamp) = (PairState.Cancelled, Now, ContentIds.New());
        await RerouteAsync(pair, cancellationToken);
    }

    // Somebody may have changed an answer since the proposal: rules hold at the moment of the yes.
    private async Task<bool> BreaksAsync(MentoringPair pair, CancellationToken cancellationToken)
    {
        var mentee = await data.Set<MenteeApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == pair.MenteeId, cancellationToken);
        var mentor = await data.Set<MentorApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == pair.MentorId, cancellationToken);
        if (mentee is null || mentor is null || mentor.State != ApplicationState.Approved)
            return true;
        var skills = await people.SkillsAsync(cancellationToken);
        var taken = await data.Set<MentoringPair>().CountAsync(other => other.MentorId == pair.MentorId && other.Id != pair.Id && MentoringPair.Taking.Contains(other.State), cancellationToken);
        return taken >= mentor.Capacity || !HardRules.Allow(people.Facts(mentee, skills), PeopleLoader.Facts(mentor, skills, 1));
    }
}
