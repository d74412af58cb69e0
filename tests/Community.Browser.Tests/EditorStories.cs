using Community.Abstractions.Content;
using Community.Cms.Editing;
using Microsoft.EntityFrameworkCore;

namespace Community.Browser.Tests;

public sealed class EditorStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task An_editor_writes_publishes_and_takes_off_a_page(int width, bool javaScript)
    {
        var page = await chromium.OpenAsAsync("Editor", width, javaScript: javaScript);
        var title = $"L’atelier dentelle {Mark(width, javaScript)}";
        await page.GotoAsync("/admin/contenus/nouveau/Page");
        await page.FillAsync("[name='Item.TitlePart.Title']", title);
        await page.FillAsync("[name='Item.Page.Lead.Text']", "Un chapeau pour l’atelier.");
        await page.Locator("button[name=do][value=publish]").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/nouveau/", StringComparison.Ordinal));
        await Axe.CheckAsync(page);
        var address = (await page.GetByRole(AriaRole.Link, new() { Name = "Voir sur le site" }).Last.GetAttributeAsync("href"))!;

        var visitor = await chromium.OpenAsync(width, javaScript: javaScript);
        await visitor.GotoAsync(address);
        (await visitor.Locator("h1").First.InnerTextAsync()).ShouldBe(title);
        await Axe.CheckAsync(visitor);

        await visitor.GotoAsync("/recherche?q=" + Uri.EscapeDataString(title));
        (await visitor.Locator($"main a[href='{address}']").CountAsync()).ShouldBeGreaterThan(0);

        await page.Locator("a[href$='/hors-ligne']").ClickAsync();
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer du site" }).ClickAsync();
        await page.WaitForURLAsync(url => !url.EndsWith("/hors-ligne", StringComparison.Ordinal));
        (await visitor.GotoAsync(address))!.Status.ShouldBe(404);
        await page.GotoAsync("/admin/contenus?q=" + Uri.EscapeDataString(title));
        (await page.Locator("tbody tr", new() { HasText = title }).InnerTextAsync()).ShouldContain("Brouillon");
    }

    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task Two_editors_save_the_same_text_both_are_shown_and_neither_is_lost(int width, bool javaScript)
    {
        var item = await chromium.Host.PublishPageAsync($"Deux plumes {Mark(width, javaScript)}");
        var address = $"/admin/contenus/{item.ContentItemId}";
        var (mine, theirs) = (await chromium.OpenAsAsync("Editor", width, javaScript: javaScript), await chromium.OpenAsAsync("Administrator", width, javaScript: javaScript));
        foreach (var (page, text) in new[] { (mine, "Le chapeau que j’écris."), (theirs, "Le chapeau de l’autre.") })
        {
            await page.GotoAsync(address);
            await page.FillAsync("[name='Item.Page.Lead.Text']", text);
        }
        await theirs.Locator("button[value=save]").Last.ClickAsync();
        await Assertions.Expect(theirs.Locator(".notice--good").First).ToBeVisibleAsync();
        await mine.Locator("button[value=save]").Last.ClickAsync();

        await Assertions.Expect(mine.Locator("h1")).ToContainTextAsync("entre-temps");
        await Assertions.Expect(mine).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("entre-temps – Deux plumes"));
        await Assertions.Expect(mine.Locator(".table--compare")).ToContainTextAsync("Le chapeau que j’écris.");
        await Assertions.Expect(mine.Locator(".table--compare")).ToContainTextAsync("Le chapeau de l’autre.");
        (await Axe.LookAsync(mine)).ShouldBeEmpty();
        await mine.GetByRole(AriaRole.Button, new() { Name = "Garder le mien" }).ClickAsync();
        await Assertions.Expect(mine.Locator("[name='Item.Page.Lead.Text']")).ToHaveValueAsync("Le chapeau que j’écris.");
        // Theirs is one of the versions, to be compared and brought back.
        await mine.GotoAsync(address + "/historique");
        (await mine.Locator(".versions > li").CountAsync()).ShouldBe(3);
        await mine.Locator(".versions a", new() { HasText = "Comparer" }).First.ClickAsync();
        await Assertions.Expect(mine.Locator(".table--compare")).ToContainTextAsync("Le chapeau de l’autre.");
    }

    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task What_the_house_decided_is_put_right_before_publishing_and_a_link_that_leads_nowhere_is_told(int width, bool javaScript)
    {
        var item = await chromium.Host.PublishPageAsync($"Des liens {Mark(width, javaScript)}", "<p><a href=\"/agenda\">Cliquez ici</a> ou <a href=\"/nulle-part-du-tout\">le programme</a>.</p>");
        var settings = await chromium.OpenAsAsync("Administrator", width, javaScript: javaScript);
        await DecideAsync(true);
        var page = await chromium.OpenAsAsync("Editor", width, javaScript: javaScript);
        await page.GotoAsync($"/admin/contenus/{item.ContentItemId}");
        await Assertions.Expect(page.Locator("[data-hints]")).ToContainTextAsync("ne mène nulle part");
        await Assertions.Expect(page.Locator("[data-hints] li", new() { Has = page.Locator(".badge--danger") })).ToContainTextAsync("ne dit pas où il mène");
        await page.Locator("button[name=do][value=publish]").ClickAsync();
        await Assertions.Expect(page.Locator(".error-summary li")).ToHaveCountAsync(1);
        await Axe.CheckAsync(page);
        if (javaScript)
        {
            await page.Locator(".rich-text__area [role=textbox]").First.ClickAsync();
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.TypeAsync("Le programme de la semaine est prêt.");
        }
        else
        {
            await page.FillAsync("[name='Item.HtmlBodyPart.Html']", "<p><a href=\"/agenda\">Le programme de la semaine</a></p>");
        }
        await page.Locator("button[name=do][value=publish]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-hints]")).ToContainTextAsync("Rien à signaler");
        await DecideAsync(false);

        async Task DecideAsync(bool blocks)
        {
            await settings.GotoAsync("/admin/reglages/redaction");
            await settings.Locator("[name=Blocking][value=link-texts]").SetCheckedAsync(blocks);
            await settings.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
            await Assertions.Expect(settings.Locator(".notice--good")).ToBeVisibleAsync();
        }
    }

    [Theory]
    [InlineData(390, ColorScheme.Dark, true)]
    [InlineData(1280, ColorScheme.Light, true)]
    [InlineData(1280, ColorScheme.Dark, false)]
    public async Task A_text_is_translated_beside_the_original_and_both_go_on_the_site(int width, ColorScheme scheme, bool javaScript)
    {
        var mark = Mark(width, javaScript);
        var french = await chromium.Host.DraftAsync("Page", item => item.Apply(new TitlePart { Title = $"La dentelle {mark}" })
            .Apply(new HtmlBodyPart { Html = "<h2>Au musée</h2><p>Le métier tourne <strong>mardi</strong>.</p>" }).ApplyField("Page", "Lead", new TextField { Text = "Un métier d’autrefois." }));
        var page = await chromium.OpenAsAsync("Editor", width, scheme, javaScript);
        await page.GotoAsync($"/admin/contenus/{french.ContentItemId}/traduction");
        await page.Locator("main form button.button--primary").ClickAsync();
        await Assertions.Expect(page.Locator(".beside__text[lang=fr]").First).ToHaveTextAsync($"La dentelle {mark}");
        await Axe.CheckAsync(page);

        // On a phone the original stands above each field, on a screen beside it.
        var source = (await page.Locator(".beside__source").First.BoundingBoxAsync())!;
        var target = (await page.Locator("[name='Item.TitlePart.Title']").BoundingBoxAsync())!;
        (width < 900 ? target.Y >= source.Y + source.Height : target.X >= source.X + source.Width).ShouldBeTrue();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);

        await page.FillAsync("[name='Item.TitlePart.Title']", $"Lace {mark}");
        await page.FillAsync("[name='Item.Page.Lead.Text']", "A loom of former days.");
        await page.Locator("button[value=publish-both]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good")).ToContainTextAsync("deux langues");
        var visitor = await chromium.OpenAsync();
        await visitor.GotoAsync($"/en/lace-{mark}");
        (await visitor.Locator("h1").First.InnerTextAsync()).ShouldBe($"Lace {mark}");

        // One alone leaves the other as it is, on the site or off it.
        await page.GotoAsync($"/admin/contenus/{french.ContentItemId}");
        await page.FillAsync("[name='Item.TitlePart.Title']", $"La dentelle reprise {mark}");
        await page.Locator("button[value=save]").Last.ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "À côté du texte anglais" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Écrire le texte anglais à côté de celui-ci" }).ClickAsync();
        await page.FillAsync("[name='Item.TitlePart.Title']", $"Lace alone {mark}");
        await page.Locator("button[name=do][value=publish]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good").First).ToBeVisibleAsync();
        await visitor.GotoAsync($"/en/lace-{mark}");
        (await visitor.Locator("h1").First.InnerTextAsync()).ShouldBe($"Lace alone {mark}");
        await visitor.GotoAsync($"/la-dentelle-{mark}");
        (await visitor.Locator("h1").First.InnerTextAsync()).ShouldBe($"La dentelle {mark}");
    }

    [Theory]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task A_sentence_cut_off_by_a_closed_page_comes_back_others_are_seen_and_hints_appear_while_writing(int width, ColorScheme scheme)
    {
        var item = await chromium.Host.PublishPageAsync($"Une phrase coupée {width}");
        var address = $"/admin/contenus/{item.ContentItemId}";
        var page = await chromium.OpenAsAsync("Editor", width, scheme);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.Clock.InstallAsync();
        await page.GotoAsync(address);
        var text = page.Locator(".rich-text__area [role=textbox]").First;
        await GoToEndAsync();
        await page.Keyboard.TypeAsync(" Une phrase que la fermeture");
        await Assertions.Expect(text).ToContainTextAsync("Une phrase que la fermeture");
        // Gone before the pause that keeps it: it is on its way while the next page comes.
        await page.GotoAsync("/admin/contenus");
        while (!await chromium.Host.DataAsync(db => db.Set<UnsavedTextRow>().AnyAsync(row => row.ContentItemId == item.ContentItemId)))
            await Task.Delay(50, TestContext.Current.CancellationToken);
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("#unsaved")).ToBeVisibleAsync();
        await page.Locator(".unsaved summary").ClickAsync();
        await Assertions.Expect(page.Locator(".unsaved ins")).ToContainTextAsync("la fermeture");
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Reprendre ce texte" }).ClickAsync();
        await Assertions.Expect(text).ToContainTextAsync("Une phrase que la fermeture");

        // A heading that skips a level is said without any button.
        await Assertions.Expect(page.Locator("[data-hints]")).ToContainTextAsync("Rien à signaler");
        await GoToEndAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sous-titre" }).First.ClickAsync();
        await Assertions.Expect(text.Locator("h3")).ToBeVisibleAsync();
        await page.Clock.FastForwardAsync(3000);
        await Assertions.Expect(page.Locator("[data-hints]")).ToContainTextAsync("un niveau est sauté");
        await Assertions.Expect(page.Locator("[data-hints-status]")).ToHaveTextAsync("Un point à regarder");
        await Assertions.Expect(page.Locator("[data-kept]")).ToContainTextAsync("Gardé pour vous");

        // Somebody else comes, and goes. Gone on with, the page has said again that it is open.
        await page.Clock.FastForwardAsync(3000);
        var other = await chromium.OpenAsync(width, scheme);
        await Chromium.SignInAsync(other, await chromium.Host.CreateUserAsync($"Nour {width}", "Editor"));
        await other.GotoAsync(address);
        await Assertions.Expect(other.Locator("[data-others]")).ToContainTextAsync("modifie aussi ce contenu");
        await page.Clock.FastForwardAsync(46_000);
        await Assertions.Expect(page.Locator("[data-others]")).ToContainTextAsync($"Nour {width}");
        await Axe.CheckAsync(other);
        await other.GotoAsync("/admin/contenus");
        await page.Clock.FastForwardAsync(46_000);
        await Assertions.Expect(page.Locator("[data-others]")).ToBeEmptyAsync();

        await page.Locator("button[value=save]").Last.ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#unsaved")).ToHaveCountAsync(0);
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("#unsaved")).ToHaveCountAsync(0);

        async Task GoToEndAsync()
        {
            await text.ClickAsync();
            await Assertions.Expect(text).ToBeFocusedAsync();
            // The editor puts its cursor where it was a moment after it is entered; no person types as fast as this.
            await page.Clock.RunForAsync(100);
            await page.Keyboard.PressAsync("Control+End");
        }
    }

    [Theory]
    [InlineData(390, ColorScheme.Light, true)]
    [InlineData(1280, ColorScheme.Dark, true)]
    [InlineData(1280, ColorScheme.Light, false)]
    public async Task Versions_are_compared_and_brought_back_a_date_is_set_and_taken_back_and_the_page_is_seen_as_others_see_it(int width, ColorScheme scheme, bool javaScript)
    {
        var title = $"Une page à dates {Mark(width, javaScript)}";
        // Each has a month of its own in the calendar.
        var month = !javaScript ? "2027-03" : width == 390 ? "2027-01" : "2027-02";
        var item = await chromium.Host.PublishPageAsync(title, "<p>Le fablab ouvre mardi.</p>", "members");
        var address = $"/admin/contenus/{item.ContentItemId}";
        var page = await chromium.OpenAsAsync("Editor", width, scheme, javaScript);
        await page.GotoAsync(address);
        if (!javaScript)
        {
            // A plain button that moves nothing into the store keeps the text all the same.
            await page.FillAsync("[name='Item.TitlePart.Title']", "Gardé sans script");
            await page.SelectOptionAsync("[name='Item.FlowPart.AddType']", "TextBlock");
            await page.Locator("button[value='add|FlowPart']").ClickAsync();
            await page.GotoAsync(address);
            await page.GetByRole(AriaRole.Link, new() { Name = "Reprendre ce texte" }).ClickAsync();
            (await page.InputValueAsync("[name='Item.TitlePart.Title']")).ShouldBe("Gardé sans script");
        }
        await page.FillAsync("[name='Item.Page.Lead.Text']", "Un chapeau tout neuf.");
        await page.Locator("button[value=save]").Last.ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good").First).ToBeVisibleAsync();

        await page.GotoAsync(address + "/historique");
        await page.Locator(".versions a", new() { HasText = "Comparer" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("ins").Filter(new() { HasText = "neuf" })).ToBeVisibleAsync();
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Rétablir" }).First.ClickAsync();
        (await page.InputValueAsync("[name='Item.Page.Lead.Text']")).ShouldBe("Chapeau.");

        await page.GotoAsync(address + "/programmer");
        await Axe.CheckAsync(page);
        await page.FillAsync("[name=PublishAt]", month + "-12T10:00");
        await page.Locator("main form button.button--primary").ClickAsync();
        await page.GotoAsync($"/admin/calendrier?mois={month}");
        await Assertions.Expect(page.Locator("#moves ~ ul")).ToContainTextAsync(title);
        (await page.Locator(".month").IsVisibleAsync()).ShouldBe(width > 700);
        await Axe.CheckAsync(page);
        await page.Locator("#moves ~ ul li", new() { HasText = title }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(title + ", ");

        await page.GotoAsync($"/apercu/{item.ContentItemVersionId}");
        await LookAsAsync("visiteur");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("ce contenu est fermé");
        await LookAsAsync("Member");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Le fablab ouvre mardi.");
        await Axe.CheckAsync(page);
        await page.GotoAsync($"/apercu/{item.ContentItemVersionId}/telephone");
        await Assertions.Expect(page.FrameLocator(".phone-frame").Locator("h1")).ToContainTextAsync(title);

        // With a script the choice is enough.
        async Task LookAsAsync(string who)
        {
            await page.SelectOptionAsync("[name=comme]", who);
            if (!javaScript)
                await page.Locator("form:has([name=comme]) button").ClickAsync();
            await page.WaitForURLAsync(url => url.Contains("comme=" + who, StringComparison.Ordinal));
        }
    }

    private static string Mark(int width, bool javaScript) => javaScript ? $"{width}" : "nu";
}
