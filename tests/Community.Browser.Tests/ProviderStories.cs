using Microsoft.Extensions.DependencyInjection;

namespace Community.Browser.Tests;

/// <summary>A house with a provider of identities, before a browser.</summary>
public sealed class ChromiumWithProvider(ChromiumProcess process) : Chromium(process)
{
    public IdentityProvider Provider { get; } = new();

    protected override IReadOnlyDictionary<string, string?> Settings => IdentityProvider.Settings;

    protected override void Configure(IServiceCollection services) => Provider.Answer(services);
}

/// <summary>Signing in with an account from elsewhere.</summary>
public sealed class ProviderStories(ChromiumWithProvider chromium) : IClassFixture<ChromiumWithProvider>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_member_links_an_account_from_elsewhere_signs_in_with_it_and_unlinks_it(int width)
    {
        var subject = Guid.NewGuid().ToString();
        var page = await chromium.OpenAsAsync("Member", width);
        IdentityProvider.SetClock(chromium.Host);
        await page.GotoAsync("/compte/securite");
        await ApproveAsync(page, "Lier – Essai", subject);
        await Axe.CheckAsync(page);
        await page.FillAsync("[name=Password]", CommunityHost.Password);
        await page.Locator("main form button.button--primary").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Délier" }).WaitForAsync();
        await Axe.CheckAsync(page);

        var elsewhere = await chromium.OpenAsync(width);
        await elsewhere.GotoAsync("/compte/connexion");
        await Axe.CheckAsync(elsewhere);
        await ApproveAsync(elsewhere, "Se connecter avec Essai", subject);
        (await elsewhere.Locator("h1").InnerTextAsync()).ShouldBe("Mon compte");

        await page.GetByRole(AriaRole.Button, new() { Name = "Délier" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Lier – Essai" }).WaitForAsync();
    }

    // The browser is sent to the provider, where the person says yes, and comes back with a code.
    private async Task ApproveAsync(IPage page, string way, string subject)
    {
        var question = new TaskCompletionSource<string>();
        await page.RouteAsync(IdentityProvider.Authority + "/**", async route =>
        {
            question.TrySetResult(route.Request.Url);
            await route.FulfillAsync(new() { ContentType = "text/html", Body = "<!DOCTYPE html><title>Essai</title>" });
        });
        await page.GetByRole(AriaRole.Link, new() { Name = way }).ClickAsync();
        await page.GotoAsync(chromium.Provider.Approve(await question.Task.WaitAsync(TimeSpan.FromSeconds(30)), subject, ("name", "Odile"), ("email", $"{subject}@example.org"), ("email_verified", true)));
    }
}
