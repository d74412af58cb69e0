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
}
