using Community.Abstractions.Content;

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
        (await visitor.Locator("main").InnerTextAsync()).ShouldContain(title);

        await page.GotoAsync("/admin/contenus?text=" + Uri.EscapeDataString(title));
        (await page.Locator("main").InnerTextAsync()).ShouldContain(title);
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
}
