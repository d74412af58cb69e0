using System.Net;
using Community.Abstractions.Content;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Web.Tests;

public sealed class HostingTests(House house) : IClassFixture<House>
{
    private CommunityHost Host => house.Host;

    [Theory]
    [InlineData("/")]
    [InlineData("/actualites")]
    [InlineData("/compte/connexion")]
    [InlineData("/health/live")]
    [InlineData("/nulle-part")]
    public async Task Every_answer_carries_strict_headers(string url)
    {
        var headers = (await Host.AsVisitor().GetAsync(url)).Response.Headers;
        headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");
        headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
        headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        headers.Contains("Referrer-Policy").ShouldBeTrue();
        headers.Contains("Server").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/", "fr")]
    [InlineData("/en", "en")]
    [InlineData("/en/", "en")]
    [InlineData("/en/actualites", "en")]
    [InlineData("/recherche", "fr")]
    [InlineData("/en/recherche", "en")]
    [InlineData("/en/compte/connexion", "en")]
    public async Task The_prefix_chooses_the_language(string url, string language) =>
        (await Host.AsVisitor().FollowAsync(url)).Page.DocumentElement.GetAttribute("lang").ShouldBe(language);

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told(string url) => (await Host.AsVisitor().GetAsync(url)).Status.ShouldBe(HttpStatusCode.OK);

    [Fact(Timeout = 60_000)]
    public async Task A_node_is_ready_when_its_index_is()
    {
        var folder = TestFolders.New();
        await using (var first = CommunityHost.On(folder))
        {
            await first.CatchUpAsync();
        }
        Directory.Delete(Path.Combine(folder, "search"), recursive: true);

        await using var host = CommunityHost.On(folder);
        while (await host.AsVisitor().GetAsync("/health/ready") is { Status: not HttpStatusCode.OK } answer)
        {
            (answer.Status, answer.Html).ShouldBe((HttpStatusCode.ServiceUnavailable, "Unhealthy"));
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        (await host.AsVisitor().GetAsync("/recherche?q=imprimante")).Page.QuerySelector("main mark").ShouldNotBeNull();
    }

    [Theory]
    [InlineData(400, "Nous n’avons pas compris cette demande")]
    [InlineData(403, "")]
    [InlineData(404, "")]
    [InlineData(405, "Cela ne peut pas se faire ici")]
    [InlineData(413, "")]
    [InlineData(415, "")]
    [InlineData(429, "")]
    [InlineData(500, "Quelque chose s’est cassé de notre côté")]
    [InlineData(503, "La maison est fermée quelques minutes")]
    public async Task Every_error_has_a_page_in_both_languages_and_keeps_its_status(int code, string heading)
    {
        var french = await Host.AsVisitor().GetAsync($"/erreur/{code}");
        var english = await Host.AsVisitor().GetAsync($"/en/erreur/{code}");
        ((int)french.Status, (int)english.Status).ShouldBe((code, code));
        french.Heading.ShouldStartWith(heading);
        french.Heading.Length.ShouldBeGreaterThan(5);
        english.Heading.Length.ShouldBeGreaterThan(5);
        english.Heading.ShouldNotBe(french.Heading);
        french.Text.ShouldContain($"Erreur {code}");
        english.Text.ShouldContain($"Error {code}");
    }

    [Theory]
    [InlineData("/actualites?page=1000000000")]
    [InlineData("/actualites?page=99999999999999999999")]
    [InlineData("/actualites?page=-1")]
    [InlineData("/actualites?theme=%F0%9F%A7%B5")]
    [InlineData("/recherche?q=%00")]
    [InlineData("/recherche?page=1000000000&q=calais")]
    [InlineData("/recherche?kind=%00&topic=..%2F..")]
    [InlineData("/agenda?theme=%00")]
    [InlineData("/media/..%2f..%2fcommunity.db")]
    [InlineData("/media/w1/illustrations/x.webp")]
    [InlineData("/media/w99999/x")]
    [InlineData("/%F0%9F%A7%B5")]
    [InlineData("/a/../../etc/passwd")]
    [InlineData("/admin/contenus/nobody")]
    [InlineData("/apercu/nobody")]
    [InlineData("/compte/confirmation?userId=x&code=%00")]
    [InlineData("/compte/connexion?returnUrl=https://ailleurs.example")]
    [InlineData("/erreur/999")]
    public async Task Odd_addresses_get_an_answer_and_never_a_failure(string url)
    {
        var answer = await Host.AsVisitor().GetAsync(url);
        ((int)answer.Status).ShouldBeLessThan(500, answer.Text);
        answer.Html.ShouldNotContain("Exception");
    }

    [Fact]
    public async Task A_null_character_in_an_address_is_refused()
    {
        await using var host = await CommunityHost.StartOnPortAsync();
        using HttpClient client = new() { BaseAddress = host.ClientOptions.BaseAddress };
        using var answer = await client.GetAsync("/rosette/%00.svg", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_very_long_address_gets_an_answer() =>
        ((int)(await Host.AsVisitor().GetAsync("/" + new string('a', 3000))).Status).ShouldBeInRange(400, 499);

    [Theory]
    [InlineData("/")]
    [InlineData("/actualites")]
    [InlineData("/recherche")]
    public async Task A_wrong_method_is_refused(string url)
    {
        var answer = await Browser.ReadAsync(await Host.AsVisitor().Client.PostAsync(url, new FormUrlEncodedContent([])));
        ((int)answer.Status).ShouldBeInRange(400, 405);
    }

    [Theory]
    [InlineData("/compte/connexion")]
    [InlineData("/compte/inscription")]
    [InlineData("/compte/mot-de-passe-oublie")]
    public async Task A_form_without_its_token_is_refused(string url) =>
        (await Browser.ReadAsync(await Host.AsVisitor().Client.PostAsync(url, new FormUrlEncodedContent([new("Email", "a@example.org")]))))
            .Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Fifty_megabytes_are_refused_with_a_page_that_says_so()
    {
        using var content = new ByteArrayContent(new byte[50_000_000]);
        var answer = await Browser.ReadAsync(await Host.AsVisitor().Client.PostAsync("/compte/connexion", content));
        answer.Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Heading.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_visitor_gets_no_cookie_and_the_same_page_from_memory()
    {
        var visitor = Host.AsVisitor();
        var first = await visitor.GetAsync("/");
        first.Response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var commands = await Host.Sql.CountAsync(() => visitor.GetAsync("/"));
        commands.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_member_never_gets_the_visitors_page_nor_the_other_way_round()
    {
        var secret = await Host.PublishPageAsync("Coulisses des membres", audience: "members");
        var path = "/" + secret.As<AutoroutePart>()!.Path;
        var member = await Host.AsMemberAsync();
        (await member.GetAsync(path)).Status.ShouldBe(HttpStatusCode.OK);
        (await Host.AsVisitor().GetAsync(path)).Location!.ShouldContain("/compte/connexion");
        (await member.GetAsync("/")).Text.ShouldContain("Nadia");
        (await Host.AsVisitor().GetAsync("/")).Text.ShouldNotContain("Nadia");
    }

    // Commands when somebody has read the page since the last change on the site, and when nobody has.
    [Theory]
    [InlineData("/", 10, 30)]
    [InlineData("/en", 10, 30)]
    [InlineData("/actualites", 8, 12)]
    [InlineData("/actualites/refaire-la-piece-qui-manque", 8, 12)]
    [InlineData("/agenda", 8, 12)]
    [InlineData("/agenda/cafe-des-projets", 8, 12)]
    [InlineData("/lieux", 8, 12)]
    [InlineData("/lieux/la-maison-boulevard-jacquard", 8, 12)]
    [InlineData("/partenaires", 8, 12)]
    [InlineData("/la-maison", 8, 12)]
    [InlineData("/recherche?q=fablab", 4, 8)]
    public async Task A_page_sends_few_commands_to_the_database(string url, int most, int mostAfterAChange)
    {
        var member = await Host.AsMemberAsync();
        (await member.GetAsync(url)).Status.ShouldBe(HttpStatusCode.OK);
        await ChangeAsync();
        var cold = await Host.Sql.CountAsync(() => member.GetAsync(url));
        cold.Count.ShouldBeLessThanOrEqualTo(mostAfterAChange, string.Join("\n---\n", cold));
        var warm = await Host.Sql.CountAsync(() => member.GetAsync(url));
        warm.Count.ShouldBeLessThanOrEqualTo(most, string.Join("\n---\n", warm));
    }

    [Theory]
    [InlineData("/actualites", "NewsArticle")]
    [InlineData("/partenaires", "Partner")]
    [InlineData("/", "NewsArticle")]
    public async Task A_longer_list_sends_no_more_commands(string url, string type)
    {
        var member = await Host.AsMemberAsync();
        await member.GetAsync(url);
        await ChangeAsync();
        var before = await Host.Sql.CountAsync(() => member.GetAsync(url));
        for (var number = 0; number < 8; number++)
            await Host.PublishAsync(type, item => item.Apply(new TitlePart { Title = $"{type} {number}" }).Apply(new LocalizationPart { Culture = "fr", LocalizationSet = ContentIds.New() })
                .ApplyField(type, "Lead", new TextField { Text = "Chapeau." }).ApplyField(type, "Summary", new TextField { Text = "Résumé." })
                .ApplyField(type, "Kind", new TextField { Text = "Association" }).ApplyField(type, "Website", new LinkField { Url = "https://example.org/" }));
        await ChangeAsync();
        var after = await Host.Sql.CountAsync(() => member.GetAsync(url));
        before.ShouldNotBeEmpty();
        after.Count.ShouldBeLessThanOrEqualTo(before.Count, string.Join("\n---\n", after));
    }

    [Fact]
    public async Task The_counter_sees_every_kind_of_command()
    {
        var commands = await Host.Sql.CountAsync(async () => await Host.DataAsync(async db =>
        {
            _ = db.Users.Count();
            _ = await db.Users.ToListAsync();
            db.Database.ExecuteSql($"UPDATE Changes SET Kind = Kind WHERE Sequence < 0");
            await db.Database.ExecuteSqlAsync($"UPDATE Changes SET Kind = Kind WHERE Sequence < 0");
            // How EF Core asks whether there is a table: one value.
            _ = await db.Database.GetAppliedMigrationsAsync();
            return 0;
        }));
        commands.Count.ShouldBeGreaterThanOrEqualTo(6);
    }

    /// <summary>Whatever pages are kept in memory is forgotten.</summary>
    private async Task ChangeAsync()
    {
        await Host.PublishPageAsync("Une page de plus");
        await Host.CatchUpAsync();
    }

    [Fact]
    public async Task What_people_type_and_their_addresses_stay_out_of_the_log()
    {
        await Host.AsVisitor().SubmitAsync("/compte/connexion", new() { ["Email"] = "secrete.personne@example.org", ["Password"] = "pas-le-bon-mot" });
        await Host.AsVisitor().GetAsync("/recherche?q=secretquery");
        Host.Logs.Lines.ShouldNotBeEmpty();
        Host.Logs.Lines.Where(line => line.Contains("secrete.personne", StringComparison.Ordinal) || line.Contains("pas-le-bon-mot", StringComparison.Ordinal)
            || line.Contains("secretquery", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
