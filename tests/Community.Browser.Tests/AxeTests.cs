using Community.Abstractions.Content;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Browser.Tests;

/// <summary>axe finds nothing on any kind of page, light and dark, on a phone and on a screen.</summary>
public sealed class AxeTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Open =
    [
        "/", "/en", "/actualites", "/en/actualites", "/agenda", "/en/agenda", "/lieux", "/partenaires", "/recherche?q=fablab", "/recherche?q=zzzzzz", "/recherche",
        "/financement-public", "/mentions-legales", "/accessibilite", "/contact", "/nulle-part", "/compte/connexion", "/compte/inscription",
        "/compte/mot-de-passe-oublie", "/projets", "/en/projets", "/projets?q=zzzzzz", "/projets/eolienne-de-jardin", "/projets/dentelle-parametrique",
    ];

    private static readonly string[] Staff =
    [
        "/admin/contenus/nouveau/NewsArticle", "/admin/contenus/nouveau/Page", "/admin/contenus/nouveau/Event", "/admin/types/Page", "/admin/types/parties/Page/champs/Lead", "/admin/roles/Editor",
        "/compte", "/compte/adresse", "/compte/securite", "/compte/sessions", "/compte/consentements", "/compte/donnees", "/compte/suppression",
    ];

    [Fact]
    public async Task Public_pages_have_no_violation()
    {
        var page = await chromium.OpenAsync();
        List<string> urls = [.. Open];
        foreach (var list in new[] { "/actualites", "/agenda", "/lieux" })
            urls.Add(await FirstLinkAsync(page, list));
        await Axe.CheckAllAsync(page, urls);
    }

    [Fact]
    public async Task Pages_of_the_back_office_have_no_violation()
    {
        var page = await chromium.OpenAsAsync("Administrator");
        var item = await chromium.Host.PublishPageAsync("Une page à vérifier");
        var english = await chromium.Host.DraftAsync("Page", other => other.Apply(new TitlePart { Title = "A page to check" })
            .Apply(new LocalizationPart { Culture = "en", LocalizationSet = item.As<LocalizationPart>()!.LocalizationSet }));
        // Every address without a variable part, as the house knows them itself.
        var plain = chromium.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null && endpoint.RoutePattern.Parameters.Count == 0)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Where(url => url == "/admin" || url.StartsWith("/admin/", StringComparison.Ordinal)).Distinct().Order().ToList();
        plain.Count.ShouldBeGreaterThan(40);
        await Axe.CheckAllAsync(page, [.. plain, .. Staff, "/admin/contenus/" + item.ContentItemId, $"/admin/contenus/{english.ContentItemId}/traduction", "/apercu/" + item.ContentItemVersionId]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_with_a_violation_would_be_caught(bool javaScript)
    {
        var page = await chromium.OpenAsync(javaScript: javaScript);
        await page.SetContentAsync("<html lang=fr><title>x</title><main><h1>x</h1><img src=x></main>");
        (await Axe.ProblemsAsync(page)).ShouldContain(problem => problem.Contains("image-alt", StringComparison.Ordinal));
    }

    private static async Task<string> FirstLinkAsync(IPage page, string list)
    {
        await page.GotoAsync(list);
        return (await page.Locator($"main a[href^='{list}/']:not([href$='.atom'])").First.GetAttributeAsync("href"))!;
    }
}
