using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Theme.Opale.Tests;

/// <summary>The theme alone: a site with a menu and one page, and readers with or without an account.</summary>
public sealed class OpaleHost : IAsyncLifetime
{
    private WebApplication _app = null!;

    public HttpClient Visitor { get; private set; } = null!;

    public HttpClient Member { get; private set; } = null!;

    public HttpClient Staff { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(OpaleHost).Assembly.GetName().Name });
        builder.WebHost.UseTestServer();
        builder.Services.AddLocalization(options => options.ResourcesPath = "Resources");
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder.Services.AddRazorPages().AddApplicationPart(typeof(OpaleEndpoints).Assembly);
        builder.Services.AddAuthorization(options => options.AddPolicy("AccessAdminPanel", policy => policy.RequireRole("staff")));
        builder.Services.AddSingleton<ISiteContext, SampleSite>();
        _app = builder.Build();
        _app.Use(ReadAsTheHostDoes);
        _app.UseRouting();
        _app.MapOpale();
        _app.MapRazorPages();
        await _app.StartAsync();
        Visitor = _app.GetTestClient();
        Member = As("member");
        Staff = As("staff");
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    public static async Task<IHtmlDocument> Read(HttpClient reader, string url) =>
        await new HtmlParser().ParseDocumentAsync(await reader.GetStringAsync(url, TestContext.Current.CancellationToken));

    private HttpClient As(string role)
    {
        var client = _app.GetTestClient();
        client.DefaultRequestHeaders.Add("X-Role", role);
        return client;
    }

    private static Task ReadAsTheHostDoes(Microsoft.AspNetCore.Http.HttpContext context, Microsoft.AspNetCore.Http.RequestDelegate next)
    {
        var culture = "fr";
        if (context.Request.Path.StartsWithSegments("/en", out var rest))
        {
            context.Request.PathBase = "/en";
            context.Request.Path = rest;
            culture = "en";
        }
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        if (context.Request.Headers["X-Role"].ToString() is { Length: > 0 } role)
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, "Nadia"), new(ClaimTypes.Role, role)], "test"));
        return next(context);
    }

    private sealed class SampleSite : ISiteContext
    {
        public Task<SiteSettings> GetSettingsAsync(CancellationToken cancellationToken = default) =>
            Task.FromResult(new SiteSettings { SiteName = "La maison", Description = "Un lieu.", DescriptionEn = "A place.", BaseUrl = "https://maison.example" });

        public Task<IReadOnlyList<MenuLink>> GetMenuAsync(string alias, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<MenuLink>>(alias switch
            {
                "main-menu" => [new("Projets", "~/projets", []), new("Lieux", "~/lieux", [new("Fablab", "~/lieux/fablab", [])])],
                "main-menu-en" => [new("Projects", "~/projets", [])],
                "footer-menu" => [new("Mentions légales", "~/mentions", [])],
                _ => [],
            });
    }
}
