using System.Net;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Cms;
using Community.Testing;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>A text is written beside the one in the other language, and goes on the site alone or with it.</summary>
public sealed class TranslationTests(House house)
{
    private const string Title = "Item.TitlePart.Title";
    private const string Lead = "Item.Page.Lead.Text";
    private const string Html = "Item.HtmlBodyPart.Html";

    [Fact]
    public async Task The_missing_translation_is_made_here_and_the_original_stands_before_each_field()
    {
        var french = await house.Host.PublishPageAsync("Une page à deux voix", "<p>Le fablab ouvre mardi.</p>");
        var before = await house.Editor.GetAsync(Beside(french.ContentItemId));
        before.Text.ShouldContain("Il n’y a pas encore de texte anglais");
        var page = await house.Editor.FollowAsync((await house.Editor.SubmitAsync(before, Beside(french.ContentItemId), [], "Traduire en anglais")).Location!);

        page.One($"[name='{Title}']").Closest(".beside")!.QuerySelector("[lang=fr]")!.TextContent.ShouldBe("Une page à deux voix");
        page.One($"[name='{Html}']").Closest(".beside")!.QuerySelector("[lang=fr]")!.TextContent.ShouldBe("Le fablab ouvre mardi.");
        page.Text.ShouldNotContain("a changé le");
        var other = page.Page.QuerySelectorAll("a").First(link => link.TextContent.Contains("Écrire le texte français")).GetAttribute("href");
        other.ShouldBe(Beside(french.ContentItemId));
        (await house.Editor.GetAsync(other!)).One($"[name='{Title}']").Closest(".beside")!.QuerySelector("[lang=en]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_block_stands_beside_the_one_of_its_kind_wherever_it_is_and_what_is_only_in_the_original_is_listed()
    {
        var french = await DraftAsync("fr", "Des blocs", Block("TextBlock", "Premier"), Block("TextBlock", "Deuxième"), Block("TextBlock", "Troisième"));
        var english = await DraftAsync("en", "Blocks", Set(french), Block("DatesBlock", null), Block("TextBlock", "First"), Block("TextBlock", "Second"));
        var page = await house.Editor.GetAsync(Beside(english.ContentItemId));
        page.One("[name='Item.FlowPart[1].TextBlock.Heading.Text']").Closest(".beside")!.QuerySelector("[lang=fr]")!.TextContent.ShouldBe("Premier");
        page.One("[name='Item.FlowPart[2].TextBlock.Heading.Text']").Closest(".beside")!.QuerySelector("[lang=fr]")!.TextContent.ShouldBe("Deuxième");
        page.One(".beside__missing").TextContent.ShouldContain("Troisième");
        page.One(".beside__missing").TextContent.ShouldNotContain("Deuxième");
    }

    [Fact]
    public async Task One_language_is_published_alone()
    {
        var french = await DraftAsync("fr", "Pas encore en ligne");
        var english = await DraftAsync("en", "Alone on the site", Set(french));
        var saved = await house.Editor.SubmitAsync(Beside(english.ContentItemId), Complete("Alone on the site"), "do=publish");
        saved.Location.ShouldBe(Beside(english.ContentItemId), saved.Text);
        (await LatestAsync(english)).Published.ShouldBeTrue();
        (await LatestAsync(french)).Published.ShouldBeFalse();
    }

    [Fact]
    public async Task Both_languages_are_published_in_one_go()
    {
        var french = await DraftAsync("fr", "Toutes les deux", fill: item => item.ApplyField("Page", "Lead", new TextField { Text = "Accroche" }));
        var english = await DraftAsync("en", "Both of them", Set(french));
        var done = await house.Editor.SubmitAsync(Beside(english.ContentItemId), Complete("Both of them, at last"), "do=publish-both");
        (await house.Editor.FollowAsync(done.Location!)).Text.ShouldContain("Les deux langues sont publiées");
        (await LatestAsync(english)).DisplayText.ShouldBe("Both of them, at last");
        (await LatestAsync(english)).Published.ShouldBeTrue();
        (await LatestAsync(french)).Published.ShouldBeTrue();
        (await house.Editor.GetAsync(Beside(english.ContentItemId))).Page.QuerySelector("button[value=publish-both]").ShouldBeNull();
        (await house.Host.AsVisitor().GetAsync("/toutes-les-deux")).Heading.ShouldContain("Toutes les deux");
    }

    [Fact]
    public async Task An_original_that_its_schedule_published_meanwhile_is_in_nobodys_way()
    {
        var french = await DraftAsync("fr", "À l’heure dite", fill: item => item.ApplyField("Page", "Lead", new TextField { Text = "Accroche" }));
        var english = await DraftAsync("en", "On time", Set(french));
        var page = await house.Editor.GetAsync(Beside(english.ContentItemId));
        await house.Host.WithAsync<IContentManager, Community.Abstractions.Content.ContentResult>(content => content.PublishAsync(french.ContentItemId, null, SystemUser.Principal));
        (await house.Editor.SubmitAsync(page, Beside(english.ContentItemId), Complete("On time"), "do=publish-both")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await LatestAsync(english)).Published.ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_may_not_publish_writes_the_translation_and_submits_it()
    {
        var moderator = await house.Host.AsAsync("Maud", "Moderator");
        var french = await DraftAsync("fr", "Écrite et soumise", fill: item => item.ApplyField("Page", "Lead", new TextField { Text = "Accroche" }));
        var english = await DraftAsync("en", "Written and submitted", Set(french));
        var page = await moderator.GetAsync(Beside(english.ContentItemId));
        page.Page.QuerySelector("button[value^=publish]").ShouldBeNull();
        var refused = await moderator.SubmitAsync(Beside(english.ContentItemId), Complete("Written"), "do=submit");
        refused.Location.ShouldBe(Beside(english.ContentItemId), refused.Text);
        (await LatestAsync(english)).Published.ShouldBeFalse();
    }

    [Fact]
    public async Task What_either_lacks_is_said_by_its_language_and_neither_is_published()
    {
        var french = await DraftAsync("fr", "");
        var english = await DraftAsync("en", "Complete", Set(french));
        var refused = await house.Editor.SubmitAsync(Beside(english.ContentItemId), Complete("Typed and kept"), "do=publish-both");
        refused.Status.ShouldBe(HttpStatusCode.OK);
        refused.One(".error-summary").TextContent.ShouldContain("Texte français – Titre");
        refused.One($"[name='{Title}']").GetAttribute("value").ShouldBe("Typed and kept");
        (await LatestAsync(english)).Published.ShouldBeFalse();
        (await LatestAsync(english)).DisplayText.ShouldBe("Complete");
        (await LatestAsync(french)).Published.ShouldBeFalse();

        var both = await house.Editor.SubmitAsync(Beside(english.ContentItemId), new() { [Title] = "", [Lead] = "Lead" }, "do=publish-both");
        both.One(".error-summary a[href='#Item_TitlePart']");
        both.One(".error-summary").TextContent.ShouldContain("Texte français – Titre");
    }

    [Fact]
    public async Task Somebody_else_saved_the_original_meanwhile_and_nothing_is_published_unread()
    {
        var french = await DraftAsync("fr", "Lu avant", fill: item => item.ApplyField("Page", "Lead", new TextField { Text = "Accroche" }));
        var english = await DraftAsync("en", "Read before", Set(french));
        var mine = await house.Editor.GetAsync(Beside(english.ContentItemId));
        await house.Admin.SubmitAsync($"/admin/contenus/{french.ContentItemId}", new() { [Title] = "Changé depuis" }, "do=save");

        var refused = await house.Editor.SubmitAsync(mine, Beside(english.ContentItemId), Complete("Read before"), "do=publish-both");
        refused.One(".error-summary").TextContent.ShouldContain("relisez-le");
        (await LatestAsync(french)).Published.ShouldBeFalse();
        (await LatestAsync(english)).Published.ShouldBeFalse();
        // The page that answers shows the new text, so that it is read now.
        refused.One($"[name='{Title}']").Closest(".beside")!.QuerySelector("[lang=fr]")!.TextContent.ShouldBe("Changé depuis");
        (await house.Editor.SubmitAsync(refused, Beside(english.ContentItemId), [], "do=publish-both")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await LatestAsync(french)).Published.ShouldBeTrue();
    }

    [Fact]
    public async Task Somebody_else_saved_the_translation_meanwhile_and_both_texts_are_shown()
    {
        var french = await DraftAsync("fr", "À deux plumes", fill: item => item.ApplyField("Page", "Lead", new TextField { Text = "Accroche" }));
        var english = await DraftAsync("en", "Two pens", Set(french));
        var mine = await house.Editor.GetAsync(Beside(english.ContentItemId));
        await house.Admin.SubmitAsync(Beside(english.ContentItemId), new() { [Title] = "Amina’s words" }, "do=save");

        var conflict = await house.Editor.SubmitAsync(mine, Beside(english.ContentItemId), Complete("My words"), "do=publish-both");
        conflict.Status.ShouldBe(HttpStatusCode.Conflict);
        conflict.Text.ShouldContain("Amina’s words");
        (await LatestAsync(french)).Published.ShouldBeFalse();
        var kept = await house.Editor.SubmitAsync(conflict, Beside(english.ContentItemId), new() { ["verb"] = "publish-both" });
        kept.Location.ShouldBe(Beside(english.ContentItemId), kept.Text);
        (await LatestAsync(english)).DisplayText.ShouldBe("My words");
        (await LatestAsync(french)).Published.ShouldBeTrue();
    }

    [Fact]
    public async Task The_original_that_changed_after_the_translation_is_announced_with_its_words_until_the_translation_is_saved()
    {
        await using var host = await CommunityHost.StartAsync();
        var editor = await host.AsEditorAsync();
        var french = await host.PublishPageAsync("Horaires", "<p>Ouvert mardi.</p>");
        host.Clock.Advance(TimeSpan.FromHours(1));
        var english = (await editor.SubmitAsync(Beside(french.ContentItemId), [], "Traduire en anglais")).Location!;
        host.Clock.Advance(TimeSpan.FromHours(1));
        (await editor.SubmitAsync($"/admin/contenus/{french.ContentItemId}", new() { [Html] = "<p>Ouvert mercredi.</p>" }, "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);

        var told = await editor.GetAsync(english);
        told.One("#source-changed").TextContent.ShouldStartWith("Le texte français a changé le 24 nov. 2026");
        told.One("del").TextContent.ShouldContain("mardi");
        told.One("ins").TextContent.ShouldContain("mercredi");

        host.Clock.Advance(TimeSpan.FromHours(1));
        (await editor.SubmitAsync(told, english, [], "do=save")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await editor.GetAsync(english)).Page.QuerySelector("#source-changed").ShouldBeNull();
    }

    [Fact]
    public async Task The_address_of_a_draft_follows_its_title_until_it_was_on_the_site_or_somebody_typed_one()
    {
        var french = await house.Host.PublishPageAsync("Le port de nuit");
        var english = (await house.Editor.SubmitAsync(Beside(french.ContentItemId), [], "Traduire en anglais")).Location!;
        await house.Editor.SubmitAsync(english, new() { [Title] = "The harbour by night" }, "do=save");
        (await house.Editor.GetAsync(english)).One("[name='Item.AutoroutePart.Path']").GetAttribute("value").ShouldBe("the-harbour-by-night");
        await house.Editor.SubmitAsync(english, new() { [Title] = "The harbour", ["Item.AutoroutePart.Path"] = "night-port" }, "do=save");
        await house.Editor.SubmitAsync(english, Complete("The harbour, once more"), "do=publish");
        await house.Editor.SubmitAsync(english, new() { [Title] = "The harbour at last" }, "do=publish");
        (await house.Editor.GetAsync(english)).One("[name='Item.AutoroutePart.Path']").GetAttribute("value").ShouldBe("night-port");
    }

    [Fact]
    public async Task Two_people_who_translate_at_once_get_one_translation()
    {
        var french = await house.Host.PublishPageAsync("Traduite deux fois");
        var pages = await Task.WhenAll(house.Editor.GetAsync(Beside(french.ContentItemId)), house.Admin.GetAsync(Beside(french.ContentItemId)));
        var answers = await Task.WhenAll(
            house.Editor.SubmitAsync(pages[0], Beside(french.ContentItemId), [], "Traduire en anglais"), house.Admin.SubmitAsync(pages[1], Beside(french.ContentItemId), [], "Traduire en anglais"));
        answers[0].Location.ShouldBe(answers[1].Location);
    }

    [Fact]
    public async Task Only_those_who_may_write_a_text_that_has_a_language_come_here()
    {
        var french = await house.Host.PublishPageAsync("Pas pour tout le monde non plus");
        ((int)(await house.Member.GetAsync(Beside(french.ContentItemId))).Status).ShouldBeOneOf(302, 403);
        (await house.Editor.GetAsync(Beside("00000000000000000000000000"))).Status.ShouldBe(HttpStatusCode.NotFound);
        var menu = await house.Host.WithAsync<IContentManager, ContentItem>(async content => await content.NewAsync("Menu"));
        menu.As<LocalizationPart>().ShouldBeNull();
        var stored = await house.Host.DraftAsync("Menu", item => item.Apply(new TitlePart { Title = "Un menu" }));
        (await house.Admin.GetAsync(Beside(stored.ContentItemId))).Status.ShouldBe(HttpStatusCode.NotFound);
        var everywhere = await DraftAsync("", "Pour toutes les langues");
        (await house.Editor.GetAsync(Beside(everywhere.ContentItemId))).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static string Beside(string id) => $"/admin/contenus/{id}/traduction";

    private static Dictionary<string, string?> Complete(string title) => new() { [Title] = title, [Lead] = "What it is about.", [Html] = "<p>Words.</p>" };

    private static string Set(ContentItem item) => item.As<LocalizationPart>()!.LocalizationSet!;

    private static JsonObject Block(string type, string? heading) => new()
    {
        ["ContentItemId"] = ContentIds.New(),
        ["ContentType"] = type,
        [type] = heading is null ? new JsonObject() : new JsonObject { ["Heading"] = new JsonObject { ["Text"] = heading } },
    };

    private Task<ContentItem> DraftAsync(string culture, string title, params JsonObject[] blocks) => DraftAsync(culture, title, ContentIds.New(), blocks);

    private Task<ContentItem> DraftAsync(string culture, string title, string set, params JsonObject[] blocks) => DraftAsync(culture, title, item =>
    {
        item.Apply(new LocalizationPart { Culture = culture, LocalizationSet = set });
        item.Content[nameof(FlowPart)] = new JsonObject { [nameof(FlowPart.Widgets)] = new JsonArray([.. blocks]) };
    });

    private Task<ContentItem> DraftAsync(string culture, string title, Action<ContentItem> fill) => house.Host.DraftAsync("Page", item =>
    {
        item.Apply(new TitlePart { Title = title });
        item.DisplayText = title;
        item.Apply(new LocalizationPart { Culture = culture, LocalizationSet = ContentIds.New() });
        fill(item);
    });

    private async Task<ContentItem> LatestAsync(ContentItem item) =>
        (await house.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(item.ContentItemId, ContentVersion.Latest)))!;
}
