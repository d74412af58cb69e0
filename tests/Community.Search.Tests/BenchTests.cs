using System.Net;
using Community.Abstractions.Background;
using Community.Abstractions.Sites;
using Community.Cms.Auditing;
using Community.Search.Gold;
using Community.Search.Queries;
using Community.Search.SynonymLists;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Search.Tests;

/// <summary>A house for the search bench alone: its synonyms and counts are the whole site's.</summary>
public sealed class BenchHouse : IAsyncLifetime
{
    public CommunityHost Host { get; private set; } = null!;
    public Browser Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await CommunityHost.StartAsync();
        Admin = await Host.AsAdministratorAsync();
    }

    public async ValueTask DisposeAsync() => await Host.DisposeAsync();
}

/// <summary>The search bench: what people look for, synonyms with their effect, gold queries.</summary>
public sealed class BenchTests(BenchHouse house) : IClassFixture<BenchHouse>
{
    private CommunityHost Host => house.Host;

    [Theory]
    [InlineData("/admin/recherche")]
    [InlineData("/admin/recherche/synonymes")]
    [InlineData("/admin/recherche/etalons")]
    [InlineData("/admin/recherche/index")]
    public async Task Only_who_may_look_after_the_search_sees_and_opens_the_bench(string address)
    {
        var member = await Host.AsMemberAsync();
        (await member.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden);
        var helper = await Host.AsAsync("Maud Modère", "Moderator");
        (await helper.GetAsync(address)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await helper.GetAsync("/admin")).Status.ShouldBe(HttpStatusCode.OK);
        (await helper.GetAsync("/admin")).Html.ShouldNotContain("/admin/recherche\"");
        (await house.Admin.GetAsync("/admin")).Html.ShouldContain("/admin/recherche\"");
        (await house.Admin.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK);
        (await house.Admin.GetAsync("/en" + address)).Text.ShouldContain("Gold queries");
    }

    [Fact]
    public async Task Words_are_shown_once_three_people_have_looked_for_them_and_those_without_result_stand_apart()
    {
        await AskAsync("Zanzibarre en dentelle", 2);
        (await house.Admin.GetAsync("/admin/recherche")).Text.ShouldNotContain("zanzibarre");
        await AskAsync("ZANZIBARRE en Dentelle", 3, from: 2);
        var page = await house.Admin.GetAsync("/admin/recherche");
        page.One("#frequent + .sheet").TextContent.ShouldContain("zanzibarre en dentelle");

        await AskAsync("qqxwzz", 5);
        (await house.Admin.GetAsync("/admin/recherche")).One("#empty + .sheet").TextContent.ShouldContain("qqxwzz");
    }

    [Fact]
    public async Task The_key_that_spreads_visitors_is_nobody_s_to_read()
    {
        await AskAsync("une cle", 1);
        // Whoever opens the page may cause the first count, and with it the key.
        await house.Admin.GetAsync("/admin/recherche");
        var key = (await Host.WithAsync<ISiteDocuments, QuerySecret>(documents => documents.GetAsync<QuerySecret>())).Key;
        key.ShouldNotBeEmpty();
        (await Host.DataAsync(data => data.Set<AuditRow>().CountAsync(row => row.ObjectId == nameof(QuerySecret)))).ShouldBe(0);
        (await house.Admin.GetAsync("/admin/journal")).Html.ShouldNotContain(key);
    }

    [Fact]
    public async Task One_person_who_repeats_is_one_person()
    {
        for (var i = 0; i < 6; i++)
            await AskAsync("opiniatrete", 1);
        (await house.Admin.GetAsync("/admin/recherche")).Text.ShouldNotContain("opiniatrete");
    }

    [Theory]
    [InlineData("nadia@example.org")]
    [InlineData("06 12 34 56 78")]
    [InlineData("né le 12/04/1987")]
    [InlineData("2 87 04 62 193 001")]
    [InlineData("nadia arobase exemple")]
    [InlineData("https://exemple.org/nadia")]
    public void What_may_be_somebody_s_address_or_number_is_never_kept(string text) => QueryRules.Normalize(text).ShouldBeNull();

    [Theory]
    [InlineData("L’Imprimante  3D", "imprimante 3d")]
    [InlineData("62100 Calais", "62100 calais")]
    [InlineData("", null)]
    [InlineData("!!!", null)]
    public void Spellings_of_one_question_are_one(string text, string? words) => QueryRules.Normalize(text).ShouldBe(words);

    [Fact]
    public async Task Staff_who_try_and_machines_that_read_are_not_counted()
    {
        await house.Admin.GetAsync("/recherche?q=essaidequipe");
        var robot = Host.AsVisitor();
        robot.Client.DefaultRequestHeaders.UserAgent.ParseAdd("ExampleBot/1.0");
        await robot.GetAsync("/recherche?q=lecturedemachine");
        await AskAsync("une-vraie-personne", 1);
        await Host.Services.GetRequiredService<QueryLog>().FlushAsync(default);
        var words = await Host.DataAsync(db => db.Set<SearchQueryRow>().Select(row => row.Words).ToListAsync());
        words.ShouldContain(QueryRules.Normalize("une-vraie-personne")!);
        words.ShouldNotContain("essaidequipe");
        words.ShouldNotContain("lecturedemachine");
    }

    [Fact]
    public async Task Old_counts_go_and_rare_words_go_earlier()
    {
        var today = DateOnly.FromDateTime(CommunityHost.Start.UtcDateTime);
        await Host.DataAsync(async db =>
        {
            db.AddRange(Row("tres-ancien", today.AddMonths(-13), 50), Row("assez-rare", today.AddDays(-40), 2), Row("assez-souvent", today.AddDays(-40), 9));
            return await db.SaveChangesAsync();
        });
        await Host.WithAsync<IEnumerable<IBackgroundTask>, string>(tasks => tasks.Single(task => task.Name == "search-queries").ExecuteAsync(default));
        var words = await Host.DataAsync(db => db.Set<SearchQueryRow>().Select(row => row.Words).ToListAsync());
        words.ShouldContain("assez-souvent");
        words.ShouldNotContain("assez-rare");
        words.ShouldNotContain("tres-ancien");

        static SearchQueryRow Row(string words, DateOnly day, int searches) => new() { Words = words, Day = day, Searches = searches };
    }

    [Fact]
    public async Task Synonyms_are_compared_before_they_are_saved_and_a_fall_asks_twice()
    {
        var page = await Host.PublishPageAsync("Rhododendron du Calaisis");
        for (var i = 0; i < 4; i++)
            await Host.PublishPageAsync("Azalée et jardins " + i, "<p>Rien de plus.</p>");
        var chosen = await house.Admin.GetAsync("/admin/recherche/etalons?q=rhododendron&langue=fr");
        (await house.Admin.SubmitAsync(chosen, "/admin/recherche/etalons", [], $"item={page.ContentItemId}")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Admin.GetAsync("/admin/recherche/etalons")).Text.ShouldContain("Rhododendron du Calaisis");

        const string address = "/admin/recherche/synonymes";
        var compared = await house.Admin.SubmitAsync(address, new() { ["Lines"] = "rhododendron, azalée" }, "Comparer avant et après");
        compared.One("#comparaison").TextContent.ShouldContain("Azalée et jardins");
        compared.One("#comparaison").TextContent.ShouldContain("Nouveau ici");
        (await Host.WithAsync<ISiteDocuments, SynonymList>(documents => documents.GetAsync<SynonymList>())).Lines.ShouldBeEmpty();

        (await house.Admin.SubmitAsync(address, new() { ["Lines"] = "rhododendron, azalée" }, "Enregistrer les synonymes")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await Host.AsVisitor().GetAsync("/recherche?q=rhododendron")).Text.ShouldContain("Azalée et jardins");
        await Host.WithAsync<ISiteDocuments, GoldQueryList>(documents => documents.UpdateAsync<GoldQueryList>(list =>
            list.Queries.Add(new GoldQuery { Id = "perdu", Words = "azalee", ContentItemId = page.ContentItemId, Title = "Rhododendron du Calaisis" })));

        var asked = await house.Admin.SubmitAsync(address, new() { ["Lines"] = "" }, "Enregistrer les synonymes");
        asked.Text.ShouldContain("fait baisser des requêtes étalons");
        asked.One("#comparaison").TextContent.ShouldContain("En baisse");
        (await Host.WithAsync<ISiteDocuments, SynonymList>(documents => documents.GetAsync<SynonymList>())).Lines.ShouldNotBeEmpty();
        asked = await house.Admin.SubmitAsync(asked, address, [], "Enregistrer malgré la baisse");
        asked.Status.ShouldBe(HttpStatusCode.Redirect);
        var history = await Host.DataAsync(db => db.Set<GoldScoreRow>().OrderBy(row => row.Id).Select(row => row.Cause).ToListAsync());
        history.ShouldContain(GoldCauses.Synonyms);
        (await house.Admin.GetAsync("/admin/recherche/etalons")).One(".chart").TextContent.ShouldContain("en pour cent");
    }

    [Theory]
    [InlineData("robot", "Ligne 1\u00a0: écrivez au moins deux mots")]
    [InlineData("robot, automate\nle, la", "Ligne 2\u00a0: chaque expression")]
    [InlineData("robot,🙂", "Ligne 1\u00a0: chaque expression")]
    public async Task A_line_that_cannot_be_used_is_named_and_kept(string lines, string message)
    {
        var refused = await house.Admin.SubmitAsync("/admin/recherche/synonymes", new() { ["Lines"] = lines });
        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.One("#Lines-error").TextContent.ShouldContain(message);
        refused.One(".error-summary").TextContent.ShouldContain(message);
        refused.One("#Lines").TextContent.ReplaceLineEndings("\n").ShouldContain(lines);
    }

    [Fact]
    public async Task Too_many_lines_and_too_long_ones_are_refused()
    {
        (await house.Admin.SubmitAsync("/admin/recherche/synonymes", new() { ["Lines"] = string.Concat(Enumerable.Repeat("a1, b1\n", 501)) })).Text.ShouldContain("500");
        (await house.Admin.SubmitAsync("/admin/recherche/synonymes", new() { ["Lines"] = new string('a', 199) + ", b" })).Text.ShouldContain("raccourcissez");
    }

    [Fact]
    public async Task A_lost_race_is_refused_and_shows_both_lists()
    {
        const string address = "/admin/recherche/synonymes";
        var form = await house.Admin.GetAsync(address);
        await Host.WithAsync<ISiteDocuments, SynonymList>(documents => documents.UpdateAsync<SynonymList>(list => list.Lines = [.. list.Lines, "broderie, passementerie"]));
        var refused = await house.Admin.SubmitAsync(form, address, new() { ["Lines"] = "robotique, automatisme" }, "Enregistrer les synonymes");
        refused.Text.ShouldContain("entre-temps");
        refused.One("#theirs").TextContent.ShouldContain("broderie, passementerie");
        refused.One("#Lines").TextContent.ShouldContain("robotique, automatisme");
        (await house.Admin.SubmitAsync(refused, address, new() { ["Lines"] = "" }, "Enregistrer les synonymes")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_gold_query_is_refused_without_words_or_item_and_removed_again()
    {
        var page = await Host.PublishPageAsync("Chrysanthème de novembre");
        const string address = "/admin/recherche/etalons";
        var chosen = await house.Admin.GetAsync(address + "?q=chrysantheme&langue=fr");
        (await house.Admin.SubmitAsync(chosen, address, new() { ["words"] = "" }, $"item={page.ContentItemId}")).Text.ShouldContain("Écrivez les mots");
        (await house.Admin.SubmitAsync(chosen, address, [], $"item={page.ContentItemId}")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Admin.SubmitAsync(chosen, address, [], $"item={page.ContentItemId}")).Text.ShouldContain("déjà une requête étalon");
        var id = (await Host.WithAsync<ISiteDocuments, GoldQueryList>(documents => documents.GetAsync<GoldQueryList>())).Queries.Single(query => query.Words == "chrysantheme").Id;
        var list = await house.Admin.GetAsync(address);
        var token = list.One("[name=__RequestVerificationToken]").GetAttribute("value")!;
        var removed = await house.Admin.Client.PostAsync(address + "?handler=Remove", new FormUrlEncodedContent(new Dictionary<string, string> { ["id"] = id, ["__RequestVerificationToken"] = token }));
        removed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await house.Admin.GetAsync(address)).Text.ShouldNotContain("Chrysanthème");
    }

    private async Task AskAsync(string words, int people, int from = 0)
    {
        // Visitors are told apart by their device here: all tests have one address. Enough of them that three different boxes are ticked.
        foreach (var agent in Agents(from + people).Skip(from))
        {
            var visitor = Host.AsVisitor();
            visitor.Client.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
            (await visitor.GetAsync("/recherche?q=" + Uri.EscapeDataString(words))).Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    private static IEnumerable<string> Agents(int count) => Enumerable.Range(0, count).Select(i => $"Browser{i}/1.0");
}
