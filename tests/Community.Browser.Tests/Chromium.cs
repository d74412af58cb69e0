using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Community.Browser.Tests;
using Community.Cms.Accounts;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(ChromiumProcess))]

namespace Community.Browser.Tests;

/// <summary>The system's Chromium, started once for all stories.</summary>
public sealed class ChromiumProcess : IAsyncLifetime
{
    private static readonly string? Executable = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private IPlaywright? playwright;

    /// <summary>The browser, unless none is installed.</summary>
    public IBrowser? Browser { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
            return;
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>Chromium before the real host on loopback; tests that need it skip, saying why, where it is not installed.</summary>
public partial class Chromium(ChromiumProcess process) : IAsyncLifetime
{
    // A page whose scripts do not run, with the line to its browser that lets axe run there.
    private static readonly ConditionalWeakTable<IPage, ICDPSession> Scriptless = [];

    private readonly List<IBrowserContext> windows = [];
    private string? story;

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
        if (process.Browser is null)
            return;
        Host = await CommunityHost.StartOnPortAsync(Configure, Settings);
        Address = Host.ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await CloseAsync();
        if (Host is not null)
            await Host.DisposeAsync();
    }

    /// <summary>A new window with nothing remembered.</summary>
    public async Task<IPage> OpenAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light, bool javaScript = true)
    {
        Assert.SkipWhen(process.Browser is null, "Chromium is not installed (Debian: apt-get install chromium).");
        // The windows of the story before are of no use to anybody, and what they show costs time.
        if (story != TestContext.Current.Test?.UniqueID)
            await CloseAsync();
        story = TestContext.Current.Test?.UniqueID;
        var context = await process.Browser!.NewContextAsync(new()
        {
            BaseURL = Address,
            ViewportSize = new() { Width = width, Height = 900 },
            ColorScheme = scheme,
            // What moves would be measured on its way.
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = javaScript,
            Locale = "fr-FR",
        });
        windows.Add(context);
        context.SetDefaultTimeout(45_000);
        var page = await context.NewPageAsync();
        if (!javaScript)
        {
            var line = await context.NewCDPSessionAsync(page);
            await SetScriptsAsync(line, false);
            Scriptless.Add(page, line);
        }
        return page;
    }

    /// <summary>A new window in which somebody with a new account is signed in.</summary>
    public async Task<IPage> OpenAsAsync(string role, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool javaScript = true) =>
        await OpenAsAsync(await Host.CreateUserAsync("Camille " + role, role), width, scheme, javaScript);

    /// <summary>A new window in which somebody is signed in.</summary>
    public async Task<IPage> OpenAsAsync(User user, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool javaScript = true)
    {
        var page = await OpenAsync(width, scheme, javaScript);
        await SignInAsync(page, user);
        return page;
    }

    /// <summary>Signs somebody in: what the form sends, without showing it. Stories about signing in fill the form.</summary>
    public static async Task SignInAsync(IPage page, User user)
    {
        var form = await (await page.APIRequest.GetAsync("/compte/connexion")).TextAsync();
        var fields = page.APIRequest.CreateFormData();
        fields.Append("Email", user.Email!);
        fields.Append("Password", CommunityHost.Password);
        fields.Append("__RequestVerificationToken", Token().Match(form).Groups[1].Value);
        var answer = await page.APIRequest.PostAsync("/compte/connexion", new() { Form = fields, MaxRedirects = 0 });
        answer.Status.ShouldBe(302);
    }

    /// <summary>Does something for which scripts must run, on a page whose own never ran and will not.</summary>
    internal static async Task WithScriptsAsync(IPage page, Func<Task> work)
    {
        if (!Scriptless.TryGetValue(page, out var line))
        {
            await work();
            return;
        }
        await SetScriptsAsync(line, true);
        await work();
        await SetScriptsAsync(line, false);
    }

    private static Task SetScriptsAsync(ICDPSession line, bool on) => line.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = !on });

    private async Task CloseAsync()
    {
        foreach (var window in windows)
            try
            {
                await window.CloseAsync().WaitAsync(TimeSpan.FromSeconds(20));
            }
            catch (TimeoutException)
            {
                // Chromium closes some windows never; it takes them along when it ends, and the stories go on.
            }
        windows.Clear();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
