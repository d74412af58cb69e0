using System.Net;
using System.Text.Json;
using Community.Abstractions.Content;
using Community.Abstractions.Mail;
using Microsoft.EntityFrameworkCore;

namespace Community.Mentoring.Tests;

/// <summary>Who takes part, what participants read, and who looked.</summary>
public sealed class ParticipantStories(Programme programme) : IClassFixture<Programme>
{
    [Fact]
    public async Task What_is_kept_for_the_programme_is_read_by_those_who_take_part_and_only_while_they_do()
    {
        var page = await programme.Host.PublishPageAsync("Carnet des binômes", audience: "mentoring");
        var address = "/" + page.As<AutoroutePart>()!.Path;
        var nadia = await programme.Host.AsMemberAsync("Nadia");
        (await Reads(nadia)).ShouldBeFalse();
        await Programme.ApplyAsync(nadia, "1990-05-04");
        (await Reads(nadia)).ShouldBeTrue();
        (await nadia.SubmitAsync("/mentorat/espace", [], "Retirer mon accord")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Reads(nadia)).ShouldBeFalse();

        async Task<bool> Reads(Browser person)
        {
            var (read, found) = (await person.GetAsync(address), await person.GetAsync("/recherche?q=carnet+binomes"));
            found.Text.Contains("Carnet des binômes").ShouldBe(read.Status == HttpStatusCode.OK);
            return read.Status == HttpStatusCode.OK;
        }
    }

    [Fact]
    public async Task A_mentor_applies_signs_the_charter_and_takes_part_once_staff_have_approved()
    {
        var page = await programme.Host.PublishPageAsync("Guide des mentores", audience: "mentoring");
        var address = "/" + page.As<AutoroutePart>()!.Path;
        var maud = await programme.Host.AsMemberAsync("Maud");
        (await maud.SubmitAsync("/mentorat/devenir-mentor?etape=1", new() { ["Input.Path"] = "" })).Text.ShouldContain("Racontez votre parcours");
        // Sent twice is sent once.
        await Programme.VolunteerAsync(maud);
        await Programme.VolunteerAsync(maud);
        var row = await Row();
        (row.State, row.Capacity, row.HoursAMonth, row.CharterUtc is null, row.Consents).ShouldBe((ApplicationState.Submitted, 2, 4, false, true));
        (row.LikesGoals[0], row.LikesAges[0]).ShouldBe(("firstjob", (int)AgeGroup.From26To45));
        PeopleLoader.MissingOf(row, 2).ShouldBe([Missing.Approval]);
        (await maud.GetAsync(address)).Status.ShouldNotBe(HttpStatusCode.OK);

        var staff = await programme.Host.AsAdministratorAsync();
        var person = "/admin/mentorat/personnes/mentors/" + row.Id;
        (await staff.GetAsync("/admin/mentorat/personnes?qui=mentors")).Text.ShouldContain("Maud");
        await staff.SubmitAsync(person, new() { ["Note"] = "Très à l’écoute" });
        await staff.SubmitAsync(person, [], "Noter la vérification des antécédents");
        (await staff.SubmitAsync(person, [], "Approuver")).Status.ShouldBe(HttpStatusCode.Redirect);
        row = await Row();
        (row.State, row.InterviewUtc is null, row.BackgroundCheckUtc is null, row.InterviewNote).ShouldBe((ApplicationState.Approved, false, false, "Très à l’écoute"));
        (await programme.MailsToAsync(maud)).ShouldHaveSingleItem();
        (await maud.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK);
        // The note of the interview is the staff's.
        (await maud.GetAsync("/mentorat/espace")).Text.ShouldNotContain("à l’écoute");

        (await staff.SubmitAsync(person, new() { ["Answer"] = "Revenez au printemps." })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await maud.GetAsync(address)).Status.ShouldNotBe(HttpStatusCode.OK);
        (await maud.GetAsync("/mentorat/espace")).Text.ShouldContain("Revenez au printemps.");

        Task<MentorApplication> Row() => programme.AskAsync(db => db.Set<MentorApplication>().AsNoTracking().SingleAsync(one => one.UserId == maud.UserId));
    }

    [Fact]
    public async Task Without_a_signed_charter_nobody_is_approved()
    {
        var maud = await programme.MentorAsync("Maud", mentor => (mentor.State, mentor.CharterUtc, mentor.ApprovedUtc) = (ApplicationState.Submitted, null, null));
        var staff = await programme.Host.AsAdministratorAsync();
        var id = (await programme.AskAsync(db => db.Set<MentorApplication>().SingleAsync(row => row.UserId == maud.UserId))).Id;
        await staff.SubmitAsync("/admin/mentorat/personnes/mentors/" + id, [], "Approuver");
        (await programme.AskAsync(db => db.Set<MentorApplication>().SingleAsync(row => row.UserId == maud.UserId))).State.ShouldBe(ApplicationState.Submitted);
    }

    [Fact]
    public async Task Under_18_she_takes_part_with_her_guardians_agreement_and_what_is_under_way_ends_when_it_is_taken_back()
    {
        var lina = await programme.Host.AsMemberAsync("Lina");
        await Programme.ApplyAsync(lina, "2010-05-04", new() { ["Input.GuardianName"] = "Anne", ["Input.GuardianEmail"] = "anne@example.org" });
        var link = "/mentorat/accord/" + (await Row()).GuardianToken;
        var visitor = programme.Host.AsVisitor();
        (await visitor.GetAsync(link)).Text.ShouldNotContain("Lina");
        (await InRole()).ShouldBeFalse();
        await visitor.SubmitAsync(link, new() { ["Agree"] = "true" });
        (await InRole()).ShouldBeTrue();
        var maud = await programme.MentorAsync("Maud", mentor => mentor.BackgroundCheckUtc = mentor.ApprovedUtc);
        var pair = await programme.PairAsync(lina, maud);
        await visitor.SubmitAsync(link, [], "Reprendre mon accord");
        var ended = await programme.AskAsync(db => db.Set<MentoringPair>().AsNoTracking().SingleAsync(row => row.Id == pair.Id));
        (ended.State, ended.Ended).ShouldBe((PairState.Ended, EndReason.ConsentWithdrawn));
        (await programme.MailsToAsync(maud)).ShouldHaveSingleItem();
        (await InRole()).ShouldBeFalse();
        (await Row()).State.ShouldBe(ApplicationState.Submitted);

        // Another guardian is asked anew, but addresses are not tried one after the other.
        var soon = await lina.SubmitAsync("/mentorat/candidature?etape=5", new() { ["Input.GuardianEmail"] = "autre@example.org", ["Input.Consent"] = "true" });
        soon.Text.ShouldContain("Attendez une heure");
        programme.Host.Clock.Advance(TimeSpan.FromMinutes(61));
        (await lina.SubmitAsync("/mentorat/candidature?etape=5", new() { ["Input.GuardianEmail"] = "autre@example.org", ["Input.Consent"] = "true" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);

        Task<MenteeApplication> Row() => programme.AskAsync(db => db.Set<MenteeApplication>().AsNoTracking().SingleAsync(one => one.UserId == lina.UserId));
        Task<bool> InRole() => programme.AskAsync(db => db.UserRoles.AnyAsync(link => link.UserId == lina.UserId && db.Roles.Any(role => role.Id == link.RoleId && role.Name == "Mentee")));
    }

    [Fact]
    public async Task The_log_shows_which_participant_was_shown_whom_once_a_day()
    {
        var (nadia, maud) = (await programme.MenteeAsync("Nadia"), await programme.MentorAsync("Maud", mentor => mentor.Path = "Mon chemin à moi"));
        await programme.MenteeAsync("Léa");
        for (var i = 0; i < 2; i++)
            (await nadia.GetAsync("/mentorat/qui-peut-maider")).Text.ShouldContain("Mon chemin à moi");
        (await programme.AskAsync(db => db.Set<PrivateReading>().CountAsync(row => row.ReaderId == nadia.UserId && row.SubjectId == maud.UserId))).ShouldBe(1);

        // A proposal shows the mentor what this stage needs, and says so in the log; nothing before, and what is private at no stage.
        var pair = await programme.PairAsync(nadia, maud, pair => (pair.State, pair.AcceptedUtc, pair.AnswerByUtc) = (PairState.AskedMentor, null, pair.CreatedUtc.AddDays(7)));
        await programme.DoAsync(async db =>
        {
            var row = await db.Set<MenteeApplication>().SingleAsync(one => one.UserId == nadia.UserId);
            (row.ForMentor, row.AvoidText, row.Employer) = ("Je bégaie un peu", "Gaspard surtout", "Port de Calais");
        });
        var shown = (await maud.GetAsync("/mentorat/proposition/" + pair.Id)).Text;
        shown.ShouldContain("Je bégaie un peu");
        foreach (var secret in new[] { "Gaspard", "Port de Calais", "1990" })
            shown.ShouldNotContain(secret);
        (await programme.AskAsync(db => db.Set<PrivateReading>().CountAsync(row => row.ReaderId == maud.UserId && row.SubjectId == nadia.UserId))).ShouldBe(1);
        (await (await programme.Host.AsAdministratorAsync()).GetAsync("/admin/mentorat/lectures")).Text.ShouldContain("Profil, au sein du programme");
        // A concern may be told from the proposal on, by whoever knows of it: the mentor, and not yet the mentee when a round proposes her.
        (await maud.SubmitAsync($"/mentorat/binome/{pair.Id}/signaler", new() { ["Words"] = "Je la connais d’ailleurs" })).Status.ShouldBe(HttpStatusCode.Redirect);
        await programme.DoAsync(async db => (await db.Set<MentoringPair>().SingleAsync(row => row.Id == pair.Id)).RoundId = "autre");
        (await nadia.GetAsync($"/mentorat/binome/{pair.Id}/signaler")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_does_not_take_part_sees_no_mentor()
    {
        await programme.MentorAsync("Maud", mentor => mentor.Path = "Chemin secret de Maud");
        var browser = await programme.Host.AsMemberAsync();
        (await browser.GetAsync("/mentorat/qui-peut-maider")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await browser.FollowAsync("/mentorat/candidature?etape=4")).Text.ShouldNotContain("Maud");
    }

    [Fact]
    public async Task Somebody_who_is_both_leaves_one_part_and_keeps_the_other()
    {
        var (nadia, maud, lea) = (await programme.MenteeAsync("Nadia"), await programme.MentorAsync("Maud"), await programme.MenteeAsync("Léa"));
        await programme.DoAsync(db =>
        {
            db.Set<MentorApplication>().Add(new() { UserId = nadia.UserId!, State = ApplicationState.Approved, ConsentUtc = CommunityHost.Start.UtcDateTime, CharterUtc = CommunityHost.Start.UtcDateTime, Capacity = 1 });
            return Task.CompletedTask;
        });
        var (asMentee, asMentor) = (await programme.PairAsync(nadia, maud), await programme.PairAsync(lea, nadia));
        await nadia.SubmitAsync(await nadia.GetAsync("/mentorat/espace"), "/mentorat/espace", [], "Retirer mon accord");
        var states = await programme.AskAsync(db => db.Set<MentoringPair>().Where(pair => pair.Id == asMentee.Id || pair.Id == asMentor.Id).ToDictionaryAsync(pair => pair.Id, pair => pair.State));
        (states[asMentee.Id], states[asMentor.Id]).ShouldBe((PairState.Ended, PairState.Active));
    }

    [Fact]
    public async Task What_was_taken_back_is_read_by_nobody_any_more()
    {
        var nadia = await programme.MenteeAsync("Nadia", row => row.AvoidText = "Un certain Melchior");
        var staff = await programme.Host.AsAdministratorAsync();
        var address = "/admin/mentorat/personnes/mentees/" + (await programme.AskAsync(db => db.Set<MenteeApplication>().SingleAsync(row => row.UserId == nadia.UserId))).Id;
        (await staff.GetAsync(address)).Text.ShouldContain("Melchior");
        await nadia.SubmitAsync("/mentorat/espace", [], "Retirer mon accord");
        (await staff.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await staff.GetAsync("/admin/mentorat/personnes?qui=mentees&etat=Withdrawn")).Page.QuerySelectorAll($"a[href='{address}']").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_meeting_sends_guide_and_calendar_file_to_both_and_a_cancelled_one_takes_it_back()
    {
        var (nadia, maud) = (await programme.MenteeAsync("Nadia"), await programme.MentorAsync("Maud"));
        var space = "/mentorat/binome/" + (await programme.PairAsync(nadia, maud)).Id;
        await maud.SubmitAsync(space, new() { ["Day"] = "2026-12-08", ["Hour"] = "18:30", ["Where"] = "À la maison, salle bleue" });
        foreach (var person in new[] { nadia, maud })
        {
            var letter = (await programme.LettersToAsync(person)).Single(mail => mail.Subject.Contains("Votre première rencontre"));
            letter.Text.ShouldContain("convenez d’un à trois objectifs");
            var file = Files(letter).ShouldHaveSingleItem();
            file.MediaType.ShouldStartWith("text/calendar");
            var calendar = file.Text.Replace("\r\n ", "", StringComparison.Ordinal);
            calendar.ShouldContain("DTSTART:20261208T173000Z");
            calendar.ShouldContain("convenez d’un à trois objectifs");
            calendar.ShouldContain("salle bleue");
            // Calendars are shared: the file names nobody.
            calendar.ShouldNotContain("Maud");
            calendar.ShouldNotContain("Nadia");
        }
        await nadia.SubmitAsync(space, new() { ["meeting"] = (await programme.AskAsync(db => db.Set<PairMeeting>().SingleAsync(row => space.EndsWith(row.PairId)))).Id });
        var taken = (await programme.LettersToAsync(maud)).Single(mail => mail.Subject.Contains("Une rencontre est annulée"));
        Files(taken).ShouldHaveSingleItem().Text.ShouldContain("STATUS:CANCELLED");

        // A second date has no guide; many dates come to an end.
        Answer last = null!;
        for (var i = 0; i < 20; i++)
            last = await nadia.SubmitAsync(space, new() { ["Day"] = "2027-01-12", ["Hour"] = "18:30" });
        last.Text.ShouldContain("20 rencontres sont déjà à venir");
        last.One("#Day").GetAttribute("value").ShouldBe("2027-01-12");
        (await programme.AskAsync(db => db.Set<PairMeeting>().CountAsync(row => space.EndsWith(row.PairId)))).ShouldBe(20);
        (await programme.LettersToAsync(maud)).Count(mail => mail.Subject.Contains("Votre première rencontre")).ShouldBe(1);

        static List<MailAttachment> Files(Cms.Mail.MailRow mail) => JsonSerializer.Deserialize<List<MailAttachment>>(mail.Attachments!)!;
    }

    [Fact]
    public async Task The_monthly_question_is_answered_with_one_click_of_the_mail_by_its_reader_alone()
    {
        var (nadia, maud) = (await programme.MenteeAsync("Nadia"), await programme.MentorAsync("Maud"));
        var pair = await programme.PairAsync(nadia, maud, pair => pair.AcceptedUtc = pair.AcceptedUtc!.Value.AddDays(-40));
        await programme.TickAsync();
        var letter = (await programme.LettersToAsync(nadia)).Single(mail => mail.Subject.Contains("Comment cela se passe"));
        var link = new Uri(letter.Text.Split('\n').Single(line => line.EndsWith("/3", StringComparison.Ordinal))).AbsolutePath;

        (await maud.GetAsync(link)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await programme.Host.AsVisitor().GetAsync(link)).Location!.ShouldContain("/compte/connexion");
        using HttpRequestMessage ahead = new(HttpMethod.Get, link);
        ahead.Headers.Add("Sec-Purpose", "prefetch");
        await nadia.Client.SendAsync(ahead);
        (await Mood()).ShouldBeNull();

        (await nadia.FollowAsync(link)).Text.ShouldContain("Vous avez répondu");
        (await Mood()).ShouldBe(3);
        (await nadia.SubmitAsync(link[..^2], [], "mood=1")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Mood()).ShouldBe(1);
        (await nadia.GetAsync(link[..^1] + "7")).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await (await programme.Host.AsAdministratorAsync()).GetAsync("/admin/mentorat/binomes?lesquels=aide")).Text.ShouldContain("Nadia");
        (await maud.GetAsync("/mentorat/binome/" + pair.Id)).Text.ShouldNotContain("besoin d’aide");

        Task<int?> Mood() => programme.AskAsync(db => db.Set<CheckIn>().Where(row => row.UserId == nadia.UserId).Select(row => row.Mood).SingleAsync());
    }

    [Fact]
    public async Task A_pause_is_told_to_the_other_and_a_change_only_to_staff_who_give_it()
    {
        var (nadia, maud) = (await programme.MenteeAsync("Nadia"), await programme.MentorAsync("Maud"));
        var pair = await programme.PairAsync(nadia, maud);
        var space = "/mentorat/binome/" + pair.Id;
        await nadia.SubmitAsync(space, [], "Faire une pause");
        (await State()).ShouldBe(PairState.Paused);
        (await programme.MailsToAsync(maud)).ShouldHaveSingleItem().ShouldContain("fait une pause");
        await maud.SubmitAsync(space, [], "Reprendre après la pause");
        (await State()).ShouldBe(PairState.Active);

        await nadia.SubmitAsync(space, [], "Demander une autre personne");
        (await programme.MailsToAsync(maud)).Count.ShouldBe(1);
        (await maud.GetAsync(space)).Text.ShouldNotContain("Changement demandé");
        var staff = await programme.Host.AsAdministratorAsync();
        (await staff.SubmitAsync("/admin/mentorat/binomes?lesquels=changement", [], "Y mettre fin et chercher une autre personne Nadia")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await State()).ShouldBe(PairState.Ended);
        foreach (var person in new[] { nadia, maud })
            (await programme.LettersToAsync(person)).Count(mail => mail.Text.Contains("la maison a mis fin à votre binôme")).ShouldBe(1);
        (await nadia.GetAsync("/mentorat/qui-peut-maider")).Text.ShouldNotContain("déjà en binôme");

        Task<PairState> State() => programme.AskAsync(db => db.Set<MentoringPair>().Where(row => row.Id == pair.Id).Select(row => row.State).SingleAsync());
    }

    [Fact]
    public async Task A_flood_of_forms_is_stopped()
    {
        await using var host = await CommunityHost.StartAsync(new Dictionary<string, string?> { ["Community:Mentoring:RateLimit"] = "3" });
        var (nadia, lea) = (await host.AsMemberAsync("Nadia"), await host.AsMemberAsync("Léa"));
        for (var i = 0; i < 3; i++)
            (await nadia.SubmitAsync("/mentorat/candidature", new() { ["Input.Now"] = "x" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await nadia.SubmitAsync("/mentorat/devenir-mentor", new() { ["Input.Path"] = "x" })).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await nadia.GetAsync("/mentorat/candidature")).Status.ShouldBe(HttpStatusCode.OK);
        (await lea.SubmitAsync("/mentorat/candidature", new() { ["Input.Now"] = "x" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
