using Community.Abstractions.Content;
using Community.Cms.Editing;
using Microsoft.EntityFrameworkCore;

namespace Community.Browser.Tests;

public sealed class EditorStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_editor_writes_publishes_and_takes_off_a_page(bool javaScript)
    {
        var page = await chromium.OpenAsAsync("Editor", javaScript: javaScript);
        var title = javaScript ? "L’atelier dentelle numérique" : "L’atelier sans script";
        await page.GotoAsync("/admin/contenus/nouveau/Page");
        await page.FillAsync("[name='Item.TitlePart.Title']", title);
        await page.FillAsync("[name='Item.Page.Lead.Text']", "Un chapeau pour l’atelier.");
        await page.Locator("button[name=do][value=publish]").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/nouveau/", StringComparison.Ordinal));

        var visitor = await chromium.OpenAsync();
        await visitor.GotoAsync(javaScript ? "/l-atelier-dentelle-numerique" : "/l-atelier-sans-script");
        (await visitor.Locator("h1").First.InnerTextAsync()).ShouldBe(title);

        await visitor.GotoAsync("/recherche?q=" + Uri.EscapeDataString(title));
        (await visitor.Locator(".result__title").AllInnerTextsAsync()).ShouldContain(title);

        await page.GotoAsync("/admin/contenus?q=" + Uri.EscapeDataString(title));
        (await page.Locator(".table__title a").AllInnerTextsAsync()).ShouldContain(title);
    }

    [Theory]
    [InlineData(390, ColorScheme.Dark, true)]
    [InlineData(1280, ColorScheme.Light, false)]
    public async Task A_text_is_translated_beside_the_original_and_both_go_on_the_site(int width, ColorScheme scheme, bool javaScript)
    {
        var french = await chromium.Host.DraftAsync("Page", item => item.Apply(new TitlePart { Title = $"La dentelle {width}" })
            .Apply(new HtmlBodyPart { Html = "<h2>Au musée</h2><p>Le métier tourne <strong>mardi</strong>.</p>" }).ApplyField("Page", "Lead", new TextField { Text = "Un métier d’autrefois." }));
        var page = await chromium.OpenAsAsync("Editor", width, scheme, javaScript);
        await page.GotoAsync($"/admin/contenus/{french.ContentItemId}/traduction");
        await page.Locator("main form button.button--primary").ClickAsync();
        await Assertions.Expect(page.Locator(".beside__text[lang=fr]").First).ToHaveTextAsync($"La dentelle {width}");
        if (javaScript)
            await AxeTests.CheckOpenAsync(page);

        // On a phone the original stands above each field, on a screen beside it.
        var source = (await page.Locator(".beside__source").First.BoundingBoxAsync())!;
        var target = (await page.Locator("[name='Item.TitlePart.Title']").BoundingBoxAsync())!;
        (width < 900 ? target.Y >= source.Y + source.Height : target.X >= source.X + source.Width).ShouldBeTrue();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);

        await page.FillAsync("[name='Item.TitlePart.Title']", $"Lace {width}");
        await page.FillAsync("[name='Item.Page.Lead.Text']", "A loom of former days.");
        await page.Locator("button[value=publish-both]").ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good")).ToContainTextAsync("deux langues");
        var visitor = await chromium.OpenAsync();
        await visitor.GotoAsync($"/en/lace-{width}");
        (await visitor.Locator("h1").First.InnerTextAsync()).ShouldBe($"Lace {width}");
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
        await AxeTests.CheckOpenAsync(page);
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
        await AxeTests.CheckOpenAsync(other);
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
    [InlineData(1280, ColorScheme.Dark, false)]
    public async Task Versions_are_compared_and_brought_back_a_date_is_set_and_taken_back_and_the_page_is_seen_as_others_see_it(int width, ColorScheme scheme, bool javaScript)
    {
        var item = await chromium.Host.PublishPageAsync($"Une page à dates {width}", "<p>Le fablab ouvre mardi.</p>", "members");
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
        if (javaScript)
            await AxeTests.CheckOpenAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Rétablir" }).First.ClickAsync();
        (await page.InputValueAsync("[name='Item.Page.Lead.Text']")).ShouldBe("Chapeau.");

        await page.GotoAsync(address + "/programmer");
        await page.FillAsync("[name=PublishAt]", width == 390 ? "2027-01-12T10:00" : "2027-02-12T10:00");
        await page.Locator("main form button.button--primary").ClickAsync();
        await page.GotoAsync($"/admin/calendrier?mois={(width == 390 ? "2027-01" : "2027-02")}");
        await Assertions.Expect(page.Locator("#moves ~ ul")).ToContainTextAsync($"Une page à dates {width}");
        (await page.Locator(".month").IsVisibleAsync()).ShouldBe(width > 700);
        if (javaScript)
            await AxeTests.CheckOpenAsync(page);
        await page.Locator("#moves ~ ul li", new() { HasText = $"Une page à dates {width}" }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync($"Une page à dates {width}, ");

        await page.GotoAsync($"/apercu/{item.ContentItemVersionId}");
        await LookAsAsync("visiteur");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("ce contenu est fermé");
        await LookAsAsync("Member");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Le fablab ouvre mardi.");
        if (javaScript)
            await AxeTests.CheckOpenAsync(page);
        await page.GotoAsync($"/apercu/{item.ContentItemVersionId}/telephone");
        await Assertions.Expect(page.FrameLocator(".phone-frame").Locator("h1")).ToContainTextAsync($"Une page à dates {width}");

        // With a script the choice is enough.
        async Task LookAsAsync(string who)
        {
            await page.SelectOptionAsync("[name=comme]", who);
            if (!javaScript)
                await page.Locator("form:has([name=comme]) button").ClickAsync();
            await page.WaitForURLAsync(url => url.Contains("comme=" + who, StringComparison.Ordinal));
        }
    }
}
