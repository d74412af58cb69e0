using Community.Abstractions.Background;
using Community.Abstractions.Content;
using Community.Cms.Accounts;
using Community.Cms.Mail;
using Community.Mentoring.Data;
using Community.Mentoring.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Community.Browser.Tests;

/// <summary>
/// The mentoring programme in a browser, from the first screen of an application to the closing interview. axe looks at every page of the stories four times: on a phone and on a
/// screen, light and dark. Each story begins with an empty programme.
/// </summary>
public sealed class MentoringStories(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Space = "/mentorat/espace";

    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, false)]
    public async Task A_mentee_applies_and_finds_what_she_wrote_when_she_comes_back(int width, bool javaScript)
    {
        await EmptyAsync();
        var mentor = await AddMentorAsync("Solène Mentore");
        var user = await chromium.Host.CreateUserAsync("Nadia Mentorée", "Member");
        var page = await chromium.OpenAsync(width, javaScript: javaScript);
        await Chromium.SignInAsync(page, user);
        await page.GotoAsync("/mentorat");
        await page.Locator("main a[href='/mentorat/candidature']").First.ClickAsync();
        await GoOnAsync();
        await page.Locator(".error-summary, .field__error").First.WaitForAsync();
        await LookAsync(page);
        await page.FillAsync("#Input_Now", "Je travaille en caisse");
        await page.FillAsync("#Input_Towards", "Devenir développeuse");
        await page.SelectOptionAsync("#Input_Stage", "Searching");
        await page.SelectOptionAsync("#Input_Target", "FirstJob");
        await page.FillAsync("#Input_BirthDate", "1990-05-04");
        await GoOnAsync();
        await page.CheckAsync("input[value=firstjob]");
        await page.SelectOptionAsync("#skill-0", new SelectOptionValue { Index = 3 });
        await page.SelectOptionAsync("#weight-0", "3");
        await GoOnAsync();
        await page.Locator("[name='Input.InPerson']").WaitForAsync();

        // The telephone goes into the bag, and she goes on at home.
        page = await chromium.OpenAsync(width, javaScript: javaScript);
        await Chromium.SignInAsync(page, user);
        await page.GotoAsync(Space);
        await LookAsync(page);
        await page.Locator("main a[href='/mentorat/candidature']").First.ClickAsync();
        (await page.InputValueAsync("#Input_Now")).ShouldBe("Je travaille en caisse");
        await page.GotoAsync("/mentorat/candidature?etape=2");
        (await page.IsCheckedAsync("input[value=firstjob]")).ShouldBeTrue();
        (await page.InputValueAsync("#weight-0")).ShouldBe("3");
        await GoOnAsync();
        await page.CheckAsync("[name='Input.Languages'][value=fr]");
        await page.CheckAsync("[name='Input.InPerson']");
        await page.SelectOptionAsync("#Input_Commune", "62193");
        await page.CheckAsync("[name='Input.Slots'][value='3']");
        await GoOnAsync();
        await page.CheckAsync("[name='Input.WantsWoman']");
        await page.SelectOptionAsync("#wished-0", mentor.ApplicationId);
        await page.FillAsync("#Input_AvoidText", "Mon ancien chef");
        await GoOnAsync();
        (await page.Locator("main dl").First.InnerTextAsync()).ShouldContain("lundi soir");
        await page.CheckAsync("#Input_Consent");
        await GoOnAsync();
        (await TextAsync(page)).ShouldContain("Envoyée");
        await LookAsync(page);

        // Between rounds she may ask the best herself.
        await page.GotoAsync("/mentorat/qui-peut-maider");
        (await TextAsync(page)).ShouldContain("nommé cette personne");
        await LookAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Solène Mentore" }).ClickAsync();
        (await TextAsync(page)).ShouldContain("Une proposition en cours");

        async Task GoOnAsync()
        {
            await LookAsync(page);
            await page.Locator("main form button.button--primary").First.ClickAsync();
        }
    }

    [Fact]
    public async Task A_mentor_applies_and_staff_approve_after_an_interview()
    {
        await EmptyAsync();
        var mentor = await chromium.OpenAsync(390);
        await Chromium.SignInAsync(mentor, await chromium.Host.CreateUserAsync("Karima Candidate", "Member"));
        await mentor.GotoAsync("/mentorat/devenir-mentor");
        await LookAsync(mentor);
        await mentor.FillAsync("#Input_Path", "De la dentelle au code, à quarante ans.");
        await mentor.SelectOptionAsync("#Input_Stage", "Experienced");
        await mentor.CheckAsync("[name='Input.IsWoman']");
        await mentor.CheckAsync("[name='Input.Goals'][value=firstjob]");
        await GoOnAsync();
        await mentor.FillAsync("#Input_Capacity", "2");
        await mentor.FillAsync("#Input_HoursAMonth", "4");
        await mentor.CheckAsync("[name='Input.Languages'][value=fr]");
        await mentor.CheckAsync("[name='Input.InPerson']");
        await mentor.SelectOptionAsync("#Input_Commune", "62193");
        await mentor.CheckAsync("[name='Input.Slots'][value='3']");
        await LookAsync(mentor);
        await GoOnAsync();
        await LookAsync(mentor);
        await mentor.CheckAsync("#Input_Charter");
        await mentor.CheckAsync("#Input_Consent");
        await GoOnAsync();
        (await TextAsync(mentor)).ShouldContain("Envoyée");

        var staff = await chromium.OpenAsAsync("Administrator");
        await staff.GotoAsync("/admin/mentorat/personnes?qui=mentors");
        await LookAsync(staff);
        await staff.ClickAsync("text=Karima Candidate");
        await LookAsync(staff);
        await staff.FillAsync("#Note", "Disponible, claire, patiente.");
        await staff.ClickAsync("text=Noter l’entretien");
        await staff.GetByText("L’entretien est noté").First.WaitForAsync();
        await staff.Locator("form[action*='handler=Check'] button").ClickAsync();
        await staff.Locator("form[action*='handler=Approve'] button").ClickAsync();
        (await TextAsync(staff)).ShouldContain("Approuvée");
        await mentor.GotoAsync(Space);
        (await TextAsync(mentor)).ShouldContain("Approuvée");
        await staff.GotoAsync("/admin/mentorat/lectures");
        (await TextAsync(staff)).ShouldContain("Karima Candidate");
        await LookAsync(staff);

        Task GoOnAsync() => mentor.Locator("main form button.button--primary").First.ClickAsync();
    }

    [Fact]
    public async Task Staff_run_lock_compare_and_publish_then_a_pair_accepts_meets_and_closes()
    {
        await EmptyAsync();
        // By the goals alone: Lucie with Solène and Nadia with Karine is the best there is.
        var nadia = await AddMenteeAsync("Nadia Mentorée", row => row.Goals = ["firstjob"]);
        var lucie = await AddMenteeAsync("Lucie Mentorée", row => row.Goals = ["network"]);
        var solene = await AddMentorAsync("Solène Mentore", row => row.Goals = ["firstjob", "network"]);
        await AddMentorAsync("Karine Mentore", row => row.Goals = ["firstjob"]);
        await AddMenteeAsync("Oriane Oubli", row => (row.Languages, row.Slots) = ([], 0));

        // Staff open a round, look, and change what the calculation cannot know.
        var staff = await chromium.OpenAsAsync("Administrator");
        await staff.GotoAsync("/admin/mentorat");
        await LookAsync(staff);
        await staff.Locator("main a[href='/admin/mentorat/sessions/reglages']").First.ClickAsync();
        await LookAsync(staff);
        await staff.FillAsync("#Input_Title", "Session d’hiver");
        await staff.ClickAsync("text=Ouvrir la session");
        await LookAsync(staff);
        await staff.ClickAsync("summary:has-text('À qui il manque quoi')");
        (await TextAsync(staff)).ShouldContain("Oriane Oubli");
        await RunAsync();
        (await TextAsync(staff)).ShouldContain("La preuve a été vérifiée");
        (await RowOf("Nadia").InnerTextAsync()).ShouldContain("Karine Mentore");
        await LookAsync(staff);
        await RowOf("Nadia").Locator("button[value=forbid]").ClickAsync();
        await staff.GetByText("pas ensemble").First.WaitForAsync();
        await RunAsync();
        (await RowOf("Nadia").InnerTextAsync()).ShouldContain("Solène Mentore");
        await RowOf("Nadia").Locator("button[value=keep]").ClickAsync();
        await staff.GetByText("gardées ensemble").First.WaitForAsync();
        await RunAsync();
        await staff.SelectOptionAsync("#avec", "1");
        await staff.Locator("form.filters button").ClickAsync();
        await staff.GetByText("L’essai 3 comparé à l’essai 1").First.WaitForAsync();
        await LookAsync(staff);
        (await MailsAsync(solene.User)).ShouldBeEmpty();
        await staff.Locator("form[action*='handler=Publish'] button").ClickAsync();
        await staff.GetByText("La session est publiée").First.WaitForAsync();
        await LookAsync(staff);

        // The mentor says yes, then the mentee: both from their mails.
        var mentor = await OpenAsync(solene.User);
        await mentor.GotoAsync(await LinkInLastMailAsync(solene.User));
        (await TextAsync(mentor)).ShouldContain("Couvre 1 de ses 1 objectifs");
        await LookAsync(mentor);
        await mentor.ClickAsync("text=Oui, avec plaisir");
        await LookAsync(mentor);
        var mentee = await OpenAsync(nadia, 390);
        await mentee.GotoAsync(Space);
        await LookAsync(mentee);
        await mentee.ClickAsync("text=Une proposition attend votre réponse");
        await LookAsync(mentee);
        await mentee.ClickAsync("text=Oui, avec plaisir");

        // They meet: a goal, a date for both calendars, notes shared and private, the next step.
        await mentee.ClickAsync("text=Vous et Solène Mentore");
        await LookAsync(mentee);
        await mentee.FillAsync("#GoalText", "Envoyer trois candidatures");
        await mentee.ClickAsync("text=Ajouter l’objectif");
        await mentee.FillAsync("#Day", chromium.Host.Clock.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd", null));
        await mentee.FillAsync("#Hour", "18:00");
        await mentee.FillAsync("#Where", "À la maison");
        await mentee.ClickAsync("text=Noter la rencontre");
        var invitation = await mentee.RunAndWaitForDownloadAsync(() => mentee.ClickAsync("text=Calendrier (.ics)"));
        (await File.ReadAllTextAsync(await invitation.PathAsync())).ShouldContain("BEGIN:VEVENT");
        await NoteAsync("Nous avons relu mon CV.", shared: true);
        await NoteAsync("Je doute encore.", shared: false);
        await mentee.FillAsync("#NextStep", "Refaire le titre du CV");
        await mentee.Locator("form[action*='handler=NextStep'] button").ClickAsync();
        await LookAsync(mentee);
        await mentor.GotoAsync(mentee.Url);
        var seen = await TextAsync(mentor);
        seen.ShouldContain("Nous avons relu mon CV.");
        seen.ShouldNotContain("Je doute encore.");
        await mentor.Locator("form[action*='handler=GoalDone'] button").ClickAsync();

        // A month later both are asked how it goes.
        var space = new Uri(mentee.Url).AbsolutePath;
        chromium.Host.Clock.Advance(TimeSpan.FromDays(32));
        await TickAsync();
        mentee = await OpenAsync(nadia, 390);
        await mentee.GotoAsync(Space);
        await LookAsync(mentee);
        await mentee.ClickAsync("text=Répondre en un clic");
        await LookAsync(mentee);
        await mentee.ClickAsync("text=Cela se passe bien");
        await mentee.GetByText("Merci de votre réponse").First.WaitForAsync();

        // They close with what each thinks of it.
        await mentee.GotoAsync(space);
        await mentee.ClickAsync("text=Mettre fin au binôme");
        await LookAsync(mentee);
        await mentee.ClickAsync("text=Les objectifs sont atteints");
        await mentee.CheckAsync("[name=Satisfaction][value='5']");
        await mentee.ClickAsync("main label:has-text('Un emploi')");
        await mentee.FillAsync("#Feedback", "Continuez.");
        await mentee.ClickAsync("main form button.button--primary");
        await mentee.GetByText("Merci pour ce chemin").First.WaitForAsync();
        mentor = await OpenAsync(solene.User);
        await mentor.GotoAsync(await LinkInLastMailAsync(solene.User));
        await LookAsync(mentor);
        await mentor.CheckAsync("[name=Satisfaction][value='4']");
        await mentor.ClickAsync("main form button.button--primary");
        await mentor.GotoAsync(space);
        (await TextAsync(mentor)).ShouldContain("Ce binôme a pris fin");
        await LookAsync(mentor);

        staff = await chromium.OpenAsAsync("Administrator");
        await staff.GotoAsync("/admin/mentorat/binomes?lesquels=toutes");
        (await TextAsync(staff)).ShouldContain("Cela se passe bien");
        foreach (var url in new[] { "/admin/mentorat/binomes?lesquels=toutes", "/admin/mentorat/chiffres", "/admin/mentorat" })
        {
            await staff.GotoAsync(url);
            await LookAsync(staff);
        }
        // What they wrote to one another is theirs: staff have no way in.
        (await staff.GotoAsync(space))!.Status.ShouldBe(404);
        lucie.Id.ShouldNotBeNull();

        ILocator RowOf(string name) => staff.Locator($"main tr:has(td[data-label='Mentorée']:has-text('{name}'))");

        Task RunAsync() => staff.Locator("form[action*='handler=Run'] button").ClickAsync();

        async Task NoteAsync(string text, bool shared)
        {
            await mentee.FillAsync("#NoteText", text);
            await mentee.SetCheckedAsync("[name=Shared]", shared);
            await mentee.ClickAsync("text=Garder la note");
            await mentee.GetByText(text).First.WaitForAsync();
        }
    }

    [Fact]
    public async Task A_decline_with_its_reason_and_a_silence_with_its_reminder_lead_to_the_next_best()
    {
        await EmptyAsync();
        var nadia = await AddMenteeAsync("Nadia Mentorée", row => row.Goals = ["firstjob", "network", "training"]);
        List<Person> mentors =
        [
            await AddMentorAsync("Anne Première", row => row.Goals = ["firstjob", "network", "training"]),
            await AddMentorAsync("Berthe Deuxième", row => row.Goals = ["firstjob", "network"]),
            await AddMentorAsync("Chloé Troisième", row => row.Goals = ["firstjob"]),
        ];
        var staff = await chromium.OpenAsAsync("Administrator");
        await staff.GotoAsync(await AddRoundAsync());
        await staff.Locator("form[action*='handler=Run'] button").ClickAsync();
        await staff.Locator("form[action*='handler=Publish'] button").ClickAsync();

        // Anne cannot, and says why from the list. Berthe is asked; Nadia knows nothing of either.
        var anne = await OpenAsync(mentors[0].User, 390);
        var link = await LinkInLastMailAsync(mentors[0].User);
        await anne.GotoAsync(link);
        await anne.ClickAsync("text=Non, pas cette fois");
        await anne.ClickAsync("text=Décliner");
        await anne.Locator(".field__error").First.WaitForAsync();
        await LookAsync(anne);
        await anne.ClickAsync("text=Je n’ai pas le temps en ce moment");
        await anne.ClickAsync("text=Décliner");
        await anne.GetByText("Votre réponse est notée").First.WaitForAsync();
        await anne.GotoAsync(link);
        (await TextAsync(anne)).ShouldContain("Cette proposition est close");
        await LookAsync(anne);
        (await MailsAsync(mentors[1].User)).Count.ShouldBe(1);
        (await MailsAsync(nadia)).ShouldBeEmpty();

        // Berthe is silent: she is reminded at half time, and when her time is over Chloé is asked.
        chromium.Host.Clock.Advance(TimeSpan.FromDays(4));
        await TickAsync();
        (await MailsAsync(mentors[1].User))[^1].Subject.ShouldContain("Votre réponse est attendue");
        (await MailsAsync(mentors[2].User)).ShouldBeEmpty();
        chromium.Host.Clock.Advance(TimeSpan.FromDays(4));
        await TickAsync();
        var chloe = await OpenAsync(mentors[2].User, 390);
        await chloe.GotoAsync(await LinkInLastMailAsync(mentors[2].User));
        await chloe.ClickAsync("text=Oui, avec plaisir");
        await chloe.GetByText("Merci pour votre oui").First.WaitForAsync();
        var berthe = await OpenAsync(mentors[1].User, 390);
        await berthe.GotoAsync(await LinkInLastMailAsync(mentors[1].User));
        (await TextAsync(berthe)).ShouldNotContain("Oui, avec plaisir");
        var mentee = await OpenAsync(nadia, 390);
        await mentee.GotoAsync(await LinkInLastMailAsync(nadia));
        await mentee.ClickAsync("text=Oui, avec plaisir");
        await mentee.GetByText("Vous et Chloé Troisième").First.WaitForAsync();
        (await TextAsync(mentee)).ShouldNotContain("Anne");

        staff = await chromium.OpenAsAsync("Administrator");
        await staff.GotoAsync("/admin/mentorat/binomes?lesquels=toutes");
        var told = await TextAsync(staff);
        told.ShouldContain("Je n’ai pas le temps en ce moment");
        told.ShouldContain("Pas de réponse à temps");
    }

    [Fact]
    public async Task A_concern_reaches_the_named_staff_and_nobody_else()
    {
        await EmptyAsync();
        var nadia = await AddMenteeAsync("Nadia Mentorée");
        var mentor = await AddMentorAsync("Solène Mentore");
        var pair = await AddPairAsync(nadia, mentor.User);
        var named = await chromium.OpenAsAsync("Administrator");
        await named.GotoAsync("/admin/mentorat/signalements");
        await LookAsync(named);
        await named.ClickAsync("text=Je reçois les signalements");
        await named.GetByText("Aucun signalement").First.WaitForAsync();

        var mentee = await OpenAsync(nadia, 390);
        await mentee.GotoAsync("/mentorat/binome/" + pair);
        await mentee.ClickAsync("text=Quelque chose m’inquiète");
        (await TextAsync(mentee)).ShouldContain("Camille Administrator");
        await LookAsync(mentee);
        await mentee.FillAsync("#Words", "On m’écrit la nuit.");
        await mentee.ClickAsync("main form button.button--primary");
        await mentee.GetByText("Nous l’avons reçu").First.WaitForAsync();

        await named.ReloadAsync();
        (await TextAsync(named)).ShouldContain("On m’écrit la nuit.");
        await LookAsync(named);
        var other = await chromium.OpenAsAsync("Administrator");
        await other.GotoAsync("/admin/mentorat/signalements");
        (await TextAsync(other)).ShouldNotContain("On m’écrit la nuit.");
        var solene = await OpenAsync(mentor.User);
        await solene.GotoAsync("/mentorat/binome/" + pair);
        (await TextAsync(solene)).ShouldNotContain("On m’écrit la nuit.");
        (await solene.GotoAsync("/admin/mentorat/signalements"))!.Status.ShouldBeOneOf(403, 404);

        await named.FillAsync("[name=Handling]", "Appelée, puis vue avec elle.");
        await named.ClickAsync("text=Clore le signalement");
        await named.GetByText("Appelée, puis vue avec elle.").First.WaitForAsync();
        await LookAsync(named);
    }

    [Fact]
    public async Task A_class_asks_the_woman_of_a_portrait_and_reads_the_answer()
    {
        var visitor = await chromium.OpenAsync(390);
        foreach (var url in new[] { "/mentorat", "/en/mentorat", "/mentorat/portraits/maelle-developpeuse-web" })
        {
            await visitor.GotoAsync(url);
            await LookAsync(visitor);
        }
        await visitor.FillAsync("#School", "Collège Vauban, 4e B");
        await visitor.FillAsync("#Question", "Faut-il être bonne en maths ?");
        await visitor.ClickAsync("text=Envoyer la question");
        await visitor.GetByText("Votre question est arrivée").First.WaitForAsync();
        (await visitor.Locator("article.panel").CountAsync()).ShouldBe(0);
        var staff = await chromium.OpenAsAsync("Administrator");
        await staff.GotoAsync("/admin/mentorat/questions");
        await LookAsync(staff);
        await staff.FillAsync("[name=Answer]", "Il faut surtout aimer chercher.");
        await staff.Locator("main form:has([name=Answer]) button").First.ClickAsync();
        await visitor.GotoAsync("/mentorat/portraits/maelle-developpeuse-web");
        (await TextAsync(visitor)).ShouldContain("Il faut surtout aimer chercher.");
        await LookAsync(visitor);
    }

    private static async Task LookAsync(IPage page) => (await Axe.LookAsync(page)).ShouldBeEmpty();

    private static Task<string> TextAsync(IPage page) => page.Locator("main").InnerTextAsync();

    private async Task<IPage> OpenAsync(User user, int width = 1280)
    {
        var page = await chromium.OpenAsync(width);
        await Chromium.SignInAsync(page, user);
        return page;
    }

    private Task DoAsync(Func<Cms.Data.CommunityDbContext, Task> work) => chromium.Host.DataAsync(async db =>
    {
        await work(db);
        return await db.SaveChangesAsync();
    });

    private Task EmptyAsync() => DoAsync(async db =>
    {
        await db.Set<MenteeApplication>().ExecuteDeleteAsync();
        await db.Set<MentorApplication>().ExecuteDeleteAsync();
        await db.Set<MentoringPair>().ExecuteDeleteAsync();
        await db.Set<Round>().ExecuteDeleteAsync();
    });

    private async Task<User> AddMenteeAsync(string name, Action<MenteeApplication>? change = null)
    {
        var user = await chromium.Host.CreateUserAsync(name, "Member");
        var now = chromium.Host.Clock.GetUtcNow().UtcDateTime;
        MenteeApplication row = new()
        {
            UserId = user.Id, State = ApplicationState.Submitted, Step = 5, CreatedUtc = now, ModifiedUtc = now, SubmittedUtc = now, ConsentUtc = now, Stage = CareerStage.Searching, Target = CareerStage.FirstJob,
            Now = "En caisse", Towards = "Développeuse", BirthDate = new(1990, 1, 1), Goals = ["firstjob"], Languages = ["fr"], Slots = WeekGrid.Bit(0, 3) | WeekGrid.Bit(2, 3), InPerson = true, Commune = "62193", WithinKm = 20,
        };
        change?.Invoke(row);
        await DoAsync(db => { db.Add(row); return Task.CompletedTask; });
        return user;
    }

    private async Task<Person> AddMentorAsync(string name, Action<MentorApplication>? change = null)
    {
        var user = await chromium.Host.CreateUserAsync(name, "Member");
        var now = chromium.Host.Clock.GetUtcNow().UtcDateTime;
        MentorApplication row = new()
        {
            UserId = user.Id, State = ApplicationState.Approved, Step = 3, CreatedUtc = now, ModifiedUtc = now, SubmittedUtc = now, ConsentUtc = now, CharterUtc = now, ApprovedUtc = now, IsWoman = true, Capacity = 1,
            Stage = CareerStage.Experienced, Path = "Mon chemin", Goals = ["firstjob"], Languages = ["fr"], Slots = WeekGrid.Bit(0, 3) | WeekGrid.Bit(2, 3), InPerson = true, Commune = "62193", WithinKm = 20,
        };
        change?.Invoke(row);
        await DoAsync(db => { db.Add(row); return Task.CompletedTask; });
        return new(user, row.Id);
    }

    private async Task<string> AddRoundAsync()
    {
        Round round = new() { Title = "Session d’essai", From = new(2026, 11, 1), To = new(2027, 5, 1), CreatedUtc = chromium.Host.Clock.GetUtcNow().UtcDateTime };
        await DoAsync(db => { db.Add(round); return Task.CompletedTask; });
        return "/admin/mentorat/sessions/" + round.Id;
    }

    private async Task<string> AddPairAsync(User mentee, User mentor)
    {
        var now = chromium.Host.Clock.GetUtcNow().UtcDateTime;
        MentoringPair pair = new() { MenteeId = mentee.Id, MentorId = mentor.Id, State = PairState.Active, CreatedUtc = now, AcceptedUtc = now, LastSignUtc = now, WaitingSinceUtc = now, AnswerByUtc = now };
        await DoAsync(db => { db.Add(pair); return Task.CompletedTask; });
        return pair.Id;
    }

    private Task<string> TickAsync() => chromium.Host.WithAsync<IEnumerable<IBackgroundTask>, string>(tasks => tasks.Single(task => task.Name == "mentoring").ExecuteAsync(default));

    private Task<List<MailRow>> MailsAsync(User user) => chromium.Host.DataAsync(db => db.Set<MailRow>().Where(mail => mail.To == user.Email).OrderBy(mail => mail.Id).ToListAsync());

    private async Task<string> LinkInLastMailAsync(User user)
    {
        var text = (await MailsAsync(user))[^1].Text;
        return new Uri(text.Split(['\n', ' ']).First(word => word.StartsWith("http", StringComparison.Ordinal) && word.Contains("/mentorat/", StringComparison.Ordinal))).AbsolutePath;
    }

    private sealed record Person(User User, string ApplicationId);
}
