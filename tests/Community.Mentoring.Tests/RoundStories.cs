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
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
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
            answer.Status.ShouldBe(kept ? HttpStatusCode.Redirect : HttpStatusCode.UnprocessableEntity);
            if (!kept)
                answer.Text.ShouldContain("Règle : La capacité");
        }
    }

    [Fact]
    public async Task A_mentee_who_says_no_gets_the_next_best_and_the_freed_mentor_goes_to_who_still_waits()
    {
        // One place for two: Nadia has it, Léa is left out.
        var (nadia, maud, proposal) = await PublishedAsync(async () => await programme.MenteeAsync("Léa", row => row.Goals = ["company"]));
        (await programme.AskAsync(db => db.Set<RunUnmatched>().CountAsync())).ShouldBe(1);
        await maud.SubmitAsync(proposal, [], "Oui, avec plaisir");
        await nadia.SubmitAsync(proposal, new() { ["Reason"] = "NotMyField" }, "Décliner");
        var pairs = await programme.AskAsync(db => db.Set<MentoringPair>().Where(pair => pair.State == PairState.AskedMentor).ToListAsync());
        pairs.ShouldHaveSingleItem().MentorId.ShouldBe(maud.UserId);
        pairs[0].MenteeId.ShouldNotBe(nadia.UserId);
    }

    [Fact]
    public async Task A_mentor_who_kept_silent_is_not_asked_again_and_nobody_is_asked_beyond_places_or_rules()
    {
        var (_, maud, _) = await PublishedAsync(async () => await programme.MenteeAsync("Léa"));
        var full = await programme.MentorAsync("Pleine");
        await programme.PairAsync(await programme.MenteeAsync("Déjà"), full);
        await programme.MentorAsync("Loin", mentor => mentor.Languages = ["en"]);
        programme.Host.Clock.Advance(TimeSpan.FromDays(8));
        await programme.TickAsync();
        var asked = await programme.AskAsync(db => db.Set<MentoringPair>().Where(pair => pair.State == PairState.AskedMentor).ToListAsync());
        asked.ShouldBeEmpty();
        (await programme.AskAsync(db => db.Set<MentoringPair>().SingleAsync(pair => pair.MentorId == maud.UserId))).State.ShouldBe(PairState.Lapsed);
    }

    [Fact]
    public async Task Staff_who_give_a_change_have_the_next_best_mentor_asked()
    {
        var (nadia, maud, proposal) = await PublishedAsync();
        await maud.SubmitAsync(proposal, [], "Oui, avec plaisir");
        await nadia.SubmitAsync(proposal, [], "Oui, avec plaisir");
        var line = await programme.MentorAsync("Line");
        await nadia.SubmitAsync(proposal.Replace("proposition", "binome", StringComparison.Ordinal), [], "Demander une autre personne");
        var staff = await programme.Host.AsAdministratorAsync();
        await staff.SubmitAsync("/admin/mentorat/binomes", [], "Y mettre fin et chercher une autre personne Nadia");
        (await programme.MailsToAsync(line)).ShouldHaveSingleItem().ShouldContain("Une mentorée pour vous");
        (await programme.AskAsync(db => db.Set<MentoringPair>().SingleAsync(pair => pair.MentorId == maud.UserId))).Ended.ShouldBe(EndReason.OtherMentor);
    }

    [Fact]
    public async Task Staff_open_a_round_with_explained_weights_and_what_is_wrong_is_told_beside_the_field()
    {
        const string page = "/admin/mentorat/sessions/reglages";
        var staff = await programme.Host.AsAdministratorAsync();
        var open = await staff.GetAsync(page);
        open.Page.QuerySelectorAll("input[name='Input.Weights']").Select(input => int.Parse(input.GetAttribute("value")!)).ShouldBe(Scoring.ScoreWeights.Default);
        foreach (var input in open.Page.QuerySelectorAll("input[name='Input.Weights']"))
            open.One("#" + input.GetAttribute("aria-describedby")).TextContent.Length.ShouldBeGreaterThan(20);
        var wrong = await staff.SubmitAsync(page, new() { ["Input.Title"] = "", ["Input.From"] = "2026-12-01", ["Input.To"] = "2026-11-01", ["Input.AnswerDays"] = "0", ["Input.Stability"] = "99" });
        foreach (var message in new[] { "Donnez un nom à la session", "dernier jour", "de 1 à 60", "de 0 à 50" })
            wrong.Text.ShouldContain(message);
        wrong.One("#Input_From").GetAttribute("value").ShouldBe("2026-12-01");
        var answer = await staff.SubmitAsync(page, new() { ["Input.Title"] = "Printemps", ["Input.From"] = "2026-12-01", ["Input.To"] = "2027-06-01", ["Input.Objective"] = "WorstFirst", ["Input.AnswerDays"] = "5" });
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        var round = await programme.AskAsync(db => db.Set<Round>().SingleAsync());
        (round.Title, round.Objective, round.AnswerDays, round.From, round.State).ShouldBe(("Printemps", RoundObjective.WorstFirst, 5, new(2026, 12, 1), RoundState.Open));

        // Two people on the settings: the second is told, and nothing is overwritten.
        var stale = await staff.GetAsync(page + "/" + round.Id);
        await staff.SubmitAsync(page + "/" + round.Id, new() { ["Input.Title"] = "Printemps 2027" });
        (await staff.SubmitAsync(stale, page + "/" + round.Id, new() { ["Input.Title"] = "Autre" })).Text.ShouldContain("Quelqu’un d’autre a changé cette session");
        (await programme.AskAsync(db => db.Set<Round>().SingleAsync())).Title.ShouldBe("Printemps 2027");
    }

    [Fact]
    public async Task Staff_see_who_misses_what_and_write_to_all_who_can_complete_it_in_one_go()
    {
        await programme.MenteeAsync("Prête");
        var mute = await programme.MenteeAsync("Sans langue", row => row.Languages = []);
        var gone = await programme.MenteeAsync("Partie", row => (row.State, row.WithdrawnUtc, row.Languages) = (ApplicationState.Withdrawn, row.ConsentUtc, []));
        var waiting = await programme.MentorAsync("En attente", row => (row.State, row.CharterUtc) = (ApplicationState.Submitted, null));
        var staff = await programme.Host.AsAdministratorAsync();
        var round = await programme.RoundAsync();
        var page = await staff.GetAsync(round);
        page.One(".figure__value").TextContent.ShouldBe("1");
        page.Text.ShouldContain("À qui il manque quoi (3)");
        (await staff.SubmitAsync(round, [], "Écrire à toutes celles et ceux qui peuvent compléter quelque chose")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await programme.LettersToAsync(mute)).ShouldHaveSingleItem().Text.ShouldContain("une langue");
        (await programme.LettersToAsync(waiting)).ShouldHaveSingleItem().Text.ShouldNotContain("approbation");
        (await programme.LettersToAsync(gone)).ShouldBeEmpty();
    }

    [Fact]
    public async Task When_all_pairs_are_forbidden_the_run_says_so_and_there_is_nothing_to_publish()
    {
        await programme.MenteeAsync("Nadia");
        await programme.MentorAsync("Maud");
        var staff = await programme.Host.AsAdministratorAsync();
        var round = await programme.RoundAsync();
        await staff.SubmitAsync(round, [], "Lancer l’appariement");
        await staff.SubmitAsync(round, [], "what=forbid");
        await staff.SubmitAsync(round, [], "Relancer");
        var page = await staff.GetAsync(round);
        page.Text.ShouldContain("0 / 1");
        page.Text.ShouldContain("Sans accompagnement (1)");
        page.Page.QuerySelectorAll("button").ShouldAllBe(button => !button.TextContent.Contains("Publier"));
    }

    [Fact]
    public async Task The_worst_off_the_unmatched_and_what_would_help_are_told()
    {
        await programme.MenteeAsync("Nadia");
        await programme.MenteeAsync("Olena", row => row.Languages = ["uk"]);
        await programme.MentorAsync("Maud");
        var staff = await programme.Host.AsAdministratorAsync();
        var round = await programme.RoundAsync();
        (await staff.GetAsync(round)).Text.ShouldContain("Qui est prêt (3)");
        await staff.SubmitAsync(round, [], "Lancer l’appariement");
        var page = await staff.GetAsync(round);
        page.One("#run").ParentElement!.TextContent.ShouldContain("Nadia");
        page.One("#left").ParentElement!.TextContent.ShouldContain("Olena");
        page.One("#left").ParentElement!.TextContent.ShouldContain("une langue commune", Case.Insensitive);
        page.One("#left").ParentElement!.TextContent.ShouldContain("parle sa langue");
        string.Join('|', page.One("#load").ParentElement!.QuerySelectorAll("tbody td").Select(cell => cell.TextContent)).ShouldBe("Maud|1|1");
    }

    [Fact]
    public async Task A_round_with_nobody_at_all_says_so()
    {
        var staff = await programme.Host.AsAdministratorAsync();
        (await staff.SubmitAsync(await programme.RoundAsync(), [], "Lancer l’appariement")).Text.ShouldContain("Aucune mentorée n’est prête");
    }

    [Fact]
    public async Task Consent_withdrawn_after_the_run_is_seen_before_anything_is_published()
    {
        var nadia = await programme.MenteeAsync("Nadia");
        await programme.MentorAsync("Maud");
        var staff = await programme.Host.AsAdministratorAsync();
        var round = await programme.RoundAsync();
        await staff.SubmitAsync(round, [], "Lancer l’appariement");
        await staff.SubmitAsync(round, [], "what=keep");
        await nadia.SubmitAsync("/mentorat/espace", [], "Retirer mon accord");
        (await staff.SubmitAsync(round, [], "Publier l’essai 1 et solliciter les mentores et mentors")).Text.ShouldContain("Relancez, puis publiez");
        (await programme.AskAsync(db => db.Set<MentoringPair>().CountAsync())).ShouldBe(0);
        // The kept pair is named with the rule that it now breaks, once somebody else makes a run possible.
        await programme.MenteeAsync("Léa");
        (await staff.SubmitAsync(round, [], "Relancer")).Text.ShouldContain("Règle : Accord");
    }

    [Fact]
    public async Task An_account_erased_between_run_and_publication_is_in_nothing_any_more()
    {
        var nadia = await programme.MenteeAsync("Nadia");
        await programme.MentorAsync("Maud");
        var staff = await programme.Host.AsAdministratorAsync();
        var round = await programme.RoundAsync();
        await staff.SubmitAsync(round, [], "Lancer l’appariement");
        await programme.EraseAsync(nadia);
        var page = await staff.GetAsync(round);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldNotContain("Nadia");
        (await programme.AskAsync(db => db.Set<RunPair>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task An_account_erased_while_asked_leads_the_other_to_the_next_best()
    {
        var (nadia, maud, _) = await PublishedAsync();
        var line = await programme.MentorAsync("Line");
        await programme.EraseAsync(maud);
        (await programme.MailsToAsync(line)).ShouldHaveSingleItem();
        (await programme.MailsToAsync(nadia)).ShouldBeEmpty();
        (await programme.AskAsync(db => db.Set<MentoringPair>().SingleAsync(pair => pair.State == PairState.Cancelled))).MentorId.ShouldBeNull();
    }

    [Fact]
    public async Task Between_rounds_a_mentee_asks_the_best_and_a_mentor_never_sees_more_requests_than_places()
    {
        var maud = await programme.MentorAsync("Maud", mentor => mentor.Path = "Chemin de Maud");
        await programme.MentorAsync("Loin", mentor => (mentor.Languages, mentor.Path) = (["en"], "Chemin anglais"));
        await programme.MentorAsync("Autre but", mentor => (mentor.Goals, mentor.Path) = (["company"], "Chemin d’ailleurs"));
        var (nadia, lea) = (await programme.MenteeAsync("Nadia"), await programme.MenteeAsync("Léa"));
        const string page = "/mentorat/qui-peut-maider";
        var found = await nadia.GetAsync(page);
        found.Page.QuerySelectorAll("article h2").Select(title => title.TextContent.Trim()).ShouldBe(["Maud", "Autre but"]);
        found.Text.ShouldContain("Couvre 1 de vos 2 objectifs");
        var hers = await lea.GetAsync(page);
        (await nadia.SubmitAsync(found, page, [], "Solliciter Maud")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await programme.MailsToAsync(maud)).ShouldHaveSingleItem();
        // The page of another mentee is old by now: the last place is gone.
        await lea.SubmitAsync(hers, page, [], "Solliciter Maud");
        (await programme.AskAsync(db => db.Set<MentoringPair>().CountAsync(pair => pair.MentorId == maud.UserId))).ShouldBe(1);
        (await lea.GetAsync(page)).Text.ShouldNotContain("Chemin de Maud");
        // One at a time.
        await nadia.SubmitAsync(found, page, [], "Solliciter Autre but");
        (await programme.AskAsync(db => db.Set<MentoringPair>().CountAsync())).ShouldBe(1);

        var request = "/mentorat/proposition/" + (await programme.AskAsync(db => db.Set<MentoringPair>().SingleAsync())).Id;
        await maud.SubmitAsync(request, [], "Oui, avec plaisir");
        (await programme.AskAsync(db => db.Set<MentoringPair>().SingleAsync())).State.ShouldBe(PairState.Active);
        // While a round is open, the staff look for everybody at once.
        await programme.RoundAsync();
        (await lea.GetAsync(page)).Text.ShouldContain("Une session est ouverte");
    }

    [Fact]
    public async Task A_yes_that_would_break_a_rule_by_now_makes_no_pair()
    {
        var (nadia, maud, proposal) = await PublishedAsync();
        await maud.SubmitAsync(proposal, [], "Oui, avec plaisir");
        await programme.DoAsync(async db => (await db.Set<MenteeApplication>().SingleAsync(row => row.UserId == nadia.UserId)).Avoid = [maud.UserId!]);
        await nadia.SubmitAsync(proposal, [], "Oui, avec plaisir");
        (await programme.AskAsync(db => db.Set<MentoringPair>().SingleAsync())).State.ShouldBe(PairState.Cancelled);
    }

    [Fact]
    public async Task Pairs_under_way_that_a_round_gives_up_are_told()
    {
        var (nadia, maud) = (await programme.MenteeAsync("Nadia", row => row.Wished = []), await programme.MentorAsync("Maud", row => row.Goals = ["company"]));
        await programme.PairAsync(nadia, maud);
        var line = await programme.MentorAsync("Line", row => row.Goals = ["firstjob", "network"]);
        var staff = await programme.Host.AsAdministratorAsync();
        await programme.PublishAsync(staff, await programme.RoundAsync(round => (round.IncludePaired, round.Stability) = (true, 0)));
        (await programme.MailsToAsync(maud)).ShouldHaveSingleItem().ShouldContain("Votre binôme est arrivé à son terme");
        (await programme.MailsToAsync(line)).ShouldHaveSingleItem().ShouldContain("Une mentorée pour vous");
    }

    private async Task<(Browser Mentee, Browser Mentor, string Proposal)> PublishedAsync(Func<Task>? others = null)
    {
        var nadia = await programme.MenteeAsync("Nadia");
        var maud = await programme.MentorAsync("Maud");
        if (others is not null)
            await others();
        var staff = await programme.Host.AsAdministratorAsync();
        var round = await programme.RoundAsync();
        await staff.SubmitAsync(round, [], "Lancer l’appariement");
        await staff.SubmitAsync(round, [], "Publier l’essai 1 et solliciter les mentores et mentors");
        var pair = await programme.AskAsync(db => db.Set<MentoringPair>().SingleAsync());
        return (nadia, maud, "/mentorat/proposition/" + pair.Id);
    }
}
