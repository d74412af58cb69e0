using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Community.Abstractions.Accounts;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Definitions;
using Community.Abstractions.Media;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Site.Agenda;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Community.Site.Tests.House;

/// <summary>The public site with the real recipe and no engine: content in memory, the module's table in SQLite, language and sign-in as the host does them.</summary>
public sealed class SiteHouse : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SqliteConnection _connection;

    private SiteHouse(WebApplication app, SqliteConnection connection, List<ContentItem> items)
    {
        _app = app;
        _connection = connection;
        Items = items;
    }

    /// <summary>Everything on the site; a test may add its own before asking.</summary>
    public List<ContentItem> Items { get; }

    /// <summary>Someone without an account.</summary>
    public HttpClient Visitor => As(null);

    internal MemoryContent Content => _app.Services.GetRequiredService<MemoryContent>();

    internal IServiceProvider Services => _app.Services;

    /// <summary>Someone signed in: <c>member</c>, <c>staff</c>.</summary>
    public HttpClient As(string? role)
    {
        var client = _app.GetTestServer().CreateClient();
        if (role is not null)
            client.DefaultRequestHeaders.Add("X-Role", role);
        return client;
    }

    public static async Task<SiteHouse> StartAsync(TimeProvider time, Action<List<ContentItem>>? furnish = null, string? urls = null)
    {
        var now = time.GetUtcNow();
        List<ContentItem> items = [.. RecipeText.Items("house.recipe.json", now), .. RecipeText.Items("calaisis.recipe.json", now)];
        furnish?.Invoke(items);
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        var app = Build(time, items, connection, urls);
        await app.StartAsync();
        var house = new SiteHouse(app, connection, items);
        await house.IndexAsync();
        return house;
    }

    /// <summary>Brings the module's table in step with the items.</summary>
    public async Task IndexAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var tables = scope.ServiceProvider.GetRequiredService<SiteTables>();
        await tables.Database.EnsureCreatedAsync();
        foreach (var provider in scope.ServiceProvider.GetServices<IContentIndexProvider>())
            foreach (var item in Items.Where(item => provider.ContentTypes.Contains(item.ContentType)))
                await provider.UpdateAsync(item.ContentItemId, item, tables, CancellationToken.None);
        await tables.SaveChangesAsync();
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static WebApplication Build(TimeProvider time, List<ContentItem> items, SqliteConnection connection, string? urls)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(SiteHouse).Assembly.GetName().Name });
        if (urls is null)
            builder.WebHost.UseTestServer();
        else
            builder.WebHost.UseUrls(urls);
        AddEngine(builder.Services, time, items, connection);
        builder.Services.AddLocalization(options => options.ResourcesPath = "Resources");
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddRazorPages().AddApplicationPart(typeof(SiteModule).Assembly).AddApplicationPart(typeof(OpaleEndpoints).Assembly);
        builder.Services.AddAuthorization(options => options.AddPolicy(CommonPermissions.AccessAdminPanel, policy => policy.RequireAssertion(c => c.User.HasPermission(CommonPermissions.AccessAdminPanel))));
        builder.Services.AddAuthentication("none").AddCookie("none", options => options.LoginPath = "/compte/connexion");
        builder.Services.AddOutputCache(options => options.AddPolicy("Public", policy => policy.NoCache()));
        SiteModule module = new();
        module.AddServices(builder.Services, builder.Configuration);
        var app = builder.Build();
        app.UseStatusCodePagesWithReExecute("/erreur/{0}");
        app.Use(ReadAsTheHostDoes);
        Serve(app, "/Community.Theme.Opale", Repository.Path("themes", "Community.Theme.Opale", "wwwroot"));
        Serve(app, "/media", Repository.Path("recipes", "media"));
        app.UseRouting();
        app.UseAuthorization();
        app.UseOutputCache();
        app.MapOpale();
        app.MapRazorPages();
        module.MapEndpoints(app);
        return app;
    }

    private static void AddEngine(IServiceCollection services, TimeProvider time, List<ContentItem> items, SqliteConnection connection)
    {
        services.AddSingleton(time);
        services.AddDbContext<SiteTables>(options => options.UseSqlite(connection));
        services.AddScoped<ICommunityData>(provider => provider.GetRequiredService<SiteTables>());
        services.AddSingleton(provider => new MemoryContent(items, provider.GetServices<IContentUrlProvider>()));
        services.AddSingleton<IContentReader>(provider => provider.GetRequiredService<MemoryContent>());
        services.AddSingleton(VersionsOnly.Of(items));
        services.AddSingleton<IOpeningHours, NoHours>();
        services.AddSingleton<IRoleViews, NoRoles>();
        services.AddSingleton<ISiteContext>(new MemorySite(Settings(time.GetUtcNow()), items));
        services.AddSingleton<IContentDefinitionManager>(new MemoryDefinitions(RecipeText.Definitions(time.GetUtcNow())));
        services.AddSingleton<ITaxonomies>(new MemoryTaxonomies(items));
        services.AddSingleton<IHtmlText, PlainHtml>();
        services.AddSingleton<IMediaLibrary, RecipeMedia>();
        services.AddSingleton<IUserDirectory, NoPeople>();
        services.AddSingleton<IChangeFeed, QuietFeed>();
    }

    private static SiteSettings Settings(DateTimeOffset now)
    {
        var step = RecipeText.Steps("calaisis.recipe.json", now).First(s => (string?)s["name"] == "settings");
        return new SiteSettings
        {
            SiteName = (string)step["SiteName"]!,
            Description = (string?)step["Description"],
            DescriptionEn = (string?)step["DescriptionEn"],
            ContactEmail = (string?)step["ContactEmail"],
            BaseUrl = "https://maison.example",
        };
    }

    private static void Serve(WebApplication app, string path, string folder)
    {
        if (Directory.Exists(folder))
            app.UseStaticFiles(new StaticFileOptions { RequestPath = path, FileProvider = new PhysicalFileProvider(folder) });
    }

    private static Task ReadAsTheHostDoes(HttpContext context, RequestDelegate next)
    {
        var culture = "fr";
        if (context.Request.Path.StartsWithSegments("/en", out var rest))
        {
            context.Request.PathBase = "/en";
            context.Request.Path = rest.HasValue ? rest : "/";
            culture = "en";
        }
        else if (context.Request.PathBase == "/en")
        {
            culture = "en";
        }
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        if (context.Request.Headers["X-Role"].ToString() is { Length: > 0 } role)
            context.User = new ClaimsPrincipal(new ClaimsIdentity(ClaimsOf(role), "test"));
        return next(context);
    }

    private static IEnumerable<Claim> ClaimsOf(string role)
    {
        yield return new(ClaimTypes.Name, "Nadia");
        yield return new(ClaimTypes.NameIdentifier, role);
        string[] permissions = role == "staff" ? [CommonPermissions.AccessAdminPanel, CommonPermissions.ViewContent, CommonPermissions.ReadStaffContent]
            : role == "desk" ? [CommonPermissions.AccessAdminPanel] : [];
        foreach (var permission in permissions)
            yield return new(Permission.ClaimType, permission);
    }
}
