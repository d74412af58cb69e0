namespace Community.Browser.Tests;

/// <summary>A visitor says what does not work; the desk finds it, looks at the pages and the criteria, and closes the report; on a phone and on a screen.</summary>
public sealed class AccessibilityDeskStory(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_report_goes_from_the_statement_to_its_closing(int width)
    {
        var what = $"Le menu se tait à {width}";
        var visitor = await chromium.OpenAsync(width);
        await visitor.GotoAsync("/accessibilite/etat");
        await AxeTests.CheckOpenAsync(visitor);
        await visitor.GetByRole(AriaRole.Link, new() { Name = "Signaler un problème d’accès" }).ClickAsync();
        await visitor.FillAsync("#What", what);
        await AxeTests.CheckOpenAsync(visitor);
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Envoyer le signalement" }).ClickAsync();
        (await visitor.Locator("main").InnerTextAsync()).ShouldContain("Votre signalement porte le numéro");

        var item = await chromium.Host.PublishPageAsync($"Le quai {width}", "<p><img src=\"/media/quai.jpg\"></p>");
        var page = await chromium.OpenAsAsync("Editor", width);
        await page.GotoAsync($"/admin/accessibilite/pages/{item.ContentItemId}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier à nouveau" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Une image n’a pas de texte");
        await AxeTests.CheckOpenAsync(page);
        foreach (var url in new[] { "/admin/accessibilite", "/admin/accessibilite/criteres", "/admin/accessibilite/criteres/10", "/admin/accessibilite/declaration" })
        {
            await page.GotoAsync(url);
            await AxeTests.CheckOpenAsync(page);
        }

        await page.GotoAsync("/admin/accessibilite/signalements");
        await AxeTests.CheckOpenAsync(page);
        await page.Locator("tr", new() { HasText = what }).GetByRole(AriaRole.Link).ClickAsync();
        await page.SelectOptionAsync("#State", "Closed");
        await page.FillAsync("#Answer", "Le menu parle à nouveau.");
        await AxeTests.CheckOpenAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Le signalement est enregistré.");
        await page.GotoAsync("/admin/accessibilite/signalements");
        (await page.Locator("main").InnerTextAsync()).ShouldNotContain(what);
    }
}
