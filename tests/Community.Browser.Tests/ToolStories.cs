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
}
