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
        await page.Locator("[name='TitlePart.Title'], [name$='[TitlePart].Title'], [name*='TitlePart']").First.FillAsync(title);
        if (await page.Locator("[name*='Lead']").CountAsync() > 0)
            await page.Locator("[name*='Lead']").First.FillAsync("Un chapeau pour l’atelier.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publier", Exact = true }).First.ClickAsync();

        var visitor = await chromium.OpenAsync();
        await visitor.GotoAsync(javaScript ? "/l-atelier-dentelle-numerique" : "/l-atelier-sans-script");
        (await visitor.Locator("h1").First.InnerTextAsync()).ShouldBe(title);

        await visitor.GotoAsync("/recherche?q=" + Uri.EscapeDataString(title));
        (await visitor.Locator("main").InnerTextAsync()).ShouldContain(title);

        await page.GotoAsync("/admin/contenus?text=" + Uri.EscapeDataString(title));
        (await page.Locator("main").InnerTextAsync()).ShouldContain(title);
    }
}
