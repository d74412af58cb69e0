using Community.Abstractions.Content;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

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
        "/admin", "/admin/contenus", "/admin/contenus/nouveau/NewsArticle", "/admin/contenus/nouveau/Page", "/admin/contenus/nouveau/Event",
        "/admin/types", "/admin/types/Page", "/admin/types/parties/Page/champs/Lead", "/admin/taxonomies", "/admin/menus",
        "/admin/personnes", "/admin/roles", "/admin/recettes", "/admin/taches", "/admin/medias", "/admin/reglages", "/admin/recherche", "/admin/mail", "/admin/projets", "/admin/journal", "/admin/reglages/conservation", "/admin/personnes/inviter", "/admin/roles/Editor",
        "/compte", "/compte/adresse", "/compte/securite", "/compte/sessions", "/compte/consentements", "/compte/donnees", "/compte/suppression",
    ];

    public static TheoryData<int, ColorScheme> Views => new()
    {
        { 390, ColorScheme.Light }, { 390, ColorScheme.Dark }, { 1280, ColorScheme.Light }, { 1280, ColorScheme.Dark },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Public_pages_have_no_violation(int width, ColorScheme scheme)
    {
        var page = await chromium.OpenAsync(width, scheme);
        List<string> urls = [.. Open];
        foreach (var list in new[] { "/actualites", "/agenda", "/lieux" })
            urls.Add(await FirstLinkAsync(page, list));
        await CheckAsync(page, urls);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Pages_of_the_back_office_have_no_violation(int width, ColorScheme scheme)
    {
        var page = await chromium.OpenAsAsync("Administrator", width, scheme);
        var item = await chromium.Host.PublishPageAsync("Une page à vérifier");
        var english = await chromium.Host.DraftAsync("Page", other => other.Apply(new TitlePart { Title = "A page to check" })
            .Apply(new LocalizationPart { Culture = "en", LocalizationSet = item.As<LocalizationPart>()!.LocalizationSet }));
        await CheckAsync(page, [.. Staff, "/admin/contenus/" + item.ContentItemId, $"/admin/contenus/{english.ContentItemId}/traduction", "/admin/reglages/redaction", "/apercu/" + item.ContentItemVersionId]);
    }

    [Fact]
    public async Task A_page_with_a_violation_would_be_caught()
    {
        var page = await chromium.OpenAsync();
        await page.SetContentAsync("<html lang=fr><title>x</title><main><h1>x</h1><img src=x></main>");
        (await page.RunAxe()).Violations.ShouldContain(violation => violation.Id == "image-alt");
    }

    internal static async Task CheckAsync(IPage page, IEnumerable<string> urls)
    {
        List<string> problems = [];
        foreach (var url in urls)
        {
            await page.GotoAsync(url);
            problems.AddRange(await ProblemsAsync(page, url));
        }
        problems.ShouldBeEmpty();
    }

    /// <summary>Checks the page as it is open now; with <paramref name="rule"/> by that rule alone.</summary>
    internal static async Task CheckOpenAsync(IPage page, string? rule = null) => (await ProblemsAsync(page, page.Url, rule)).ShouldBeEmpty();

    private static async Task<List<string>> ProblemsAsync(IPage page, string url, string? rule = null)
    {
        List<string> problems = [];
        var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (width > 0)
            problems.Add($"{url}: scrolls sideways by {width} px");
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = rule is null ? new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } : new() { Type = "rule", Values = [rule] },
        });
        problems.AddRange(result.Violations.Select(violation =>
            $"{url}: {violation.Id} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
        return problems;
    }

    private static async Task<string> FirstLinkAsync(IPage page, string list)
    {
        await page.GotoAsync(list);
        return (await page.Locator($"main a[href^='{list}/']:not([href$='.atom'])").First.GetAttributeAsync("href"))!;
    }
}
