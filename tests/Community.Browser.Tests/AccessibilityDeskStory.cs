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
        await Axe.CheckAsync(visitor);
        await visitor.GetByRole(AriaRole.Link, new() { Name = "Signaler un problème d’accès" }).ClickAsync();
        await visitor.FillAsync("#What", what);
        await Axe.CheckAsync(visitor);
        await visitor.GetByRole(AriaRole.Button, new() { Name = "Envoyer le signalement" }).ClickAsync();
        (await visitor.Locator("main").InnerTextAsync()).ShouldContain("Votre signalement porte le numéro");

        var item = await chromium.Host.PublishPageAsync($"Le quai {width}", "<p><img src=\"/media/quai.jpg\"></p>");
        var page = await chromium.OpenAsAsync("Editor", width);
        await page.GotoAsync($"/admin/accessibilite/pages/{item.ContentItemId}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Vérifier à nouveau" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Une image n’a pas de texte");
        await Axe.CheckAsync(page);

        await page.GotoAsync("/admin/accessibilite/signalements");
        await Axe.CheckAsync(page);
        await page.Locator("tr", new() { HasText = what }).GetByRole(AriaRole.Link).ClickAsync();
        await page.SelectOptionAsync("#State", "Closed");
        await page.FillAsync("#Answer", "Le menu parle à nouveau.");
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Le signalement est enregistré.");
        await page.GotoAsync("/admin/accessibilite/signalements");
        (await page.Locator("main").InnerTextAsync()).ShouldNotContain(what);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Criteria_are_noted_the_day_of_the_audit_is_written_and_the_statement_says_so(int width)
    {
        var (theme, remark) = (width == 390 ? 8 : 9, $"La page {width} ne le fait pas encore.");
        var page = await chromium.OpenAsAsync("Administrator", width);
        await page.GotoAsync($"/admin/accessibilite/criteres/{theme}");
        await Axe.CheckAsync(page);
        await page.SelectOptionAsync("#state-0", "NotConform");
        await page.FillAsync("#day-0", "2026-11-20");
        await page.FillAsync("#remark-0", remark);
        await page.SelectOptionAsync("#state-1", "Conform");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good")).ToBeVisibleAsync();
        await page.GotoAsync($"/admin/accessibilite/criteres/{theme}");
        (await page.Locator("#state-0").InputValueAsync()).ShouldBe("NotConform");

        await page.GotoAsync("/admin/accessibilite/declaration");
        await page.FillAsync("#AuditedOn", "2026-11-20");
        await page.FillAsync("#Auditor", $"L’atelier {width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice--good")).ToBeVisibleAsync();
        await Axe.CheckAsync(page);

        var visitor = await chromium.OpenAsync(width);
        await visitor.GotoAsync("/accessibilite/etat");
        await Assertions.Expect(visitor.Locator("main li", new() { HasText = remark })).ToContainTextAsync($"{theme}.1");
        await Assertions.Expect(visitor.Locator("main")).ToContainTextAsync("20 novembre 2026");
        await Assertions.Expect(visitor.Locator("main")).ToContainTextAsync($"L’atelier {width}");
        await Axe.CheckAsync(visitor);
    }
}
