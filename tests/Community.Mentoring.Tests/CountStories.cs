using System.Net;
using Community.Mentoring.Figures;
using Community.Abstractions.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Mentoring.Tests;

/// <summary>Pages and background work ask the database as often for many people as for few; figures come out right and small groups stay hidden.</summary>
public sealed class CountStories : IAsyncLifetime
{
    private Programme programme = null!;
    private int made;

    public async ValueTask InitializeAsync() => programme = await Programme.NewAsync();

    public ValueTask DisposeAsync() => programme.DisposeAsync();

    [Fact]
    public async Task Pages_of_staff_ask_as_often_for_many_as_for_few()
    {
        await PeopleAsync(2);
        var staff = await programme.Host.AsAdministratorAsync();
        var round = await programme.RoundAsync();
        await staff.SubmitAsync(round, [], "Lancer l’appariement");
        string[] pages = [round, "/admin/mentorat", "/admin/mentorat/personnes?qui=mentees", "/admin/mentorat/personnes?qui=mentors", "/admin/mentorat/binomes?lesquels=toutes", "/admin/mentorat/chiffres", "/admin/mentorat/chiffres.csv", "/admin/mentorat/lectures"];
        Dictionary<string, int> few = [];
        await programme.DoAsync(db => { Ended(db, 2); return Task.CompletedTask; });
        foreach (var page in pages)
        {
            await staff.GetAsync(page);
            few[page] = (await programme.Host.Sql.CountAsync(() => staff.GetAsync(page))).Count;
        }
        await PeopleAsync(15);
        await programme.DoAsync(db => { Ended(db, 15); return Task.CompletedTask; });
        var runs = await programme.Host.Sql.CountAsync(() => staff.SubmitAsync(round, [], "Relancer"));
        foreach (var page in pages)
            (await programme.Host.Sql.CountAsync(() => staff.GetAsync(page))).Count.ShouldBe(few[page], page);
        // A run reads everybody, each table once; the writes are one for each pair.
        runs.Count(IsRead).ShouldBeLessThan(40);
        (await staff.GetAsync(round)).Text.ShouldContain("17 / 17");
    }

    [Fact]
    public async Task Who_could_help_me_asks_as_often_for_many_mentors_as_for_few()
    {
        var nadia = await programme.MenteeAsync("Nadia", row => row.Remote = RemoteRhythm.Monthly);
        await PeopleAsync(2, mentees: 0);
        const string page = "/mentorat/qui-peut-maider";
        await nadia.GetAsync(page);
        var few = await programme.Host.Sql.CountAsync(() => nadia.GetAsync(page));
        await PeopleAsync(9, mentees: 0);
        await nadia.GetAsync(page);
        Answer shown = null!;
        var many = await programme.Host.Sql.CountAsync(async () => shown = await nadia.GetAsync(page));
        shown.Page.QuerySelectorAll("article").Length.ShouldBe(11);
        many.Count.ShouldBe(few.Count, string.Join('\n', many));
    }

    [Fact]
    public async Task Re_routing_reads_as_often_for_many_who_kept_silent_as_for_one()
    {
        var round = await programme.RoundAsync(one => (one.State, one.PublishedUtc) = (RoundState.Published, one.CreatedUtc));
        // The first time, settings and terms are read that are then remembered.
        await LapseAsync(1);
        var few = await LapseAsync(1);
        var many = await LapseAsync(8);
        many.Where(IsRead).Count().ShouldBe(few.Where(IsRead).Count(), string.Join('\n', many.Where(IsRead)));
        (await programme.AskAsync(db => db.Set<MentoringPair>().CountAsync(pair => pair.State == PairState.Lapsed))).ShouldBe(10);
        (await programme.AskAsync(db => db.Set<MentoringPair>().CountAsync(pair => pair.State == PairState.AskedMentor))).ShouldBe(10);

        async Task<IReadOnlyList<string>> LapseAsync(int count)
        {
            var now = programme.Host.Clock.GetUtcNow().UtcDateTime;
            var (mentees, mentors) = await PeopleAsync(count, accounts: true);
            var (_, spare) = await PeopleAsync(count, mentees: 0, accounts: true);
            await programme.DoAsync(db =>
            {
                for (var i = 0; i < count; i++)
                    db.Set<MentoringPair>().Add(new()
                    {
                        RoundId = round.Split('/')[^1], MenteeId = mentees[i], MentorId = mentors[i], State = PairState.AskedMentor, CreatedUtc = now, LastSignUtc = now, WaitingSinceUtc = now, AnswerByUtc = now.AddMinutes(-1),
                    });
                return Task.CompletedTask;
            });
            spare.Count.ShouldBe(count);
            return await programme.Host.Sql.CountAsync(programme.TickAsync);
        }
    }

    [Fact]
    public async Task Figures_by_round_are_counted_by_the_database_and_groups_under_five_are_masked()
    {
        var (large, small) = ((await programme.RoundAsync(round => round.Title = "Grande session")).Split('/')[^1], (await programme.RoundAsync(round => (round.Title, round.From) = ("Petite session", new(2026, 6, 1)))).Split('/')[^1]);
        await programme.DoAsync(db =>
        {
            // Ten begun of twenty answered, waiting 10 to 55 days; three more in a round too small to be told.
            for (var i = 0; i < 20; i++)
                Pair(db, large, i < 10, 10 + 5 * i, i < 6 ? PairState.Active : PairState.Ended, Outcome.Job, 4);
            for (var i = 0; i < 3; i++)
                Pair(db, small, true, 100 + i, PairState.Active, Outcome.Company, 1);
            return Task.CompletedTask;
        });
        var rows = await programme.Host.WithAsync<ProgrammeFigures, List<FigureRow>>(figures => figures.ReadAsync("Tout", "Entre", default));
        rows.Select(row => row.Title).ShouldBe(["Grande session", "Petite session", "Tout"]);
        var first = rows[0];
        (first.Proposals.Value, first.Acceptance.Value, first.MedianWait.Value, first.LongestWait.Value).ShouldBe((20, 50, 32, 55));
        (first.Begun.Value, first.Alive.Value, first.Meetings.Value, first.Satisfaction.Value, first.Outcomes[Outcome.Job].Value).ShouldBe((10, 6, 20, 4, 10));
        new[] { rows[1].Proposals, rows[1].Acceptance, rows[1].MedianWait, rows[1].LongestWait, rows[1].Begun, rows[1].Alive, rows[1].Meetings, rows[1].Satisfaction, rows[1].Outcomes[Outcome.Company] }.ShouldAllBe(figure => figure.Masked && figure.Value == null);
        // 23 in all less 20 in the large round would tell the small one.
        new[] { rows[2].Proposals, rows[2].Begun, rows[2].Alive, rows[2].Meetings, rows[2].Outcomes[Outcome.Company] }.ShouldAllBe(figure => figure.Masked && figure.Value == null);

        var staff = await programme.Host.AsAdministratorAsync();
        var page = await staff.GetAsync("/admin/mentorat/chiffres");
        page.Text.ShouldContain("moins de 5");
        page.Page.QuerySelectorAll("svg, figure").Length.ShouldBeGreaterThan(0);
        var file = await staff.Client.GetAsync("/admin/mentorat/chiffres.csv");
        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await file.Content.ReadAsStringAsync()).Split('\n');
        lines.Single(line => line.StartsWith("Grande session", StringComparison.Ordinal)).ShouldContain(";20;50;32;55;10;6;20;4");
        lines.Single(line => line.StartsWith("Petite session", StringComparison.Ordinal)).ShouldContain("moins de 5;moins de 5");
        (await (await staff.Client.GetAsync("/en/admin/mentorat/chiffres.csv")).Content.ReadAsStringAsync()).ShouldContain("under 5,under 5");
        foreach (var person in new[] { await programme.Host.AsMemberAsync(), await programme.Host.AsEditorAsync() })
            (await person.GetAsync("/admin/mentorat/chiffres.csv")).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    private static bool IsRead(string command) => command.TrimStart().StartsWith("SELECT", StringComparison.Ordinal);

    private static void Pair(DbContext db, string round, bool begun, int waited, PairState state, Outcome outcome, int satisfaction)
    {
        var now = CommunityHost.Start.UtcDateTime;
        MentoringPair pair = new()
        {
            RoundId = round, MenteeId = "x" + ContentIds.New(), MentorId = "y" + ContentIds.New(), State = begun ? state : PairState.Declined, CreatedUtc = now, WaitingSinceUtc = now.AddDays(-waited), AnswerByUtc = now, LastSignUtc = now,
            AcceptedUtc = begun ? now : null, WaitedDays = begun ? waited : null,
        };
        db.Add(pair);
        if (!begun)
            return;
        db.Add(new ClosingInterview { PairId = pair.Id, OfMentee = true, Outcome = outcome, Satisfaction = satisfaction, CreatedUtc = now });
        for (var i = 0; i < 4; i++)
            db.Add(new PairMeeting { PairId = pair.Id, StartUtc = i < 2 ? now.AddDays(-i - 1) : now.AddDays(i), Cancelled = false });
    }

    private static void Ended(DbContext db, int count)
    {
        for (var i = 0; i < count; i++)
            Pair(db, "r" + i % 2, true, i, PairState.Ended, Outcome.Job, 4);
    }

    // People ready for a round; with accounts they have an address to write to.
    private async Task<(List<string> Mentees, List<string> Mentors)> PeopleAsync(int count, int? mentees = null, bool accounts = false)
    {
        var now = programme.Host.Clock.GetUtcNow().UtcDateTime;
        List<string> hers = [], theirs = [];
        for (var i = 0; i < (mentees ?? count); i++)
            hers.Add(accounts ? (await programme.Host.CreateUserAsync("Mentorée " + ++made)).Id : "mentee" + ++made);
        for (var i = 0; i < count; i++)
            theirs.Add(accounts ? (await programme.Host.CreateUserAsync("Mentore " + ++made)).Id : "mentor" + ++made);
        await programme.DoAsync(db =>
        {
            foreach (var id in hers)
                db.Add(new MenteeApplication
                {
                    UserId = id, FictionalName = "Mentorée " + id, State = ApplicationState.Submitted, SubmittedUtc = now, ConsentUtc = now, Stage = CareerStage.Searching, Target = CareerStage.FirstJob, Goals = ["firstjob"], Languages = ["fr"],
                    Remote = RemoteRhythm.Monthly, BirthDate = new(1990, 1, 1),
                });
            foreach (var id in theirs)
                db.Add(new MentorApplication
                {
                    UserId = id, FictionalName = "Mentore " + id, State = ApplicationState.Approved, SubmittedUtc = now, ConsentUtc = now, CharterUtc = now, ApprovedUtc = now, Stage = CareerStage.Experienced, Goals = ["firstjob"], Languages = ["fr"],
                    Remote = RemoteRhythm.Monthly, Path = "Chemin",
                });
            return Task.CompletedTask;
        });
        return (hers, theirs);
    }
}
