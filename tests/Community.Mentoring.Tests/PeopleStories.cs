using System.Net;
using Community.Abstractions.Accounts;
using Community.Abstractions.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Mentoring.Tests;

/// <summary>Applications, pairs and who sees what, on one house.</summary>
public sealed class PeopleStories(Programme programme) : IClassFixture<Programme>
{
    [Fact]
    public async Task A_mentee_applies_screen_by_screen_and_twice_is_once()
    {
        var nadia = await programme.Host.AsMemberAsync("Nadia");
        for (var i = 0; i < 2; i++)
            await Programme.ApplyAsync(nadia, "1990-05-04");
        var row = await programme.AskAsync(db => db.Set<MenteeApplication>().SingleAsync(row => row.UserId == nadia.UserId));
        row.State.ShouldBe(ApplicationState.Submitted);
        row.Goals.ShouldBe(["firstjob"]);
        row.Slots.ShouldBe(WeekGrid.Bit(0, 3));
        row.Consents.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_missing_is_told_beside_the_field_and_what_was_typed_is_kept()
    {
        var browser = await programme.Host.AsMemberAsync();
        var answer = await browser.SubmitAsync("/mentorat/candidature", new() { ["Input.Now"] = "Je cherche", ["Input.Towards"] = "" });
        answer.Text.ShouldContain("Dites en une phrase où vous voulez aller.");
        answer.One("#Input_Now").TextContent.Trim().ShouldBe("Je cherche");
        (await programme.AskAsync(db => db.Set<MenteeApplication>().CountAsync(row => row.UserId == browser.UserId))).ShouldBe(0);
    }

    [Fact]
    public async Task Under_18_the_guardian_agrees_through_the_mail_and_can_take_it_back()
    {
        var lina = await programme.Host.AsMemberAsync("Lina");
        await Programme.ApplyAsync(lina, "2010-05-04", new() { ["Input.GuardianName"] = "Anne", ["Input.GuardianEmail"] = "anne@example.org" });
        var row = await Row();
        row.GuardianAgreedUtc.ShouldBeNull();
        PeopleLoader.MissingOf(row, new(2026, 11, 24), false).ShouldBe([Missing.Guardian]);

        var visitor = programme.Host.AsVisitor();
        var link = "/mentorat/accord/" + row.GuardianToken;
        (await visitor.SubmitAsync(link, new() { ["Agree"] = null })).Text.ShouldContain("Cochez la case");
        await visitor.SubmitAsync(link, new() { ["Agree"] = "true" });
        (await Row()).GuardianAgreedUtc.ShouldNotBeNull();
        await visitor.SubmitAsync(link, [], "Reprendre mon accord");
        (await Row()).GuardianAgreedUtc.ShouldBeNull();
        (await visitor.GetAsync("/mentorat/accord/" + new string('0', 26))).Status.ShouldBe(HttpStatusCode.NotFound);

        Task<MenteeApplication> Row() => programme.AskAsync(db => db.Set<MenteeApplication>().AsNoTracking().SingleAsync(one => one.UserId == lina.UserId));
    }

    [Fact]
    public async Task The_account_shows_what_was_agreed_to_here_and_leads_to_where_it_is_withdrawn()
    {
        const string consents = "/compte/consentements";
        var nadia = await programme.MenteeAsync("Nadia", row => (row.ConsentUtc, row.GuardianAgreedUtc) = (new(2026, 10, 5, 8, 0, 0, DateTimeKind.Utc), new(2026, 10, 6, 8, 0, 0, DateTimeKind.Utc)));
        var shown = await nadia.GetAsync(consents);
        shown.Text.ShouldContain("Mentorat, comme mentorée");
        shown.Text.ShouldContain("Donné le 5 octobre 2026");
        shown.Text.ShouldContain("Mentorat : accord de votre parent");
        shown.Text.ShouldNotContain("comme mentore ou mentor");

        var space = shown.One("main .panel a.button").GetAttribute("href")!;
        await nadia.SubmitAsync(space, [], "Retirer mon accord");
        shown = await nadia.GetAsync(consents);
        shown.Text.ShouldContain("Retiré le 24 novembre 2026 Il avait été donné le 5 octobre 2026.");
        shown.Text.ShouldContain("retiré : Mentorat, comme mentorée");

        // A draft agrees to nothing yet, and one person's consents are not another's.
        var maud = await programme.MentorAsync("Maud", row => (row.State, row.ConsentUtc) = (ApplicationState.Draft, null));
        (await maud.GetAsync(consents)).Text.ShouldContain("Rien ne demande votre consentement");
        (await (await programme.MentorAsync("Mona")).GetAsync(consents)).Text.ShouldContain("Mentorat, comme mentore ou mentor");
    }

    [Fact]
    public async Task Nobody_outside_reads_a_pair_by_any_address()
    {
        var (nadia, maud) = (await programme.MenteeAsync("Nadia"), await programme.MentorAsync("Maud"));
        var pair = await programme.PairAsync(nadia, maud);
        PairMeeting meeting = new() { PairId = pair.Id, StartUtc = new(2026, 12, 1, 17, 0, 0, DateTimeKind.Utc) };
        PairDocument document = new() { PairId = pair.Id, AuthorId = maud.UserId!, Name = "cv.pdf", MediaType = "application/pdf" };
        CheckIn asked = new() { PairId = pair.Id, UserId = nadia.UserId!, Month = "2026-11" };
        await programme.DoAsync(db =>
        {
            db.AddRange(meeting, document, asked, new PairDocumentContent { Id = document.Id, Bytes = [1] },
                new PairNote { PairId = pair.Id, AuthorId = maud.UserId!, Shared = true, Text = "partagé avec elle" }, new PairNote { PairId = pair.Id, AuthorId = maud.UserId!, Text = "secret de Maud" });
            return Task.CompletedTask;
        });
        string[] addresses =
        [
            "/mentorat/binome/" + pair.Id, $"/mentorat/binome/{pair.Id}/bilan", $"/mentorat/binome/{pair.Id}/signaler", "/mentorat/proposition/" + pair.Id, "/mentorat/rendez-vous/" + meeting.Id + ".ics",
            "/mentorat/documents/" + document.Id, "/mentorat/point/" + asked.Id,
        ];
        foreach (var address in addresses)
        {
            (await nadia.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK, address);
            (await (await programme.Host.AsMemberAsync()).GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
            (await (await programme.Host.AsAdministratorAsync()).GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
            (await programme.Host.AsVisitor().GetAsync(address)).Status.ShouldBe(HttpStatusCode.Redirect, address);
        }
        (await nadia.GetAsync(addresses[0])).Text.ShouldContain("partagé avec elle");
        (await nadia.GetAsync(addresses[0])).Text.ShouldNotContain("secret de Maud");
        var outsider = await programme.Host.AsMemberAsync();
        (await outsider.GetAsync("/recherche?q=secret")).Text.ShouldNotContain("secret de Maud");
        (await nadia.GetAsync(addresses[4])).Html.ShouldContain("BEGIN:VEVENT");
    }

    [Fact]
    public async Task An_avoid_list_is_read_by_staff_alone_and_each_reading_is_noted()
    {
        var lucie = await programme.MenteeAsync("Lucie", row => row.AvoidText = "Un certain Gaspard");
        var staff = await programme.Host.AsAdministratorAsync();
        var id = await programme.AskAsync(db => db.Set<MenteeApplication>().Where(row => row.UserId == lucie.UserId).Select(row => row.Id).SingleAsync());
        (await staff.GetAsync("/admin/mentorat/personnes/mentees/" + id)).Text.ShouldContain("Un certain Gaspard");
        (await programme.AskAsync(db => db.Set<PrivateReading>().CountAsync(row => row.SubjectId == lucie.UserId && row.ReaderId == staff.UserId))).ShouldBe(1);
        (await staff.GetAsync("/admin/mentorat/lectures")).Text.ShouldContain("Lucie");

        foreach (var person in new[] { await programme.Host.AsMemberAsync(), await programme.Host.AsEditorAsync() })
            foreach (var address in new[] { "/admin/mentorat/personnes/mentees/" + id, "/admin/mentorat/lectures", "/admin/mentorat/chiffres.csv", "/recherche?q=Gaspard", "/api/content/" + id })
                (await person.GetAsync(address)).Text.ShouldNotContain("certain Gaspard");
        programme.Host.Logs.Lines.ShouldAllBe(line => !line.Contains("Gaspard"));
    }

    [Fact]
    public async Task A_pair_meets_writes_and_closes_with_an_interview()
    {
        var (nadia, maud) = (await programme.MenteeAsync("Nadia"), await programme.MentorAsync("Maud"));
        var space = "/mentorat/binome/" + (await programme.PairAsync(nadia, maud)).Id;
        (await nadia.SubmitAsync(space, new() { ["GoalText"] = "Écrire mon CV" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await maud.SubmitAsync(space, new() { ["Day"] = "2026-12-01", ["Hour"] = "18:30" })).Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await nadia.GetAsync(space);
        page.Text.ShouldContain("Écrire mon CV");
        page.Text.ShouldContain("18 h 30");
        (await programme.MailsToAsync(nadia)).ShouldContain(subject => subject.Contains("Votre première rencontre"));
        (await nadia.SubmitAsync(space, new() { ["Day"] = "", ["Hour"] = "" })).Text.ShouldContain("Donnez un jour et une heure");

        (await nadia.SubmitAsync(space + "/bilan", new() { ["Reason"] = "GoalReached", ["Satisfaction"] = "5", ["Result"] = "Job" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await programme.AskAsync(db => db.Set<MentoringPair>().SingleAsync(pair => pair.MenteeId == nadia.UserId))).State.ShouldBe(PairState.Ended);
        (await maud.GetAsync(space)).Text.ShouldContain("Racontez-nous comment c’était");
        (await maud.SubmitAsync(space + "/bilan", new() { ["Satisfaction"] = "4", ["Result"] = "NoneYet" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await programme.AskAsync(db => db.Set<ClosingInterview>().CountAsync(row => space.EndsWith(row.PairId)))).ShouldBe(2);
    }

    [Fact]
    public async Task A_concern_reaches_the_named_people_and_never_the_other_side()
    {
        var (nadia, maud) = (await programme.MenteeAsync("Nadia"), await programme.MentorAsync("Maud"));
        var (named, other) = (await programme.Host.AsAdministratorAsync(), await programme.Host.AsAsync("Oscar", "Administrator"));
        var pair = await programme.PairAsync(nadia, maud);
        await named.SubmitAsync("/admin/mentorat/signalements", [], "Je reçois les signalements");
        (await nadia.GetAsync($"/mentorat/binome/{pair.Id}/signaler")).Text.ShouldContain("Amina Admin");
        await nadia.SubmitAsync($"/mentorat/binome/{pair.Id}/signaler", new() { ["Words"] = "Il insiste pour venir chez moi" });
        (await programme.MailsToAsync(named)).ShouldHaveSingleItem().ShouldContain("Un signalement");
        (await named.GetAsync("/admin/mentorat/signalements")).Text.ShouldContain("Il insiste");
        (await other.GetAsync("/admin/mentorat/signalements")).Text.ShouldNotContain("Il insiste");
        (await maud.GetAsync("/mentorat/binome/" + pair.Id)).Text.ShouldNotContain("insiste");
    }

    [Fact]
    public async Task An_account_erased_while_matched_ends_the_pair_and_leaves_no_trace_of_the_person()
    {
        var (nadia, maud) = (await programme.MenteeAsync("Nadia"), await programme.MentorAsync("Maud"));
        var pair = await programme.PairAsync(nadia, maud);
        await programme.DoAsync(async db =>
        {
            db.Set<PairNote>().Add(new() { PairId = pair.Id, AuthorId = nadia.UserId!, Text = "à moi" });
            (await db.Set<MentorApplication>().SingleAsync(row => row.UserId == maud.UserId)).Avoid = [nadia.UserId!];
        });
        await using (var scope = programme.Host.Services.CreateAsyncScope())
        {
            var source = scope.ServiceProvider.GetServices<IPersonalDataSource>().Single(one => one.Name == "mentoring");
            (await source.ExportAsync(nadia.UserId!, default)).Count.ShouldBeGreaterThan(2);
            (await source.PreviewAsync(nadia.UserId!, default)).ShouldNotBeEmpty();
            await scope.ServiceProvider.GetRequiredService<ICommunityData>().WriteAsync(async token =>
            {
                await source.EraseAsync(nadia.UserId!, token);
                return true;
            });
        }
        var stored = await programme.AskAsync(db => db.Set<MentoringPair>().AsNoTracking().SingleAsync(row => row.Id == pair.Id));
        (stored.State, stored.MenteeId, stored.Ended).ShouldBe((PairState.Ended, null, EndReason.AccountErased));
        (await programme.AskAsync(db => db.Set<MenteeApplication>().CountAsync(row => row.UserId == nadia.UserId))).ShouldBe(0);
        (await programme.AskAsync(db => db.Set<PairNote>().CountAsync(row => row.PairId == pair.Id))).ShouldBe(0);
        (await programme.AskAsync(db => db.Set<MentorApplication>().SingleAsync(row => row.UserId == maud.UserId))).Avoid.ShouldBeEmpty();
        (await maud.GetAsync("/mentorat/binome/" + pair.Id)).Text.ShouldContain("Ce binôme a pris fin");
    }

    [Fact]
    public async Task A_document_that_lies_about_itself_is_refused()
    {
        var (nadia, maud) = (await programme.MenteeAsync("Nadia"), await programme.MentorAsync("Maud"));
        var space = "/mentorat/binome/" + (await programme.PairAsync(nadia, maud)).Id;
        var page = await nadia.GetAsync(space);
        var token = page.One("form[enctype] input[name=__RequestVerificationToken]").GetAttribute("value")!;
        foreach (var (content, status) in new[] { ("<script>alert(1)</script>", HttpStatusCode.UnprocessableEntity), ("%PDF-1.4 x", HttpStatusCode.Redirect) })
        {
            using MultipartFormDataContent form = new() { { new StringContent(token), "__RequestVerificationToken" }, { new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(content)), "Document", "../../cv.pdf" } };
            (await nadia.Client.PostAsync(space + "?handler=Document", form)).StatusCode.ShouldBe(status);
        }
        var stored = await programme.AskAsync(db => db.Set<PairDocument>().SingleAsync(row => row.AuthorId == nadia.UserId));
        stored.Name.ShouldBe("cv.pdf");
        (await maud.Client.GetAsync("/mentorat/documents/" + stored.Id)).Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
    }

    [Fact]
    public async Task Month_after_month_both_are_asked_and_a_quiet_pair_is_noticed_once()
    {
        var other = await Programme.NewAsync();
        await using (other.Host)
        {
            var (nadia, maud) = (await other.MenteeAsync("Nadia"), await other.MentorAsync("Maud"));
            var pair = await other.PairAsync(nadia, maud);
            other.Host.Clock.Advance(TimeSpan.FromDays(31));
            await other.TickAsync();
            await other.TickAsync();
            (await other.AskAsync(db => db.Set<CheckIn>().CountAsync())).ShouldBe(2);
            (await other.MailsToAsync(nadia)).Count(subject => subject.Contains("C’est calme")).ShouldBe(1);
            (await other.AskAsync(db => db.Set<MentoringPair>().SingleAsync(row => row.Id == pair.Id))).QuietSinceUtc.ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task A_school_asks_and_sees_the_answer_once_staff_have_published_it()
    {
        const string portrait = "/mentorat/portraits/maelle-developpeuse-web";
        var visitor = programme.Host.AsVisitor();
        (await visitor.SubmitAsync(portrait, new() { ["School"] = "", ["Question"] = "Et les maths ?" })).Text.ShouldContain("Nommez votre établissement");
        await visitor.SubmitAsync(portrait, new() { ["School"] = "Collège, 4e B", ["Question"] = "Et les maths ?" });
        (await visitor.GetAsync(portrait)).Text.ShouldNotContain("4e B");
        var staff = await programme.Host.AsAdministratorAsync();
        await staff.SubmitAsync("/admin/mentorat/questions", new() { ["Answer"] = "Un peu, et surtout de la patience." });
        (await visitor.GetAsync(portrait)).Text.ShouldContain("surtout de la patience");
    }
}
