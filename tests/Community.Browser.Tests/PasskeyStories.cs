namespace Community.Browser.Tests;

public sealed class PasskeyStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_member_adds_a_passkey_and_signs_in_with_it_without_password(int width)
    {
        var page = await chromium.OpenAsync(width);
        var user = await chromium.Host.CreateUserAsync("Camille Clé", "Member");
        // A passkey belongs to a name, and an IP address is none.
        var site = chromium.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        await page.GotoAsync(site + "/compte/connexion");
        await DeviceAsync(page);
        await page.FillAsync("[name=Email]", user.Email!);
        await page.FillAsync("[name=Password]", CommunityHost.Password);
        await page.Locator("main form button.button--primary").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/compte/connexion", StringComparison.Ordinal));
        await page.GotoAsync(site + "/compte/securite");
        await page.FillAsync("#key-name", "Clé de test");
        await page.FillAsync("#password-key", CommunityHost.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une clé d’accès" }).ClickAsync();
        await page.GetByText("La clé d’accès est ajoutée").WaitForAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Clé de test");
        await Axe.CheckAsync(page);

        await page.GotoAsync(site + "/compte/deconnexion");
        await page.Locator("main form button.button--primary").ClickAsync();
        await page.GotoAsync(site + "/compte/connexion");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" })).ToBeVisibleAsync();
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith("/compte", StringComparison.Ordinal));

        await page.GotoAsync(site + "/compte/securite");
        await page.GetByRole(AriaRole.Button, new() { Name = "Retirer – Clé de test" }).ClickAsync();
        await page.GetByText("La clé d’accès est retirée").WaitForAsync();
    }

    [Fact]
    public async Task Without_JavaScript_the_second_factor_is_set_up_all_the_same_and_passkeys_say_what_they_need()
    {
        var page = await chromium.OpenAsAsync("Member", javaScript: false);
        await page.GotoAsync("/compte/securite");
        (await page.Locator("svg.qr").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator("form[data-passkey]").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("demande JavaScript");
        await Axe.CheckAsync(page);
    }

    // A device that holds keys and recognises its owner, as Chromium's own tools make one.
    private static async Task DeviceAsync(IPage page)
    {
        var tools = await page.Context.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
