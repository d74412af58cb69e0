namespace Community.Browser.Tests;

/// <summary>What staff do at the search bench, with the settings and with mails; on a phone and on a screen.</summary>
public sealed class ToolStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Staff_look_after_the_search(int width)
    {
        var page = await chromium.OpenAsAsync("Administrator", width);
        var words = "glycine" + width;
        var item = await chromium.Host.PublishPageAsync($"La {words} de la cour");
        await page.GotoAsync($"/admin/recherche/etalons?q={words}&langue=fr");
        await page.Locator($"button[value='{item.ContentItemId}']").ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain($"La {words} de la cour");
        await AxeTests.CheckOpenAsync(page);

        await page.GotoAsync("/admin/recherche/synonymes");
        await page.FillAsync("#Lines", $"{words}, wisteria{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Comparer avant et après" }).ClickAsync();
        (await page.Locator("#comparaison").InnerTextAsync()).ShouldContain("Nouveau ici");
        await AxeTests.CheckOpenAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les synonymes" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Les synonymes sont enregistrés");

        for (var visitor = 0; visitor < 8; visitor++)
        {
            using var client = new HttpClient();
            client.DefaultRequestHeaders.UserAgent.ParseAdd($"Visitor{visitor}/1.0");
            (await client.GetAsync($"{chromium.Address}/recherche?q=introuvable{width}xyz")).EnsureSuccessStatusCode();
        }
        await page.GotoAsync("/admin/recherche");
        await AxeTests.CheckOpenAsync(page);
        await page.Locator("tr", new() { HasText = $"introuvable{width}xyz" }).First.GetByRole(AriaRole.Link, new() { Name = "Ajouter un synonyme" }).ClickAsync();
        (await page.Locator("#Lines").InputValueAsync()).ShouldContain($"introuvable{width}xyz, ");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Staff_set_the_house_up(int width)
    {
        var page = await chromium.OpenAsAsync("Administrator", width);
        await page.GotoAsync("/admin/reglages");
        await AxeTests.CheckOpenAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Identité", Exact = true }).ClickAsync();
        await page.FillAsync("#Town", "Calais " + width);
        await AxeTests.CheckOpenAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les réglages" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Les réglages sont enregistrés");
        var visitor = await chromium.OpenAsync(width);
        await visitor.GotoAsync("/");
        (await visitor.Locator("footer").InnerTextAsync()).ShouldContain("Calais " + width);

        await page.GotoAsync("/admin/reglages/horaires");
        await page.FillAsync("#d1-1", "09:00");
        await page.FillAsync("#d1-2", "18:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer la semaine" }).ClickAsync();
        await AxeTests.CheckOpenAsync(page);
        // The clock of the house stands on a Tuesday.
        await visitor.ReloadAsync();
        (await visitor.Locator("footer").InnerTextAsync()).ShouldContain("Aujourd’hui");

        await page.GotoAsync("/admin/reglages/couleurs");
        await page.FillAsync("#Primary", "#ff9999");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les réglages" }).ClickAsync();
        await AxeTests.CheckOpenAsync(page);
        await page.Locator("button[name=offer]").ClickAsync();
        await AxeTests.CheckOpenAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les réglages" }).ClickAsync();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var reader = await chromium.OpenAsync(width, scheme);
            await reader.GotoAsync("/");
            await AxeTests.CheckOpenAsync(reader, "color-contrast");
        }
        await AxeTests.CheckAsync(page, ["/admin/reglages/langues", "/admin/reglages/conservation"]);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Staff_change_the_text_of_a_mail_and_see_what_became_of_it(int width)
    {
        var page = await chromium.OpenAsAsync("Administrator", width);
        await page.GotoAsync("/admin/mail");
        await AxeTests.CheckOpenAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Votre compte est de nouveau ouvert" }).Or(page.Locator("a[href*='account.account-open-again']")).First.ClickAsync();
        await page.FillAsync("#Body", "Bonjour, {{ lien }}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le texte" }).ClickAsync();
        (await page.Locator("#Body-error").InnerTextAsync()).ShouldContain("Ligne 1");
        await AxeTests.CheckOpenAsync(page);
        await page.FillAsync("#Body", "Bonjour, " + width + " fois bienvenue : {{ link }}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Voir l’aperçu" }).ClickAsync();
        (await page.Locator("#apercu").InnerTextAsync()).ShouldContain(width + " fois bienvenue");
        await AxeTests.CheckOpenAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Me l’envoyer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le texte" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Le texte est enregistré");
        await page.GotoAsync("/admin/mail/journal");
        (await page.Locator("tbody tr").CountAsync()).ShouldBeGreaterThan(0);
        await AxeTests.CheckOpenAsync(page);
    }
}
