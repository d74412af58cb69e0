using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Accounts;
using Community.Abstractions.Background;
using Community.Abstractions.Content;
using Community.Abstractions.Navigation;
using Community.Abstractions.Recipes;
using Community.Cms.Recipes;
using Community.Abstractions.Media;
using Community.Cms.Editing;
using Community.Cms.Media;
using Community.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>What surrounds a person who writes: nothing typed is lost, others are seen, texts are compared, hints are given.</summary>
public sealed class WritingTests(House house)
{
    private const string Title = "Item.TitlePart.Title";
    private const string Html = "Item.HtmlBodyPart.Html";

    [Fact]
    public async Task What_was_typed_and_not_saved_is_offered_back_to_the_person_alone_and_can_be_gone_on_with()
    {
        var (item, address) = await PageAsync("Une phrase interrompue");
        var writer = await house.Host.AsEditorAsync("Inès");
        (await KeepAsync(writer, address, new() { [Html] = "<p>Texte. Une phrase que le navigateur a coup" })).ShouldStartWith("Gardé pour vous");

        var again = await writer.GetAsync(address);
        again.One("#unsaved").TextContent.ShouldContain("sans enregistrer");
        again.One(".unsaved ins").TextContent.ShouldContain("coup");
        again.One($"[name='{Html}']").TextContent.ShouldNotContain("coup");
        (await house.Admin.GetAsync(address)).Page.QuerySelector("#unsaved").ShouldBeNull();

        var resumed = await writer.GetAsync(address + "?reprise=true");
        resumed.One($"[name='{Html}']").TextContent.ShouldContain("le navigateur a coup");
        (await writer.SubmitAsync(resumed, address, [], "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await LatestAsync(item)).As<HtmlBodyPart>()!.Html!.ShouldContain("le navigateur a coup");
        (await writer.GetAsync(address)).Page.QuerySelector("#unsaved").ShouldBeNull();
    }

    [Fact]
    public async Task A_new_item_that_was_begun_is_offered_back_where_one_begins_and_waits_on_the_first_page()
    {
        var writer = await house.Host.AsEditorAsync("Jules");
        const string Address = "/admin/contenus/nouveau/Event";
        await KeepAsync(writer, Address, new() { [Title] = "Un atelier à peine commencé", ["Item.Event.Start.Value"] = "demain vers midi" });

        var begin = await writer.GetAsync(Address);
        var link = begin.Page.QuerySelectorAll(".unsaved a").Single(one => one.TextContent.Contains("Un atelier à peine commencé")).GetAttribute("href")!;
        var resumed = await writer.GetAsync(Address + link);
        resumed.One($"[name='{Title}']").GetAttribute("value").ShouldBe("Un atelier à peine commencé");
        resumed.One("#Item_Event_Start").GetAttribute("value").ShouldBe("demain vers midi");
        var waiting = await house.Host.WithAsync<IEnumerable<IWaitingWorkSource>, IReadOnlyList<WaitingWork>>(sources =>
            sources.Single(source => source.GetType().Name == "UnsavedWork").FindAsync(Principal(writer), 10, default));
        waiting.Single().Url.ShouldBe($"~{Address}{link}");

        (await writer.SubmitAsync(begin, Address, new() { ["begun"] = link.Split('=')[1] })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await writer.GetAsync(Address)).Page.QuerySelector(".unsaved").ShouldBeNull();
        (await writer.GetAsync(Address + link)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_a_script_a_button_that_moves_a_block_keeps_the_text_too_and_throwing_it_away_is_one_button()
    {
        var (_, address) = await PageAsync("Sans script");
        var writer = await house.Host.AsEditorAsync("Zoé");
        await writer.SubmitAsync(address, new() { [Title] = "Sans script, mais gardé", ["Item.FlowPart.AddType"] = "TextBlock" }, "do=add|FlowPart");
        var offered = await writer.GetAsync(address);
        offered.One(".unsaved").TextContent.ShouldContain(", ordre");
        (await writer.SubmitAsync(offered, address, [], "Jeter ce texte")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await writer.GetAsync(address)).Page.QuerySelector(".unsaved").ShouldBeNull();
    }

    [Fact]
    public async Task A_text_taken_up_again_after_somebody_else_saved_overwrites_nothing()
    {
        var (item, address) = await PageAsync("Deux à la fois");
        var writer = await house.Host.AsEditorAsync("Léa");
        await KeepAsync(writer, address, new() { [Html] = "<p>Le texte de Léa</p>" });
        await house.Admin.SubmitAsync(address, new() { [Html] = "<p>Le texte d’Amina</p>" }, "do=save");

        (await writer.GetAsync(address)).One(".unsaved").TextContent.ShouldContain("a enregistré ce contenu depuis");
        var conflict = await writer.SubmitAsync(await writer.GetAsync(address + "?reprise=true"), address, [], "do=save");
        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.One("ins").TextContent.ShouldContain("Léa");
        conflict.One("del").TextContent.ShouldContain("Amina");
        (await LatestAsync(item)).As<HtmlBodyPart>()!.Html!.ShouldContain("Amina");
    }

    [Fact]
    public async Task Kept_texts_expire_after_thirty_days_and_go_with_the_account()
    {
        await using var host = await CommunityHost.StartAsync();
        var item = await host.PublishPageAsync("Oubliée");
        var writer = await host.AsEditorAsync("Oscar");
        var address = $"/admin/contenus/{item.ContentItemId}";
        await KeepAsync(writer, address, new() { [Html] = "<p>Oublié ici</p>" });
        (await host.WithAsync<IEnumerable<IPersonalDataSource>, IReadOnlyList<PersonalRecords>>(sources => sources.Single(one => one.Name == "unsaved-texts").ExportAsync(writer.UserId!, default)))
            .Single().Data.ToJsonString().ShouldContain("Oubli");
        (await CleanAsync(host)).ShouldBe(1);
        host.Clock.Advance(TimeSpan.FromDays(31));
        (await CleanAsync(host)).ShouldBe(0);

        await host.WithAsync<UnsavedTexts, DateTime?>(texts => texts.KeepAsync(writer.UserId!, item, item.ContentItemVersionId, default));
        await host.WithAsync<IEnumerable<IPersonalDataSource>, bool>(async sources =>
        {
            await sources.Single(one => one.Name == "unsaved-texts").EraseAsync(writer.UserId!, default);
            return true;
        });
        (await host.DataAsync(db => db.Set<UnsavedTextRow>().CountAsync())).ShouldBe(0);

        static async Task<int> CleanAsync(CommunityHost host)
        {
            await host.WithAsync<IEnumerable<IBackgroundTask>, string>(tasks => tasks.Single(task => task.Name == "editing-cleanup").ExecuteAsync(default));
            return await host.DataAsync(db => db.Set<UnsavedTextRow>().CountAsync());
        }
    }

    [Fact]
    public async Task Who_else_has_the_item_open_is_said_until_they_leave()
    {
        var (_, address) = await PageAsync("À plusieurs");
        var one = await house.Host.AsEditorAsync("Nour");
        var two = await house.Host.AsEditorAsync("Basile");
        var page = await one.GetAsync(address);
        page.Text.ShouldNotContain("en ce moment");
        (await two.GetAsync(address)).One("[data-others]").TextContent.ShouldContain("Nour modifie aussi ce contenu en ce moment");
        Words(await PostAsync(one, page, address, "Here", [])).ShouldContain("Basile");

        (await PostAsync(one, page, address, "Leave", [])).Status.ShouldBe(HttpStatusCode.NoContent);
        (await two.GetAsync(address)).Text.ShouldNotContain("en ce moment");
    }

    [Fact]
    public async Task Whoever_closed_the_browser_counts_as_gone_after_two_minutes()
    {
        await using var host = await CommunityHost.StartAsync();
        var item = await host.PublishPageAsync("Fermée d’un coup");
        var address = $"/admin/contenus/{item.ContentItemId}";
        await (await host.AsEditorAsync("Yanis")).GetAsync(address);
        var other = await host.AsEditorAsync("Flora");
        (await other.GetAsync(address)).Text.ShouldContain("Yanis modifie aussi");
        host.Clock.Advance(TimeSpan.FromMinutes(3));
        (await other.GetAsync(address)).Text.ShouldNotContain("Yanis modifie aussi");
    }

    [Theory]
    [InlineData("Keep")]
    [InlineData("Here")]
    [InlineData("Leave")]
    [InlineData("Hints")]
    [InlineData("Drop")]
    public async Task Nobody_keeps_or_reads_for_an_item_they_may_not_write(string handler)
    {
        var (_, address) = await PageAsync("Pas pour tout le monde");
        ((int)(await PostAsync(house.Member, await house.Member.GetAsync("/compte"), address, handler, [])).Status).ShouldBeOneOf(302, 403);
        (await house.Admin.Client.PostAsync($"{address}?handler={handler}", new FormUrlEncodedContent([]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(house.Editor, await house.Editor.GetAsync(address), "/admin/contenus/00000000000000000000000000", handler, [])).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Any_two_versions_stand_side_by_side_with_the_words_marked()
    {
        var (item, address) = await PageAsync("Trois versions", "<p>Le fablab ouvre mardi à dix heures.</p>");
        foreach (var text in new[] { "<p>Le fablab ouvre mercredi à dix heures.</p>", "<p>Le fablab <strong>ouvre</strong> mercredi à dix heures.</p>" })
            await house.Editor.SubmitAsync(address, new() { [Html] = text }, "do=publish");
        var history = await house.Editor.GetAsync(address + "/historique");
        var versions = history.Page.QuerySelectorAll("#de option").Select(option => option.GetAttribute("value")!).ToList();
        versions.Count.ShouldBe(3);

        var first = await house.Editor.GetAsync($"{address}/historique?de={versions[1]}&a={versions[2]}");
        first.Page.QuerySelectorAll("del").Single().TextContent.Trim().ShouldBe("mardi");
        first.Page.QuerySelectorAll("ins").Single().TextContent.Trim().ShouldBe("mercredi");
        (await house.Editor.GetAsync($"{address}/historique?de={versions[0]}&a={versions[1]}")).Text.ShouldContain("seule la mise en forme diffère");
        (await house.Editor.GetAsync($"{address}/historique?de={versions[0]}&a={item.ContentItemId}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Hints_say_what_some_people_cannot_read_and_block_nothing_unless_the_house_decided_so()
    {
        const string Text = "<h4>Saut</h4><p><a href='/agenda'>Cliquez ici</a> <a href='/nulle-part-du-tout'>Le programme</a> <img src='/media/x.jpg'></p><p style='color:#999;background:#fff'>Pâle</p>";
        var (_, address) = await PageAsync("Des conseils");
        var page = await house.Editor.GetAsync(address);
        var hints = (await PostAsync(house.Editor, page, address, "Hints", new() { [Html] = Text })).Html;
        foreach (var words in new[] { "un niveau est sauté", "ne dit pas où il mène", "x.jpg", "se lit mal", "ne mène nulle part" })
            hints.ShouldContain(words);

        (await house.Editor.SubmitAsync(address, new() { [Html] = Text }, "do=publish")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Editor.GetAsync(address)).One("[data-hints]").TextContent.ShouldContain("ne dit pas où il mène");
    }

    [Fact]
    public async Task What_the_house_decided_stands_in_the_way_of_publishing_beside_its_field_and_not_of_a_draft()
    {
        await using var host = await CommunityHost.StartAsync();
        var admin = await host.AsAdministratorAsync();
        var editor = await host.AsEditorAsync();
        var item = await host.PublishPageAsync("La maison a décidé");
        var address = $"/admin/contenus/{item.ContentItemId}";
        var settings = await admin.GetAsync("/admin/reglages/redaction");
        (await admin.SubmitAsync(settings, "/admin/reglages/redaction", new() { ["Blocking"] = HintKinds.LinkTexts })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await admin.GetAsync("/admin/reglages/redaction")).One($"[value={HintKinds.LinkTexts}]").HasAttribute("checked").ShouldBeTrue();

        var refused = await editor.SubmitAsync(address, new() { [Html] = "<h4>Toléré</h4><p><a href='/agenda'>en savoir plus…</a></p>" }, "do=publish");
        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.Page.QuerySelectorAll(".error-summary li").Length.ShouldBe(1);
        refused.One("#Item_HtmlBodyPart-error").TextContent.ShouldContain("en savoir plus");
        (await editor.SubmitAsync(refused, address, [], "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await editor.SubmitAsync(address, new() { [Html] = "<p><a href='/agenda'>Le programme de la semaine</a></p>" }, "do=publish")).Status.ShouldBe(HttpStatusCode.Redirect);
        ((int)(await editor.GetAsync("/admin/reglages/redaction")).Status).ShouldBeOneOf(302, 403);
    }

    [Fact]
    public async Task A_picture_that_the_library_describes_or_calls_a_decoration_needs_no_words_of_the_page()
    {
        await using var host = await CommunityHost.StartAsync();
        var admin = await host.AsAdministratorAsync();
        var editor = await host.AsEditorAsync();
        await admin.SubmitAsync(await admin.GetAsync("/admin/reglages/redaction"), "/admin/reglages/redaction", new() { ["Blocking"] = HintKinds.AlternativeText });
        var path = await host.WithAsync<IMediaLibrary, string>(async media => (await media.SaveAsync("", "phare.png", new MemoryStream(MediaTests.Picture()), default)).File!.Path);
        var item = await host.PublishAsync("Page", page => page.Apply(new TitlePart { Title = "Une image" }).ApplyField("Page", "Lead", new TextField { Text = "Chapeau." })
            .ApplyField("Page", "Image", new MediaField { Paths = [path], MediaTexts = ["Un phare"] }));
        var address = $"/admin/contenus/{item.ContentItemId}";
        Dictionary<string, string?> without = new() { ["Item.Page.Image.MediaTexts"] = "" };

        // Nothing is known of it: it stands in the way, and is said.
        await editor.SubmitAsync(address, without, "do=save");
        (await editor.GetAsync(address)).One("[data-hints]").TextContent.ShouldContain("phare");
        (await editor.SubmitAsync(address, without, "do=publish")).Status.ShouldBe(HttpStatusCode.OK);

        foreach (var (known, words) in new (Func<MediaDescription, MediaDescription>, string?)[]
        {
            (text => text with { AltFr = "Un phare sur la digue" }, null),
            (text => text with { AltEn = "A lighthouse" }, null),
            (text => text with { Decorative = true }, null),
            (text => text with { AltFr = "IMG_2041.jpg" }, "IMG_2041.jpg"),
        })
        {
            await host.WithAsync<MediaDesk, bool>(async desk => { await desk.DescribeAsync(path, known(new MediaDescription()), default); return true; });
            var hints = (await editor.GetAsync(address)).One("[data-hints]").TextContent;
            hints.Contains("phare", StringComparison.Ordinal).ShouldBeFalse(hints);
            if (words is null)
                (await editor.SubmitAsync(address, without, "do=publish")).Status.ShouldBe(HttpStatusCode.Redirect);
            else
                hints.ShouldContain(words);
        }
    }

    [Fact]
    public async Task A_colleague_who_decided_first_is_not_overwritten()
    {
        await using var host = await CommunityHost.StartAsync();
        var (one, two) = (await host.AsAdministratorAsync(), await host.AsAdministratorAsync());
        (await one.GetAsync("/admin/reglages")).One("a[href='/admin/reglages/redaction']");
        var mine = await one.GetAsync("/admin/reglages/redaction");
        await two.SubmitAsync("/admin/reglages/redaction", new() { ["Blocking"] = HintKinds.Tables });
        var told = await one.SubmitAsync(mine, "/admin/reglages/redaction", new() { ["Blocking"] = HintKinds.Contrast });
        told.Status.ShouldBe(HttpStatusCode.Conflict);
        told.One("[role=alert]").TextContent.ShouldContain("tableaux");
        told.One($"[value={HintKinds.Contrast}]").HasAttribute("checked").ShouldBeTrue();
        (await one.SubmitAsync(told, "/admin/reglages/redaction", [])).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_editor_asks_the_database_a_bounded_number_of_things()
    {
        var (_, address) = await PageAsync("Comptée", string.Concat(Enumerable.Range(0, 40).Select(i => $"<p><a href='/page-{i}'>Page {i}</a> <a href='https://example.org/{i}'>Ailleurs {i}</a></p>")));
        await house.Editor.GetAsync(address);
        var commands = await house.Host.Sql.CountAsync(() => house.Editor.GetAsync(address));
        commands.Count.ShouldBeLessThanOrEqualTo(13, string.Join("\n\n", commands));
    }

    [Fact]
    public async Task Sixty_fields_cost_no_more_questions_than_a_few_fields_of_each_kind()
    {
        await using var host = await CommunityHost.StartAsync();
        var recipe = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "sixty-fields.recipe.json")))!.AsObject();
        // The house of Calais is here already.
        recipe["steps"]!.AsArray().RemoveAt(0);
        await host.WithAsync<IRecipeRunner, RecipeReport>(runner => runner.RunUploadAsync(new MemoryStream(Encoding.UTF8.GetBytes(recipe.ToJsonString())), "sixty-fields.json", SystemUser.Principal));
        var admin = await host.AsAdministratorAsync();
        const string Address = "/admin/contenus/4sixty0fields0item00000000";
        (await admin.GetAsync(Address)).Page.QuerySelectorAll("[id^=Item_SixtyFields_]").Length.ShouldBeGreaterThan(60);
        var commands = await host.Sql.CountAsync(() => admin.GetAsync(Address));
        commands.Count.ShouldBeLessThanOrEqualTo(14, string.Join("\n\n", commands));
    }

    private async Task<(ContentItem Item, string Address)> PageAsync(string title, string html = "<p>Texte.</p>")
    {
        var item = await house.Host.PublishPageAsync(title, html);
        return (item, $"/admin/contenus/{item.ContentItemId}");
    }

    private static async Task<string> KeepAsync(Browser browser, string address, Dictionary<string, string> values) =>
        Words(await PostAsync(browser, await browser.GetAsync(address), address, "Keep", values));

    private static string Words(Answer answer) => JsonDocument.Parse(answer.Html).RootElement.GetProperty("words").GetString()!;

    // As the script does: the form's fields, without the button.
    private static async Task<Answer> PostAsync(Browser browser, Answer page, string address, string handler, Dictionary<string, string> values)
    {
        var fields = new Dictionary<string, string>(values) { ["__RequestVerificationToken"] = page.One("[name=__RequestVerificationToken]").GetAttribute("value")! };
        foreach (var name in new[] { "BasedOn", "NewId" })
            if (page.Page.QuerySelector($"[name={name}]")?.GetAttribute("value") is { } value)
                fields[name] = value;
        return await Browser.ReadAsync(await browser.Client.PostAsync($"{address}?handler={handler}", new FormUrlEncodedContent(fields)));
    }

    private static System.Security.Claims.ClaimsPrincipal Principal(Browser browser) => new(new System.Security.Claims.ClaimsIdentity(
        [new(System.Security.Claims.ClaimTypes.NameIdentifier, browser.UserId!), new("Permission", "AccessAdminPanel")], "test"));

    private async Task<ContentItem> LatestAsync(ContentItem item) =>
        (await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(item.ContentItemId, ContentVersion.Latest)))!;
}
