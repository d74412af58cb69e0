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

/// <summary>Which of a person's two parts in the programme is meant.</summary>
internal enum Side
{
    Both,
    Mentee,
    Mentor,
}

/// <summary>Proposals of pairs: the mentor answers first, then the mentee; silence and refusals lead to the next best. Joins the caller's unit of work.</summary>
internal sealed class Proposals(ICommunityData data, PeopleLoader people, Rerouting rerouting, MentoringMails mails, TimeProvider time, IStringLocalizer<Strings> T)
{
    /// <summary>Days to answer a request between rounds.</summary>
    public const int UsualAnswerDays = 7;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes a proposal and tells the mentor.</summary>
    public async Task ProposeAsync(Round? round, MenteeFacts mentee, string mentorId, ScoreCard card, CancellationToken cancellationToken)
    {
        MentoringPair pair = new()
        {
            RoundId = round?.Id, MenteeId = mentee.UserId, MentorId = mentorId, State = PairState.AskedMentor, Score = card.Total, Card = card.ToJson(),
            CreatedUtc = Now, LastSignUtc = Now, WaitingSinceUtc = mentee.WaitingSinceUtc, AnswerByUtc = Now.AddDays(round?.AnswerDays ?? UsualAnswerDays),
        };
        data.Set<MentoringPair>().Add(pair);
        await mails.SendAsync(mentorId, "/mentorat/proposition/" + pair.Id, url => (T["A mentee for you?"],
            T["Hello,\n\nthe house proposes that you support a mentee. Read who she is and why we thought of you, then say yes or no:\n\n{0}\n\nPlease answer by {1}. A no needs no excuse.", url, Theme.Opale.Formats.Date(pair.AnswerByUtc)]), cancellationToken);
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
        {
            await RefuseAsync(pair, PairState.Declined, reason ?? DeclineReason.PreferNotToSay, mentorsTurn, token);
            await RerouteAsync([pair], token);
        }
        else if (await BreaksAsync(pair, token))
        {
            (pair.State, pair.EndedUtc, pair.Stamp) = (PairState.Cancelled, Now, ContentIds.New());
            await RerouteAsync([pair], token);
        }
        else if (mentorsTurn && pair.RoundId is not null)
            await AskMenteeAsync(pair, token);
        else
            await BeginAsync(pair, token);
        return ProposalAnswer.Done;
    }, cancellationToken);

    /// <summary>Reminds whoever is silent for half the time, and moves on from those whose time is over. As many queries for one as for a thousand.</summary>
    public async Task<(int Reminded, int Rerouted)> FollowUpAsync(CancellationToken cancellationToken)
    {
        var due = await data.Set<MentoringPair>().Where(pair => MentoringPair.Pending.Contains(pair.State) && (pair.RemindedUtc == null || pair.AnswerByUtc <= Now))
            .OrderBy(pair => pair.CreatedUtc).ThenBy(pair => pair.Id).ToListAsync(cancellationToken);
        if (due.Count == 0)
            return (0, 0);
        var days = await data.Set<Round>().ToDictionaryAsync(round => round.Id, round => round.AnswerDays, cancellationToken);
        await mails.PrepareAsync(due.SelectMany(pair => new[] { pair.MenteeId, pair.MentorId }), cancellationToken);
        List<MentoringPair> lapsed = [.. due.Where(pair => pair.AnswerByUtc <= Now)];
        foreach (var pair in lapsed)
            await RefuseAsync(pair, PairState.Lapsed, null, pair.State == PairState.AskedMentor, cancellationToken);
        await RerouteAsync(lapsed, cancellationToken);
        var reminded = 0;
        foreach (var pair in due.Except(lapsed))
        {
            var half = TimeSpan.FromDays((pair.RoundId is { } id ? days.GetValueOrDefault(id, UsualAnswerDays) : UsualAnswerDays) / 2.0);
            if (pair.AnswerByUtc - half > Now)
                continue;
            (pair.RemindedUtc, pair.Stamp) = (Now, ContentIds.New());
            reminded++;
            await mails.SendAsync((pair.State == PairState.AskedMentor ? pair.MentorId : pair.MenteeId)!, "/mentorat/proposition/" + pair.Id, url => (T["Your answer is awaited"],
                T["Hello,\n\na proposal of the mentoring programme waits for your answer until {1}:\n\n{0}\n\nWithout an answer we will look for another solution.", url, Theme.Opale.Formats.Date(pair.AnswerByUtc)]), cancellationToken);
        }
        return (reminded, lapsed.Count);
    }

    /// <summary>
    /// Ends whatever is under way for somebody who leaves, as mentee, as mentor or as both: proposals are cancelled and re-routed, pairs end; the other side is told
    /// without a reason.
    /// </summary>
    public async Task LeaveAsync(string userId, EndReason reason, Side side, CancellationToken cancellationToken)
    {
        var pairs = await data.Set<MentoringPair>().Where(pair => MentoringPair.Taking.Contains(pair.State)
            && ((side != Side.Mentor && pair.MenteeId == userId) || (side != Side.Mentee && pair.MentorId == userId))).ToListAsync(cancellationToken);
        await mails.PrepareAsync(pairs.SelectMany(pair => new[] { pair.MenteeId, pair.MentorId }), cancellationToken);
        List<MentoringPair> cancelled = [];
        foreach (var pair in pairs)
        {
            var began = MentoringPair.Living.Contains(pair.State);
            // A mentee knows of no proposal before the mentor's yes, unless she asked herself.
            var knew = began || pair.State == PairState.AskedMentee || pair.RoundId is null || pair.MenteeId == userId;
            (pair.State, pair.EndedUtc, pair.Ended, pair.ByMentor, pair.Stamp) = (began ? PairState.Ended : PairState.Cancelled, Now, reason, pair.MentorId == userId, ContentIds.New());
            if (knew && (pair.MenteeId == userId ? pair.MentorId : pair.MenteeId) is { } other)
                await TellEndAsync(other, began, cancellationToken);
            if (!began)
                cancelled.Add(pair);
        }
        await RerouteAsync(cancelled, cancellationToken, userId);
    }

    /// <summary>
    /// Staff give a pair the change that one of the two asked for: it ends without fault, both are told, and the mentee of a round is proposed to the next best mentor, as after a
    /// refusal. False when there is no such living pair.
    /// </summary>
    public async Task<bool> ChangeAsync(string pairId, CancellationToken cancellationToken)
    {
        if (await data.Set<MentoringPair>().FirstOrDefaultAsync(pair => pair.Id == pairId && MentoringPair.Living.Contains(pair.State), cancellationToken) is not { } pair)
            return false;
        await EndForAnotherAsync(pair, cancellationToken);
        await RerouteAsync([pair], cancellationToken);
        return true;
    }

    /// <summary>Ends a living pair because another suits better, and tells both.</summary>
    public async Task EndForAnotherAsync(MentoringPair pair, CancellationToken cancellationToken)
    {
        (pair.State, pair.Ended, pair.EndedUtc, pair.Stamp) = (PairState.Ended, EndReason.OtherMentor, Now, ContentIds.New());
        foreach (var person in new[] { pair.MenteeId, pair.MentorId }.OfType<string>())
            await mails.SendAsync(person, $"/mentorat/binome/{pair.Id}/bilan", url => (T["Your pair has come to its end"],
                T["Hello,\n\nthe house has ended your pair, because another one may suit better; it is nobody's fault. Three questions help us to make the next ones better:\n\n{0}", url]), cancellationToken);
    }

    private Task TellEndAsync(string userId, bool began, CancellationToken cancellationToken) => began
        ? mails.SendAsync(userId, "/mentorat/espace", url => (T["Your pair has ended"],
            T["Hello,\n\nthe other person of your pair has left the mentoring programme. It is nobody's fault. The house is here for what comes next:\n\n{0}", url]), cancellationToken)
        : mails.SendAsync(userId, "/mentorat/espace", url => (T["A proposal is taken back"],
            T["Hello,\n\na proposal of the mentoring programme is taken back; it is nobody's fault. The house is here for what comes next:\n\n{0}", url]), cancellationToken);

    private async Task RefuseAsync(MentoringPair pair, PairState state, DeclineReason? reason, bool byMentor, CancellationToken cancellationToken)
    {
        (pair.State, pair.Declined, pair.ByMentor, pair.EndedUtc, pair.Stamp) = (state, reason, byMentor, Now, ContentIds.New());
        if (byMentor && pair.RoundId is null && pair.MenteeId is { } mentee)
            await mails.SendAsync(mentee, "/mentorat/qui-peut-maider", url => (T["Another mentor may help"],
                T["Hello,\n\nthe mentor you asked is not available just now. Others are:\n\n{0}", url]), cancellationToken);
    }

    // Proposals that came to nothing make room for the next best ones of their round.
    private async Task RerouteAsync(IReadOnlyList<MentoringPair> ended, CancellationToken cancellationToken, string? leaving = null)
    {
        var next = await rerouting.NextAsync(ended, leaving, cancellationToken);
        await mails.PrepareAsync(next.Select(one => one.Mentor.UserId), cancellationToken);
        foreach (var (round, mentee, mentor, card) in next)
            await ProposeAsync(round, mentee, mentor.UserId, card, cancellationToken);
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
        (pair.State, pair.AcceptedUtc, pair.WaitedDays, pair.LastSignUtc, pair.Stamp) = (PairState.Active, Now, (int)(Now - pair.WaitingSinceUtc).TotalDays, Now, ContentIds.New());
        foreach (var person in new[] { pair.MenteeId!, pair.MentorId! })
            await mails.SendAsync(person, "/mentorat/binome/" + pair.Id, url => (T["Your pair begins"],
                T["Hello,\n\nyou both said yes. Your shared space is open:\n\n{0}\n\n{1}\n\nGive the date of the first meeting in the space: each of you then receives an invitation for the calendar.", url, PairFiles.Guide(T)]), cancellationToken);
    }

    // Somebody may have changed an answer since the proposal: rules hold at the moment of the yes.
    private async Task<bool> BreaksAsync(MentoringPair pair, CancellationToken cancellationToken)
    {
        var mentee = await data.Set<MenteeApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == pair.MenteeId, cancellationToken);
        var mentor = await data.Set<MentorApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == pair.MentorId, cancellationToken);
        if (mentee is null || mentor is null || mentee.State is ApplicationState.Draft or ApplicationState.Withdrawn || mentor.State != ApplicationState.Approved)
            return true;
        var skills = await people.SkillsAsync(cancellationToken);
        var taken = await data.Set<MentoringPair>().CountAsync(other => other.MentorId == pair.MentorId && other.Id != pair.Id && MentoringPair.Taking.Contains(other.State), cancellationToken);
        return taken >= mentor.Capacity || !HardRules.Allow(people.Facts(mentee, skills), PeopleLoader.Facts(mentor, skills, 1));
    }
}
