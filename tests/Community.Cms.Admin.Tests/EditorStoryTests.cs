using System.Net;
using Community.Abstractions.Content;
using Community.Testing;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

public sealed class EditorStoryTests(House house)
{
    private const string Title = "Item.TitlePart.Title";
    private const string Lead = "Item.Page.Lead.Text";
    private const string Html = "Item.HtmlBodyPart.Html";

    [Fact]
    public async Task An_editor_writes_a_draft_publishes_it_and_sees_it_at_its_address()
    {
        var saved = await house.Editor.SubmitAsync("/admin/contenus/nouveau/Page", new() { [Title] = "Une page d’essai", [Html] = "<p>Bonjour</p>" }, "do=save");
        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Host.AsVisitor().GetAsync("/une-page-d-essai")).Status.ShouldBe(HttpStatusCode.NotFound);

        var published = await house.Editor.SubmitAsync(saved.Location!, Complete("Une page d’essai"), "do=publish");
        published.Status.ShouldBe(HttpStatusCode.Redirect, published.Text);
        var page = await house.Editor.FollowAsync(published.Location!);
        page.Text.ShouldContain("Publié");
        var address = page.Page.QuerySelectorAll(".editor__aside a").First(link => link.TextContent.Contains("Voir sur le site")).GetAttribute("href")!;
        (await house.Host.AsVisitor().GetAsync(address)).Heading.ShouldContain("Une page d’essai");
    }

    [Fact]
    public async Task What_is_missing_to_publish_is_said_beside_the_field_and_nothing_typed_is_lost()
    {
        var answer = await house.Editor.SubmitAsync("/admin/contenus/nouveau/Page", new() { [Title] = "", [Html] = "<p>Gardé ici</p>" }, "do=publish");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.One(".error-summary a[href='#Item_TitlePart']").TextContent.ShouldStartWith("Titre");
        answer.One("#Item_TitlePart-error");
        answer.One("#Item_TitlePart").GetAttribute("aria-describedby")!.ShouldContain("Item_TitlePart-error");
        answer.One($"[name='{Html}']").TextContent.ShouldContain("Gardé ici");
        answer.Page.Title!.ShouldStartWith("Erreur");
    }

    [Fact]
    public async Task A_date_that_is_none_is_shown_again_as_typed()
    {
        var answer = await house.Editor.SubmitAsync("/admin/contenus/nouveau/Event", new() { [Title] = "Atelier", ["Item.Event.Start.Value"] = "demain soir" }, "do=save");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.One("#Item_Event_Start").GetAttribute("value").ShouldBe("demain soir");
        answer.One("#Item_Event_Start").GetAttribute("type").ShouldBe("text");
        answer.One("#Item_Event_Start-error");
    }

    [Fact]
    public async Task Two_people_who_write_at_once_see_both_texts_and_either_can_be_kept()
    {
        var item = await house.Host.PublishPageAsync("Deux plumes");
        var address = $"/admin/contenus/{item.ContentItemId}";
        var mine = await house.Editor.GetAsync(address);
        (await house.Admin.SubmitAsync(address, new() { [Html] = "<p>Le texte d’Amina</p>" }, "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);

        var conflict = await house.Editor.SubmitAsync(mine, address, new() { [Html] = "<p>Mon texte</p>" }, "do=save");
        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Text.ShouldContain("Mon texte");
        conflict.Text.ShouldContain("Le texte d’Amina");
        (await LatestAsync(item)).As<HtmlBodyPart>()!.Html!.ShouldContain("Amina");

        (await house.Editor.SubmitAsync(conflict, address, new() { ["verb"] = "save" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await LatestAsync(item)).As<HtmlBodyPart>()!.Html!.ShouldContain("Mon texte");
        (await house.Editor.GetAsync(address + "/historique")).Page.QuerySelectorAll(".versions li").Length.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_link_that_opens_in_a_new_tab_says_so_to_those_who_do_not_see_it()
    {
        const string Address = "/admin/contenus/nouveau/Page", Link = "Item.FlowPart[0].CallToActionBlock.Link.";
        var page = await house.Editor.SubmitAsync(Address, new() { [Title] = "Vers ailleurs", [Lead] = "Un lien.", ["Item.FlowPart.AddType"] = "CallToActionBlock" }, "do=add|FlowPart");
        var box = page.One($"[name='{Link}Target']");
        (box.HasAttribute("checked"), box.ParentElement!.TextContent.Trim()).ShouldSatisfyAllConditions(
            found => found.Item1.ShouldBeFalse(), found => found.Item2.ShouldStartWith("S’ouvre dans un nouvel onglet"));
        var published = await house.Editor.SubmitAsync(page, Address, new()
        {
            ["Item.FlowPart[0].CallToActionBlock.Heading.Text"] = "Allons-y", [Link + "Url"] = "https://example.org/", [Link + "Text"] = "Le site", [Link + "Target"] = "_blank",
        }, "do=publish");
        published.Status.ShouldBe(HttpStatusCode.Redirect, published.Text);
        (await house.Editor.FollowAsync(published.Location!)).One($"[name='{Link}Target']").HasAttribute("checked").ShouldBeTrue();

        var shown = (await house.Host.AsVisitor().GetAsync("/vers-ailleurs")).One("main a[href='https://example.org/']");
        (shown.GetAttribute("target"), shown.GetAttribute("rel")).ShouldBe(("_blank", "noopener"));
        shown.QuerySelector(".sr-only")!.TextContent.Trim().ShouldBe("(nouvel onglet)");

        var again = await house.Editor.SubmitAsync(published.Location!, new() { [Link + "Target"] = null }, "do=publish");
        again.Status.ShouldBe(HttpStatusCode.Redirect, again.Text);
        shown = (await house.Host.AsVisitor().GetAsync("/vers-ailleurs")).One("main a[href='https://example.org/']");
        (shown.HasAttribute("target"), shown.QuerySelector(".sr-only")).ShouldBe((false, null));
    }

    [Fact]
    public async Task Blocks_are_added_moved_and_saved_with_plain_buttons()
    {
        const string Address = "/admin/contenus/nouveau/Page";
        var one = await house.Editor.SubmitAsync(Address, new() { [Title] = "Avec des blocs", ["Item.FlowPart.AddType"] = "TextBlock" }, "do=add|FlowPart");
        one.Status.ShouldBe(HttpStatusCode.OK);
        one.One($"[name='{Title}']").GetAttribute("value").ShouldBe("Avec des blocs");
        var two = await house.Editor.SubmitAsync(one, Address, new() { ["Item.FlowPart[0].TextBlock.Heading.Text"] = "Premier", ["Item.FlowPart.AddType"] = "DatesBlock" }, "do=add|FlowPart");
        two.Page.QuerySelectorAll(".block").Length.ShouldBe(2);
        var moved = await house.Editor.SubmitAsync(two, Address, [], "do=down|FlowPart[0]");
        moved.One("[name='Item.FlowPart[1].TextBlock.Heading.Text']").GetAttribute("value").ShouldBe("Premier");
        var saved = await house.Editor.SubmitAsync(moved, Address, [], "do=save");
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        (await house.Editor.FollowAsync(saved.Location!)).Page.QuerySelectorAll(".block").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_translation_is_a_draft_in_the_other_language_of_the_same_set_and_is_made_once()
    {
        var item = await house.Host.PublishPageAsync("À traduire");
        var address = $"/admin/contenus/{item.ContentItemId}";
        var answer = await house.Editor.SubmitAsync(address, [], "do=translate");
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text);
        var id = answer.Location!.Split('/')[^2];
        var made = await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(id, ContentVersion.Latest));
        made!.Culture.ShouldBe("en");
        made.As<LocalizationPart>()!.LocalizationSet.ShouldBe(item.As<LocalizationPart>()!.LocalizationSet);
        made.Published.ShouldBeFalse();
        (await house.Editor.GetAsync(address)).Text.ShouldNotContain("Traduire en anglais");
    }

    [Fact]
    public async Task Removed_contents_leave_the_list_and_come_back_from_their_history()
    {
        var item = await house.Host.PublishPageAsync("Bientôt retirée");
        var address = $"/admin/contenus/{item.ContentItemId}";
        (await house.Editor.SubmitAsync(address + "/hors-ligne", [], "Retirer du site")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Editor.SubmitAsync(address + "/retirer", [], "Retirer")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Editor.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await house.Editor.GetAsync("/admin/contenus?q=bientot+retiree")).Text.ShouldContain("Rien de tel");
        (await house.Editor.GetAsync("/admin/contenus?q=bientot+retiree&state=removed")).Text.ShouldContain("Bientôt retirée");
        var history = await house.Editor.GetAsync(address + "/historique");
        var back = await house.Editor.SubmitAsync(history, address + "/historique", new() { ["version"] = history.One("[name=version]").GetAttribute("value") });
        back.Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Editor.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_moderator_sends_a_submitted_text_back_with_a_reason_and_cannot_publish()
    {
        var moderator = await house.Host.AsAsync("Maud", "Moderator");
        var item = await house.Host.PublishPageAsync("À relire");
        var address = $"/admin/contenus/{item.ContentItemId}";
        var page = await moderator.GetAsync(address);
        page.Page.QuerySelector("button[value=publish]").ShouldBeNull();
        (await moderator.GetAsync(address + "/hors-ligne")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await moderator.GetAsync(address + "/retirer")).Status.ShouldBe(HttpStatusCode.Forbidden);

        (await moderator.SubmitAsync(address, new() { [Html] = "<p>Repris</p>" }, "do=submit")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Editor.GetAsync("/admin")).Text.ShouldContain("À relire");
        (await moderator.SubmitAsync(address + "/renvoyer", new() { ["Reason"] = "" })).One("#Reason-error").TextContent.ShouldNotBeEmpty();
        (await moderator.SubmitAsync(address + "/renvoyer", new() { ["Reason"] = "Il manque une date." })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await house.Editor.GetAsync(address)).Text.ShouldContain("Il manque une date.");
    }

    [Fact]
    public async Task The_preview_is_saved_first_and_looks_like_the_page()
    {
        var answer = await house.Editor.SubmitAsync("/admin/contenus/nouveau/Page", Complete("Un aperçu"), "do=preview");
        answer.Location!.ShouldStartWith("/apercu/");
        (await house.Editor.GetAsync(answer.Location!)).Text.ShouldContain("Un aperçu");
    }

    [Fact]
    public async Task The_list_asks_the_database_the_same_few_things_however_long_it_is()
    {
        async Task<IReadOnlyList<string>> CommandsOfAsync(string url, int lines)
        {
            // What was written before reaches the caches first, and they are filled again.
            await house.Host.CatchUpAsync();
            await house.Editor.GetAsync(url);
            return await house.Host.Sql.CountAsync(async () => (await house.Editor.GetAsync(url)).Page.QuerySelectorAll("tbody tr").Length.ShouldBe(lines));
        }
        await house.Host.DraftAsync("Page", item => item.Apply(new TitlePart { Title = "Longueur seule" }).Owner = house.Editor.UserId);
        var one = await CommandsOfAsync("/admin/contenus?q=longueur", 1);
        for (var number = 0; number < 25; number++)
        {
            // Each by somebody else: their names are asked for too.
            var owner = number < 5 ? await house.Host.CreateUserAsync($"Autrice {number}") : null;
            await house.Host.DraftAsync(number % 2 == 0 ? "Page" : "NewsArticle", item => item.Apply(new TitlePart { Title = $"Longueur {number}" }).Owner = owner?.Id ?? house.Admin.UserId);
        }
        var twenty = await CommandsOfAsync("/admin/contenus?q=longueur", 20);
        one.Count.ShouldBeInRange(1, 8, string.Join("\n\n", one));
        twenty.Count.ShouldBe(one.Count, string.Join("\n\n", twenty));
    }

    private static Dictionary<string, string?> Complete(string title) => new() { [Title] = title, [Lead] = "En une phrase.", [Html] = "<p>Bonjour</p>" };

    private async Task<ContentItem> LatestAsync(ContentItem item) =>
        (await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(item.ContentItemId, ContentVersion.Latest)))!;
}
