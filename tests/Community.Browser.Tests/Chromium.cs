using Community.Cms.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Browser.Tests;

/// <summary>The system's Chromium before the real host on loopback; tests that need it skip, saying why, where it is not installed.</summary>
public class Chromium : IAsyncLifetime
{
    private static readonly string? Executable = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private IPlaywright? playwright;
    private IBrowser? browser;

    public CommunityHost Host { get; private set; } = null!;

    public string Address { get; private set; } = "";

    /// <summary>Other services of the house, for stories that need them.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }

    /// <summary>Other settings of the house, for stories that need them.</summary>
    protected virtual IReadOnlyDictionary<string, string?>? Settings => null;

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
            return;
        Host = await CommunityHost.StartOnPortAsync(Configure, Settings);
        Address = Host.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (Host is not null)
            await Host.DisposeAsync();
    }

    /// <summary>A new window with nothing remembered.</summary>
    public async Task<IPage> OpenAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light, bool javaScript = true)
    {
        Assert.SkipWhen(browser is null, "Chromium is not installed (Debian: apt-get install chromium).");
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            JavaScriptEnabled = javaScript,
            Locale = "fr-FR",
        });
        context.SetDefaultTimeout(45_000);
        return await context.NewPageAsync();
    }

    /// <summary>A new window in which somebody with a new account signed in through the form.</summary>
    public async Task<IPage> OpenAsAsync(string role, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool javaScript = true)
    {
        var page = await OpenAsync(width, scheme, javaScript);
        await SignInAsync(page, await Host.CreateUserAsync("Camille " + role, role));
        return page;
    }

    /// <summary>Signs somebody in through the form.</summary>
    public static async Task SignInAsync(IPage page, User user)
    {
        await page.GotoAsync("/compte/connexion");
        await page.FillAsync("[name=Email]", user.Email!);
        await page.FillAsync("[name=Password]", CommunityHost.Password);
        await page.Locator("main form button.button--primary").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/compte/connexion", StringComparison.Ordinal));
    }
}
