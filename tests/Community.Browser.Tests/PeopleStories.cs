namespace Community.Browser.Tests;

/// <summary>Accounts and roles as staff look after them: from the invitation to the suspension, and what the audit trail says of it.</summary>
public sealed class PeopleStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Somebody_is_invited_given_a_role_merged_suspended_and_the_trail_says_so(int width)
    {
        var page = await chromium.OpenAsAsync("Administrator", width);
        var (kept, gone) = ($"Gardée {width}", $"Double {width}");
        foreach (var name in new[] { kept, gone })
        {
            await page.GotoAsync("/admin/personnes/inviter");
            await page.FillAsync("[name=Name]", name);
            await page.FillAsync("[name=Email]", AddressOf(name));
            await page.Locator("[name=roles][value=Mentor]").CheckAsync();
            await PressAsync(page, "Envoyer l’invitation");
            await page.GotoAsync($"/admin/personnes?q={Uri.EscapeDataString(AddressOf(name))}");
            (await page.Locator("tbody").InnerTextAsync()).ShouldContain(name);
        }
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = gone }).First.ClickAsync();
        await Axe.CheckAsync(page);
        await page.Locator("[name=roles][value=Moderator]").CheckAsync();
        await PressAsync(page, "Enregistrer les rôles");
        (await page.Locator("[name=roles][value=Moderator]").IsCheckedAsync()).ShouldBeTrue();

        await page.Locator("a[href$='/fusion']").ClickAsync();
        await page.FillAsync("#into", AddressOf(kept));
        await PressAsync(page, "Montrer ce qui se passerait");
        (await page.Locator("main").InnerTextAsync()).ShouldContain(kept);
        await Axe.CheckAsync(page);
        await PressAsync(page, "Réunir pour toujours");
        await page.GotoAsync($"/admin/personnes?q={Uri.EscapeDataString(AddressOf(kept))}");
        await page.GetByRole(AriaRole.Link, new() { Name = kept }).First.ClickAsync();
        await PressAsync(page, "Suspendre le compte");
        await page.Locator("#reason-error", new() { HasText = "." }).WaitForAsync();
        await page.FillAsync("#reason", "Deux avertissements restés sans réponse.");
        await PressAsync(page, "Suspendre le compte");
        (await page.Locator("#suspension ~ p").InnerTextAsync()).ShouldContain("Deux avertissements");
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Ce qu’en dit le journal" }).ClickAsync();
        var trail = await page.Locator("tbody").InnerTextAsync();
        trail.ShouldContain("Compte suspendu");
        trail.ShouldContain("Comptes réunis");
        await Axe.CheckAsync(page);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_role_is_given_one_more_permission_in_plain_words(int width)
    {
        var page = await chromium.OpenAsAsync("Administrator", width);
        await page.GotoAsync("/admin/roles/Moderator");
        var box = page.GetByLabel("Changer les menus du site");
        var before = await box.IsCheckedAsync();
        await box.SetCheckedAsync(!before);
        await PressAsync(page, "Enregistrer le rôle");
        await page.GotoAsync("/admin/roles/Moderator");
        (await box.IsCheckedAsync()).ShouldBe(!before);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_role_is_made_allows_something_for_one_type_and_is_removed_after_a_question(int width)
    {
        var page = await chromium.OpenAsAsync("Administrator", width);
        await page.GotoAsync("/admin/roles");
        await PressAsync(page, "Créer le rôle");
        await page.Locator("#Name-error", new() { HasText = "Donnez un nom" }).WaitForAsync();
        await Axe.CheckAsync(page);
        await page.FillAsync("#Name", $"Accueil {(width > 500 ? "large" : "étroit")}");
        await PressAsync(page, "Créer le rôle");
        await page.Locator("summary", new() { HasText = "Projet" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Projet", Exact = true }).GetByLabel("Écrire les leurs").CheckAsync();
        await Axe.CheckAsync(page);
        await PressAsync(page, "Enregistrer le rôle");
        await page.GetByRole(AriaRole.Link, new() { Name = "Retirer le rôle" }).ClickAsync();
        (await page.Locator("main ul").Last.InnerTextAsync()).ShouldContain("Projet");
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/admin/roles");
        await page.GotoAsync("/admin/journal?kind=Role");
        (await page.Locator("tbody").InnerTextAsync()).ShouldContain("Rôle retiré");
        await Axe.CheckAsync(page);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task The_trail_is_filtered_and_taken_out_as_a_table(int width)
    {
        var title = $"Jalon {width}";
        var writer = await chromium.Host.AsAdministratorAsync();
        await writer.SubmitAsync("/admin/contenus/nouveau/Page", new() { ["Item.TitlePart.Title"] = title, ["Item.Page.Lead.Text"] = "Chapeau." }, "do=publish");
        var page = await chromium.OpenAsAsync("Administrator", width);
        await page.GotoAsync("/admin/journal");
        var all = await page.Locator("tbody tr").CountAsync();
        await page.FillAsync("#q", title);
        await page.SelectOptionAsync("#action", "ContentPublished");
        await page.FillAsync("#from", "2026-11-24");
        await PressAsync(page, "Filtrer");
        await page.WaitForURLAsync(url => url.Contains("action=ContentPublished", StringComparison.Ordinal));
        var rows = page.Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        all.ShouldBeGreaterThan(1);
        await Assertions.Expect(rows).ToContainTextAsync("Amina Admin");
        await Axe.CheckAsync(page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("form[action*='handler=Csv'] button").ClickAsync());
        download.SuggestedFilename.ShouldBe("journal-2026-11-24.csv");
        var lines = (await File.ReadAllTextAsync(await download.PathAsync())).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[1].ShouldContain(title);
        lines[1].ShouldContain("Amina Admin");

        await page.FillAsync("#to", "2026-11-01");
        await PressAsync(page, "Filtrer");
        await page.Locator(".empty").WaitForAsync();
        await Axe.CheckAsync(page);
    }

    private static string AddressOf(string name) => $"{(name.StartsWith('G') ? "gardee" : "double")}{name.Split(' ')[1]}@example.org";

    private static Task PressAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
}
