using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Search.Tests.Fakes;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Community.Search.Tests;

/// <summary>The search pages behind HTTP, around a house whose content is in memory: the smallest host that keeps the real one's rules.</summary>
internal sealed class SearchSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SearchSite(House house, WebApplication app) => (House, _app) = (house, app);

    /// <summary>The content; what it publishes is found here after <see cref="House.CatchUpAsync"/>.</summary>
    public House House { get; }

    public static async Task<SearchSite> StartAsync(Action<WebApplicationBuilder>? configure = null)
    {
        var house = new House();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("Community:DataPath", house.Folder)]);
        builder.WebHost.UseTestServer();
        configure?.Invoke(builder);
        AddServices(builder.Services, house);
        new SearchModule().AddServices(builder.Services, builder.Configuration);
        // One index for both: the house writes, the site shows.
        builder.Services.AddSingleton(_ => house.Index);
        builder.Services.AddSingleton(_ => house.Indexer);
        builder.Services.AddSingleton(_ => house.Synonyms);
        var app = builder.Build();
        app.Use(SetLanguage);
        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapOpale();
        new SearchModule().MapEndpoints(app);
        await app.StartAsync();
        return new SearchSite(house, app);
    }

    /// <summary>A browser; redirects are not followed, cookies are kept.</summary>
    public HttpClient Client(string? person = null, params string[] permissions)
    {
        var client = new HttpClient(new CookieKeeper(_app.GetTestServer().CreateHandler())) { BaseAddress = new Uri("http://localhost") };
        if (person is not null)
            client.DefaultRequestHeaders.Add("X-Person", $"{person} {string.Join(' ', permissions)}");
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await House.DisposeAsync();
    }

    private static void AddServices(IServiceCollection services, House house)
    {
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        services.AddRazorPages().AddApplicationPart(typeof(SearchModule).Assembly).AddApplicationPart(typeof(OpaleAssets).Assembly);
        // The back office brings its own layout; here the public one stands in for it.
        services.Configure<RazorViewEngineOptions>(options => options.PageViewLocationFormats.Add("/Views/Shared/_Layout.cshtml"));
        services.AddSingleton(HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        services.AddSingleton<TimeProvider>(house.Time).AddSingleton<IContentManager>(house.Content).AddSingleton<IChangeFeed>(house.Content);
        services.AddSingleton<IContentDefinitionManager>(house.Definitions).AddSingleton<ISiteDocuments>(house.Documents).AddSingleton<IHtmlText, SimpleHtmlText>();
        services.AddSingleton<ITaxonomies, MemoryTaxonomies>().AddSingleton<ISiteContext, BareSite>();
        services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, HeaderSignIn>("header", null);
        services.AddAuthorizationBuilder()
            .AddPolicy(CommonPermissions.ManageSearch, policy => policy.RequireClaim(Permission.ClaimType, CommonPermissions.ManageSearch))
            .AddPolicy(CommonPermissions.AccessAdminPanel, policy => policy.RequireClaim(Permission.ClaimType, CommonPermissions.AccessAdminPanel))
            .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static Task SetLanguage(HttpContext context, RequestDelegate next)
    {
        var english = context.Request.Path.StartsWithSegments("/en", out var rest);
        if (english)
            (context.Request.PathBase, context.Request.Path) = ("/en", rest);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(english ? "en" : "fr");
        return next(context);
    }


    private sealed class HeaderSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var words = Request.Headers["X-Person"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return Task.FromResult(words.Length == 0
                ? AuthenticateResult.NoResult()
                : AuthenticateResult.Success(new AuthenticationTicket(House.Person(words[0], words[1..]), "header")));
        }
    }

    private sealed class CookieKeeper(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private readonly Dictionary<string, string> _cookies = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(pair => $"{pair.Key}={pair.Value}")));
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set.Select(line => line.Split(';')[0].Split('=', 2)))
                    _cookies[cookie[0]] = cookie[1];
            return response;
        }
    }
}
