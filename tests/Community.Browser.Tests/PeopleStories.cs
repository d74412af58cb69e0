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
            await AxeTests.CheckOpenAsync(page);
            await page.FillAsync("[name=Name]", name);
            await page.FillAsync("[name=Email]", AddressOf(name));
            await page.Locator("[name=roles][value=Mentor]").CheckAsync();
            await PressAsync(page, "Envoyer l’invitation");
            await page.GotoAsync($"/admin/personnes?q={Uri.EscapeDataString(AddressOf(name))}");
            (await page.Locator("tbody").InnerTextAsync()).ShouldContain(name);
        }
        await AxeTests.CheckOpenAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = gone }).First.ClickAsync();
        await AxeTests.CheckOpenAsync(page);
        await page.Locator("[name=roles][value=Moderator]").CheckAsync();
        await PressAsync(page, "Enregistrer les rôles");
        (await page.Locator("[name=roles][value=Moderator]").IsCheckedAsync()).ShouldBeTrue();

        await page.Locator("a[href$='/fusion']").ClickAsync();
        await page.FillAsync("#into", AddressOf(kept));
        await PressAsync(page, "Montrer ce qui se passerait");
        (await page.Locator("main").InnerTextAsync()).ShouldContain(kept);
        await AxeTests.CheckOpenAsync(page);
        await PressAsync(page, "Réunir pour toujours");
        await page.GotoAsync($"/admin/personnes?q={Uri.EscapeDataString(AddressOf(kept))}");
        await page.GetByRole(AriaRole.Link, new() { Name = kept }).First.ClickAsync();
        await PressAsync(page, "Suspendre le compte");
        await page.Locator("#reason-error", new() { HasText = "." }).WaitForAsync();
        await page.FillAsync("#reason", "Deux avertissements restés sans réponse.");
        await PressAsync(page, "Suspendre le compte");
        (await page.Locator("#suspension ~ p").InnerTextAsync()).ShouldContain("Deux avertissements");
        await AxeTests.CheckOpenAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Ce qu’en dit le journal" }).ClickAsync();
        var trail = await page.Locator("tbody").InnerTextAsync();
        trail.ShouldContain("Compte suspendu");
        trail.ShouldContain("Comptes réunis");
        await AxeTests.CheckOpenAsync(page);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_role_is_given_one_more_permission_in_plain_words(int width)
    {
        var page = await chromium.OpenAsAsync("Administrator", width);
        await page.GotoAsync("/admin/roles/Moderator");
        await AxeTests.CheckOpenAsync(page);
        var box = page.GetByLabel("Changer les menus du site");
        var before = await box.IsCheckedAsync();
        await box.SetCheckedAsync(!before);
        await PressAsync(page, "Enregistrer le rôle");
        await page.GotoAsync("/admin/roles/Moderator");
        (await box.IsCheckedAsync()).ShouldBe(!before);
    }

    private static string AddressOf(string name) => $"{(name.StartsWith('G') ? "gardee" : "double")}{name.Split(' ')[1]}@example.org";

    private static Task PressAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
}
