using System.Net;
using System.Security.Claims;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Cms;
using Community.Abstractions.Security;
using Community.Cms.Accounts;
using Community.Cms.Accounts.Permissions;
using Community.Cms.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Community.Testing;

/// <summary>
/// The real host on a data folder of its own: a copy of a house that was set up from its recipe once for the test run. Antiforgery is on, the clock stands still
/// until a test moves it.
/// </summary>
public sealed class CommunityHost : WebApplicationFactory<Program>
{
    /// <summary>Password of every account that tests make.</summary>
    public const string Password = "phare-dunes-dentelle-62";

    private readonly Dictionary<string, string?> settings = [];
    private Action<IServiceCollection>? configure;
    private bool onPort;

    /// <summary>When the clock starts.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Data folder of this host.</summary>
    public string DataPath { get; private init; } = "";

    /// <summary>The clock.</summary>
    public FakeTimeProvider Clock { get; } = new(Start);

    /// <summary>SQL commands sent so far.</summary>
    public SqlCounter Sql { get; } = new();

    /// <summary>Log lines written so far.</summary>
    public LogBook Logs { get; } = new();

    /// <summary>The house of Calais, as set up from its recipe.</summary>
    public static Task<CommunityHost> StartAsync() => StartAsync(null);

    /// <summary>The house with other settings or services.</summary>
    public static async Task<CommunityHost> StartAsync(IReadOnlyDictionary<string, string?>? settings, Action<IServiceCollection>? configure = null)
    {
        var host = new CommunityHost { DataPath = TestFolders.Copy(await Template.Value), configure = configure };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            host.settings[key] = value;
        _ = host.Services;
        return host;
    }

    /// <summary>The house behind a real port of loopback, for browsers; its address is in <c>ClientOptions.BaseAddress</c>.</summary>
    public static async Task<CommunityHost> StartOnPortAsync(Action<IServiceCollection>? configure = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var host = new CommunityHost { DataPath = TestFolders.Copy(await Template.Value), configure = configure, onPort = true };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            host.settings[key] = value;
        host.UseKestrel(0);
        host.StartServer();
        return host;
    }

    /// <summary>A host on a given folder, which may be empty: it is set up at the first start.</summary>
    public static CommunityHost On(string dataPath, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var host = new CommunityHost { DataPath = dataPath };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            host.settings[key] = value;
        _ = host.Services;
        return host;
    }

    private static readonly Lazy<Task<string>> Template = new(async () =>
    {
        var folder = TestFolders.New();
        await using (On(folder))
        {
        }
        return folder;
    });

    /// <summary>Somebody without account. Redirects are not followed.</summary>
    public Browser AsVisitor() => new(onPort
        // The factory's own client follows redirects on a real port, whatever it is told.
        ? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = ClientOptions.BaseAddress }
        : CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false }));

    /// <summary>Somebody with a new account and the role Administrator.</summary>
    public Task<Browser> AsAdministratorAsync() => AsAsync("Amina Admin", "Administrator");

    /// <summary>Somebody with a new account and the role Editor.</summary>
    public Task<Browser> AsEditorAsync(string name = "Élodie Éditrice") => AsAsync(name, "Editor");

    /// <summary>Somebody with a new account and the role Member.</summary>
    public Task<Browser> AsMemberAsync(string name = "Nadia") => AsAsync(name, "Member");

    /// <summary>Somebody with a new account, signed in through the form, in some roles.</summary>
    public async Task<Browser> AsAsync(string name, params string[] roles)
    {
        var user = await CreateUserAsync(name, roles);
        var browser = AsVisitor();
        browser.UserId = user.Id;
        var answer = await browser.SubmitAsync("/compte/connexion", new() { ["Email"] = user.Email!, ["Password"] = Password });
        if (answer.Status != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"{name} could not sign in: {answer.Status}\n{answer.Text}");
        return browser;
    }

    /// <summary>An account with a confirmed address.</summary>
    public async Task<User> CreateUserAsync(string name, params string[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var email = $"{Guid.NewGuid():n}@example.org";
        var user = new User { UserName = email, Email = email, EmailConfirmed = true, DisplayName = name, CreatedUtc = Clock.GetUtcNow().UtcDateTime };
        Check(await users.CreateAsync(user, Password));
        if (roles.Length > 0)
            Check(await users.AddToRolesAsync(user, roles));
        return user;

        static void Check(IdentityResult result)
        {
            if (!result.Succeeded)
                throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }

    /// <summary>Runs something with a scope's services.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> work) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Waits until everything written so far has reached the search index and whatever else follows the change feed.</summary>
    /// <exception cref="TimeoutException">It took longer than <paramref name="patience"/> (a minute when not given).</exception>
    public async Task CatchUpAsync(TimeSpan? patience = null)
    {
        var feed = Services.GetRequiredService<IChangeFeed>();
        if (!await feed.CatchUpAsync(await feed.GetLatestAsync(), patience ?? TimeSpan.FromMinutes(1)))
            throw new TimeoutException("Not everything that was written was taken in.");
    }

    /// <summary>Publishes a new item of a type; <paramref name="fill"/> writes it.</summary>
    public Task<ContentItem> PublishAsync(string contentType, Action<ContentItem> fill) => WithAsync<IContentManager, ContentItem>(async content =>
    {
        var item = await content.NewAsync(contentType);
        fill(item);
        return Succeeded(await content.SaveAndPublishAsync(item, null, SystemUser.Principal));
    });

    /// <summary>Keeps a new item of a type as a draft.</summary>
    public Task<ContentItem> DraftAsync(string contentType, Action<ContentItem> fill) => WithAsync<IContentManager, ContentItem>(async content =>
    {
        var item = await content.NewAsync(contentType);
        fill(item);
        return Succeeded(await content.SaveDraftAsync(item, null, SystemUser.Principal));
    });

    /// <summary>A role with these permissions and no others.</summary>
    public async Task CreateRoleAsync(string name, params IEnumerable<string> permissions)
    {
        await WithAsync<RoleManager<Role>, bool>(async roles =>
        {
            var role = new Role { Name = name };
            var made = await roles.CreateAsync(role);
            if (!made.Succeeded)
                throw new InvalidOperationException(string.Join(' ', made.Errors.Select(error => error.Description)));
            foreach (var permission in permissions)
                await roles.AddClaimAsync(role, new(Permission.ClaimType, permission));
            return true;
        });
        // What roles allow is kept in memory; the back office tells of changes, this did not.
        Services.GetRequiredService<RolePermissions>().Drop();
    }

    /// <summary>Publishes a page with a title, a text and an audience.</summary>
    public Task<ContentItem> PublishPageAsync(string title, string html = "<p>Texte.</p>", string audience = "public", string culture = "fr") =>
        PublishAsync("Page", item =>
        {
            item.Audience = audience;
            item.Apply(new TitlePart { Title = title }).Apply(new HtmlBodyPart { Html = html })
                .Apply(new LocalizationPart { Culture = culture, LocalizationSet = ContentIds.New() })
                .ApplyField("Page", "Lead", new TextField { Text = "Chapeau." });
        });

    /// <summary>The engine's own tables.</summary>
    public Task<T> DataAsync<T>(Func<CommunityDbContext, Task<T>> query) => WithAsync(query);

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        // Styles and scripts of the theme and the back office, from where the build put them; none is written while tests run.
        builder.UseStaticWebAssets();
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        builder.UseSetting("Community:DataPath", DataPath);
        // Registration and sign-in are limited by address, and all tests have the same one.
        builder.UseSetting("Community:Accounts:RateLimit", "100000");
        builder.UseSetting("Community:Mentoring:RateLimit", "100000");
        // A test that moves the clock runs the tasks it means by itself; the house's own runner would wake up and run them a second time beside it.
        builder.UseSetting("Community:Background:Enabled", "false");
        // No test asks other people's sites; those about it bring their own answers.
        builder.UseSetting("Community:Links:Enabled", "false");
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);
        builder.ConfigureLogging(logging =>
        {
            logging.ClearProviders();
            logging.AddProvider(Logs);
        });
        builder.ConfigureTestServices(services =>
        {
            services.RemoveAll<TimeProvider>();
            services.AddSingleton<TimeProvider>(Clock);
            // The counter of SQL commands follows a request into the host.
            services.Configure<TestServerOptions>(options => options.PreserveExecutionContext = true);
            services.ConfigureDbContext<CommunityDbContext>(options => options.AddInterceptors(Sql));
            services.ConfigureHttpClientDefaults(clients => clients.ConfigurePrimaryHttpMessageHandler(() => new NoNetwork()));
            services.AddHttpClient("LinkProbe").ConfigurePrimaryHttpMessageHandler(() => new NoNetwork());
            configure?.Invoke(services);
        });
    }

    // A call that a test did not announce is a mistake of the test, and nothing that the house could forgive like a line that is down.
    private sealed class NoNetwork : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new NotSupportedException($"No test announced a call to {request.RequestUri}.");
    }

    private static ContentItem Succeeded(ContentResult result) =>
        result.Item ?? throw new InvalidOperationException("Not kept: " + string.Join(' ', result.Errors.Select(error => $"{error.Path} {error.Message}")));
}
