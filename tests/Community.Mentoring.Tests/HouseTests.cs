using System.Net;
using System.Text.Json;
using Community.Abstractions.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Mentoring.Tests;

/// <summary>The sample content of the house, its English, and what outsiders never find.</summary>
public sealed class HouseTests(HouseTests.House house) : IClassFixture<HouseTests.House>
{
    /// <summary>The house as its recipe sets it up, sample people included.</summary>
    public sealed class House : IAsyncLifetime
    {
        public CommunityHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await CommunityHost.StartAsync();

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }

    private CommunityHost Host => house.Host;

    [Fact]
    public async Task Sample_people_are_a_finished_round_of_eighteen_pairs_and_an_open_one_ready_to_match_all_marked_as_made_up()
    {
        // A house of its own: others of this class apply, too.
        await using var fresh = await CommunityHost.StartAsync();
        var (rounds, pairs) = await fresh.DataAsync(async db => (await db.Set<Round>().ToListAsync(), await db.Set<MentoringPair>().ToListAsync()));
        var (finished, open) = (rounds.Single(round => round.State == RoundState.Finished), rounds.Single(round => round.State == RoundState.Open));
        rounds.ShouldAllBe(round => round.Title.Contains("exemple"));
        pairs.Count.ShouldBe(18);
        pairs.ShouldAllBe(pair => pair.RoundId == finished.Id && pair.State == PairState.Ended && pair.WaitedDays > 0);
        var met = await fresh.DataAsync(db => db.Set<PairMeeting>().GroupBy(row => row.PairId).Select(group => group.Count()).ToListAsync());
        met.Count.ShouldBe(18);
        met.ShouldAllBe(count => count > 2);
        (await fresh.DataAsync(db => db.Set<ClosingInterview>().CountAsync())).ShouldBe(36);
        var (mentees, mentors) = await fresh.DataAsync(async db => (await db.Set<MenteeApplication>().ToListAsync(), await db.Set<MentorApplication>().ToListAsync()));
        mentees.Count(row => row.State == ApplicationState.Submitted).ShouldBe(40);
        mentors.Count.ShouldBe(25);
        mentees.Cast<Application>().Concat(mentors).ShouldAllBe(row => row.FictionalName!.Contains("(ficti"));
        mentees.Select(row => row.FictionalName).Distinct().Count().ShouldBe(mentees.Count);

        var staff = await fresh.AsAdministratorAsync();
        var address = "/admin/mentorat/sessions/" + open.Id;
        (await staff.GetAsync(address)).One(".figure__value").TextContent.ShouldBe("40");
        (await staff.SubmitAsync(address, [], "Lancer l’appariement")).Status.ShouldBe(HttpStatusCode.Redirect);
        var run = await fresh.DataAsync(db => db.Set<RoundRun>().SingleAsync());
        (run.Verified, run.Mentees, run.Mentors).ShouldBe((true, 40, 25));
        run.Matched.ShouldBeGreaterThan(24);
    }

    [Fact]
    public async Task Eight_portraits_stand_on_the_public_page_each_marked_as_made_up()
    {
        var visitor = Host.AsVisitor();
        var page = await visitor.GetAsync("/mentorat");
        var links = page.Page.QuerySelectorAll(".card__title a").Select(link => link.GetAttribute("href")!).Where(link => link.Contains("/portraits/")).ToList();
        links.Count.ShouldBe(8);
        foreach (var link in links)
            (await visitor.GetAsync(link)).Text.ShouldContain("Personne fictive");
    }

    [Fact]
    public async Task Every_page_of_the_programme_speaks_english()
    {
        var nadia = await Host.AsMemberAsync("Nadia");
        var staff = await Host.AsAdministratorAsync();
        foreach (var (person, address, heading) in new[]
        {
            (nadia, "/en/mentorat", "Going digital, not alone"), (nadia, "/en/mentorat/candidature", "Find a mentor"), (nadia, "/en/mentorat/devenir-mentor", "Become a mentor"), (nadia, "/en/mentorat/espace", "My mentoring"),
            (staff, "/en/admin/mentorat", "Mentoring"), (staff, "/en/admin/mentorat/chiffres", "Figures"), (staff, "/en/admin/mentorat/sessions/reglages", "Open a round"), (staff, "/en/admin/mentorat/signalements", "Concerns"),
            (staff, "/en/admin/mentorat/lectures", "Who read what"), (staff, "/en/admin/mentorat/questions", "Questions from schools"), (staff, "/en/admin/mentorat/binomes", "Pairs"),
        })
        {
            var page = await person.GetAsync(address);
            page.Status.ShouldBe(HttpStatusCode.OK, address);
            page.Page.DocumentElement.GetAttribute("lang").ShouldBe("en", address);
            page.Heading.ShouldStartWith(heading, customMessage: address);
        }
        await Programme.ApplyAsync(nadia, "1990-05-04", root: "/en");
        (await nadia.GetAsync("/en/mentorat/espace")).Text.ShouldContain("Your application is sent");
        (await nadia.SubmitAsync("/en/mentorat/devenir-mentor", new() { ["Input.Path"] = "" })).Text.ShouldContain("Tell your path in a few sentences.");
    }

    [Fact]
    public async Task Nobody_outside_learns_an_avoid_list_by_search_api_page_or_export()
    {
        var (nadia, maud) = (await Host.AsMemberAsync("Nadia"), await Host.AsMemberAsync("Maud"));
        await Programme.ApplyAsync(nadia, "1990-05-04");
        var (id, pair) = await Host.DataAsync(async db =>
        {
            var row = await db.Set<MenteeApplication>().SingleAsync(one => one.UserId == nadia.UserId);
            (row.AvoidText, row.Avoid) = ("Balthazar Vauquelin", [maud.UserId!]);
            MentoringPair made = new() { MenteeId = nadia.UserId, MentorId = maud.UserId, State = PairState.AskedMentor, CreatedUtc = row.CreatedUtc, AnswerByUtc = row.CreatedUtc.AddDays(7), LastSignUtc = row.CreatedUtc, WaitingSinceUtc = row.CreatedUtc };
            db.Add(made);
            await db.SaveChangesAsync();
            return (row.Id, made.Id);
        });
        string[] addresses =
        [
            "/recherche?q=Balthazar+Vauquelin", "/en/recherche?q=Vauquelin", "/annuaire?q=Vauquelin", "/api/content/" + id, "/api/content/" + pair, "/api/content", "/mentorat/proposition/" + pair, "/mentorat/binome/" + pair,
            "/admin/mentorat/personnes/mentees/" + id, "/admin/mentorat/personnes", "/admin/mentorat/chiffres.csv", "/api/graphql?query={mentoringMentees{avoid}}",
        ];
        foreach (var person in new[] { Host.AsVisitor(), maud, await Host.AsMemberAsync(), await Host.AsEditorAsync() })
            foreach (var address in addresses)
                // The words of the question may be repeated by the page; what stands in the list may not be found.
                (await person.GetAsync(address)).Page.QuerySelectorAll("main a, main p, main dd, pre").ShouldAllBe(element => !element.TextContent.Contains("Balthazar Vauquelin") || element.TextContent.Contains('«'), address);
        await using var scope = Host.Services.CreateAsyncScope();
        foreach (var source in scope.ServiceProvider.GetServices<IPersonalDataSource>())
        {
            var export = JsonSerializer.Serialize(await source.ExportAsync(maud.UserId!, default), new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            export.ShouldNotContain("Vauquelin");
            export.ShouldNotContain(nadia.UserId!);
        }
        // Hers has her own words, and nobody's account.
        var own = await scope.ServiceProvider.GetServices<IPersonalDataSource>().Single(one => one.Name == "mentoring").ExportAsync(nadia.UserId!, default);
        JsonSerializer.Serialize(own).ShouldContain("Vauquelin");
        JsonSerializer.Serialize(own).ShouldNotContain(maud.UserId!);
    }
}
