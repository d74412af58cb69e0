using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Community.Mentoring.Tests;

/// <summary>A round through its pages, each story on a house of its own: who is in a round depends on everybody.</summary>
public sealed class RoundStories : IAsyncLifetime
{
    private Programme programme = null!;

    public async ValueTask InitializeAsync() => programme = await Programme.NewAsync();

    public ValueTask DisposeAsync() => programme.DisposeAsync();

    [Fact]
    public async Task Staff_run_forbid_run_again_compare_and_publish_and_nothing_is_sent_before()
    {
        var nadia = await programme.MenteeAsync("Nadia");
        var maud = await programme.MentorAsync("Maud");
        var line = await programme.MentorAsync("Line", mentor => mentor.Goals = ["firstjob", "network"]);
        var staff = await programme.Host.AsAdministratorAsync();
        var round = await programme.RoundAsync();

        (await staff.SubmitAsync(round, [], "Lancer l’appariement")).Status.ShouldBe(HttpStatusCode.Redirect);
        var first = await staff.GetAsync(round);
        first.Text.ShouldContain("La preuve a été vérifiée");
        first.Text.ShouldContain("Couvre 2 de ses 2 objectifs");
        first.Text.ShouldContain("deux soirées en commun");
        (await PairsAsync()).ShouldBe([line.UserId!]);

        (await staff.SubmitAsync(round, [], "what=forbid")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await staff.SubmitAsync(round, [], "Relancer")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await PairsAsync()).ShouldBe([maud.UserId!]);
        (await staff.GetAsync(round + "?essai=2&avec=1")).Text.ShouldContain("L’essai 2 comparé à l’essai 1");

        (await programme.MailsToAsync(maud)).ShouldBeEmpty();
        (await nadia.GetAsync("/mentorat/espace")).Text.ShouldNotContain("proposition");
        (await staff.SubmitAsync(round, [], "Publier l’essai 2 et solliciter les mentores et mentors")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await programme.MailsToAsync(maud)).ShouldHaveSingleItem().ShouldContain("Une mentorée pour vous");
        (await programme.MailsToAsync(nadia)).ShouldBeEmpty();
        (await staff.GetAsync(round)).Text.ShouldContain("Publiée");

        Task<List<string>> PairsAsync() => programme.AskAsync(async db =>
        {
            var run = await db.Set<RoundRun>().OrderByDescending(one => one.Number).FirstAsync();
            run.Verified.ShouldBeTrue();
            return await db.Set<RunPair>().Where(pair => pair.RunId == run.Id).Select(pair => pair.MentorId).ToListAsync();
        });
    }

    [Fact]
    public async Task Same_input_gives_the_same_run_with_the_same_hash()
    {
        for (var i = 0; i < 3; i++)
        {
            await programme.MenteeAsync("Mentee " + i);
            await programme.MentorAsync("Mentor " + i);
        }
        var staff = await programme.Host.AsAdministratorAsync();
        var round = await programme.RoundAsync();
        for (var i = 0; i < 3; i++)
            await staff.SubmitAsync(round, [], i == 0 ? "Lancer l’appariement" : "Relancer");
        var runs = await programme.AskAsync(db => db.Set<RoundRun>().OrderBy(run => run.Number).ToListAsync());
        runs[1].InputHash.ShouldBe(runs[2].InputHash);
        (await programme.AskAsync(async db => (await db.Set<RunPair>().ToListAsync()).GroupBy(pair => pair.RunId).Select(group => string.Join(' ', group.OrderBy(pair => pair.MenteeId).Select(pair => pair.MenteeId + pair.MentorId))).Distinct().Count())).ShouldBe(1);
    }

    [Fact]
    public async Task Mentor_then_mentee_accept_and_the_space_opens_with_a_guide_in_the_mail()
    {
        var (nadia, maud, proposal) = await PublishedAsync();
        (await nadia.GetAsync(proposal)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await maud.SubmitAsync(proposal, [], "Oui, avec plaisir")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await programme.MailsToAsync(nadia)).ShouldHaveSingleItem().ShouldContain("Nous avons trouvé quelqu’un");
        (await nadia.SubmitAsync(proposal, [], "Oui, avec plaisir")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await nadia.GetAsync("/mentorat/espace")).Text.ShouldContain("Vous et Maud");
        (await programme.MailsToAsync(maud)).ShouldContain(subject => subject.Contains("Votre binôme commence"));

        // A link from an old mail says what has become of it.
        (await maud.GetAsync(proposal)).Text.ShouldContain("Cette proposition est devenue un binôme");
    }

    [Fact]
    public async Task A_decline_needs_a_reason_of_the_list_and_leads_to_the_next_best()
    {
        var (nadia, maud, proposal) = await PublishedAsync();
        var line = await programme.MentorAsync("Line");
        var refused = await maud.SubmitAsync(proposal, new() { ["Reason"] = null }, "Décliner");
        refused.Text.ShouldContain("Choisissez une raison de la liste");
        (await maud.SubmitAsync(proposal, new() { ["Reason"] = "NoTime" }, "Décliner")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await programme.MailsToAsync(line)).ShouldHaveSingleItem();
        (await maud.GetAsync(proposal)).Text.ShouldContain("Cette proposition est close");
        (await programme.AskAsync(db => db.Set<MentoringPair>().CountAsync(pair => pair.MenteeId == nadia.UserId))).ShouldBe(2);
    }

    [Fact]
    public async Task Silence_reminds_then_leads_to_the_next_best_within_the_rules()
    {
        var (nadia, maud, proposal) = await PublishedAsync();
        await programme.MentorAsync("Loin", mentor => mentor.Languages = ["en"]);
        var line = await programme.MentorAsync("Line");
        programme.Host.Clock.Advance(TimeSpan.FromDays(4));
        await programme.TickAsync();
        await programme.TickAsync();
        (await programme.MailsToAsync(maud)).Count(subject => subject.Contains("Votre réponse est attendue")).ShouldBe(1);
        programme.Host.Clock.Advance(TimeSpan.FromDays(4));
        await programme.TickAsync();
        (await programme.AskAsync(db => db.Set<MentoringPair>().SingleAsync(pair => pair.MenteeId == nadia.UserId && pair.State == PairState.AskedMentor))).MentorId.ShouldBe(line.UserId);
        // The session of the browser may be over by then; the link of the old mail still leads somewhere sensible.
        ((int)(await maud.GetAsync(proposal)).Status).ShouldBeLessThan(400);
    }

    [Fact]
    public async Task Two_staff_at_once_the_second_is_told_and_nothing_is_overwritten()
    {
        await programme.MenteeAsync("Nadia");
        await programme.MentorAsync("Maud");
        var (one, other) = (await programme.Host.AsAdministratorAsync(), await programme.Host.AsAdministratorAsync());
        var round = await programme.RoundAsync();
        var stale = await other.GetAsync(round);
        (await one.SubmitAsync(round, [], "Lancer l’appariement")).Status.ShouldBe(HttpStatusCode.Redirect);
        var told = await other.SubmitAsync(stale, round, [], "Lancer l’appariement");
        told.Status.ShouldBe(HttpStatusCode.Conflict);
        told.Text.ShouldContain("Quelqu’un d’autre a travaillé sur cette session");
        (await programme.AskAsync(db => db.Set<RoundRun>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task A_round_without_mentors_says_so_and_who_misses_what()
    {
        await programme.MenteeAsync("Nadia");
        await programme.MentorAsync("Maud", mentor => mentor.State = ApplicationState.Submitted);
        var staff = await programme.Host.AsAdministratorAsync();
        var answer = await staff.SubmitAsync(await programme.RoundAsync(), [], "Lancer l’appariement");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldContain("Aucune mentore, aucun mentor avec une place");
        answer.Text.ShouldContain("l’approbation de l’équipe");
    }

    [Fact]
    public async Task A_pair_to_keep_that_breaks_a_rule_is_refused_with_the_rules_name()
    {
        var nadia = await programme.MenteeAsync("Nadia");
        var maud = await programme.MentorAsync("Maud");
        var staff = await programme.Host.AsAdministratorAsync();
        var round = await programme.RoundAsync();
        await staff.SubmitAsync(round, [], "Lancer l’appariement");
        await programme.DoAsync(async db => (await db.Set<MenteeApplication>().SingleAsync(row => row.UserId == nadia.UserId)).Avoid = [maud.UserId!]);
        var answer = await staff.SubmitAsync(round, [], "what=keep");
        answer.Text.ShouldContain("Règle : Personnes à éviter");
        (await programme.AskAsync(db => db.Set<RoundDecision>().CountAsync())).ShouldBe(0);
        // Nor is a run published that has become wrong.
        (await staff.SubmitAsync(round, [], "Publier l’essai 1 et solliciter les mentores et mentors")).Text.ShouldContain("Relancez, puis publiez");
    }

    [Fact]
    public async Task Consent_withdrawn_in_the_middle_of_a_round_ends_the_proposal()
    {
        var (nadia, maud, proposal) = await PublishedAsync();
        (await nadia.SubmitAsync("/mentorat/espace", [], "Retirer mon accord")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await maud.SubmitAsync("/mentorat/espace", [], "Retirer mon accord")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await programme.AskAsync(db => db.Set<MentoringPair>().SingleAsync())).State.ShouldBe(PairState.Cancelled);
        (await maud.GetAsync(proposal)).Text.ShouldContain("Cette proposition est close");
    }

    [Fact]
    public async Task A_mentor_over_capacity_by_hand_is_refused_with_the_rules_name()
    {
        var (nadia, lea) = (await programme.MenteeAsync("Nadia"), await programme.MenteeAsync("Léa"));
        var maud = await programme.MentorAsync("Maud");
        await programme.MentorAsync("Line");
        var staff = await programme.Host.AsAdministratorAsync();
        var round = await programme.RoundAsync();
        await staff.SubmitAsync(round, [], "Lancer l’appariement");
        foreach (var (mentee, kept) in new[] { (nadia, true), (lea, false) })
        {
            var answer = await staff.SubmitAsync(round, new() { ["mentee"] = mentee.UserId, ["mentor"] = maud.UserId }, "what=keep");
            answer.Status.ShouldBe(kept ? HttpStatusCode.Redirect : HttpStatusCode.OK);
            if (!kept)
                answer.Text.ShouldContain("Règle : La capacité");
        }
    }

    private async Task<(Browser Mentee, Browser Mentor, string Proposal)> PublishedAsync()
    {
        var nadia = await programme.MenteeAsync("Nadia");
        var maud = await programme.MentorAsync("Maud");
        var staff = await programme.Host.AsAdministratorAsync();
        var round = await programme.RoundAsync();
        await staff.SubmitAsync(round, [], "Lancer l’appariement");
        await staff.SubmitAsync(round, [], "Publier l’essai 1 et solliciter les mentores et mentors");
        var pair = await programme.AskAsync(db => db.Set<MentoringPair>().SingleAsync());
        return (nadia, maud, "/mentorat/proposition/" + pair.Id);
    }
}
