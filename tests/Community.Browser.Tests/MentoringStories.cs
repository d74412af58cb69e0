using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Community.Browser.Tests;

/// <summary>The mentoring programme in a browser: a mentee applies on a phone, staff run a round, and axe looks at each page on the way.</summary>
public sealed class MentoringStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390, false)]
    [InlineData(1280, true)]
    public async Task A_mentee_applies(int width, bool javaScript)
    {
        var page = await chromium.OpenAsAsync("Member", width, javaScript: javaScript);
        await page.GotoAsync("/mentorat");
        await page.Locator("main a[href='/mentorat/candidature']").First.ClickAsync();
        await page.FillAsync("#Input_Now", "Je travaille en caisse");
        await page.FillAsync("#Input_Towards", "Devenir développeuse");
        await page.SelectOptionAsync("#Input_Stage", "Searching");
        await page.SelectOptionAsync("#Input_Target", "FirstJob");
        await page.FillAsync("#Input_BirthDate", "1990-05-04");
        await GoOnAsync();
        await page.CheckAsync("input[value=firstjob]");
        await GoOnAsync();
        await page.CheckAsync("[name='Input.Languages'][value=fr]");
        await page.CheckAsync("[name='Input.InPerson']");
        await page.SelectOptionAsync("#Input_Commune", "62193");
        await page.CheckAsync("[name='Input.Slots'][value='3']");
        await GoOnAsync();
        await page.CheckAsync("[name='Input.WantsWoman']");
        await GoOnAsync();
        await page.CheckAsync("#Input_Consent");
        await GoOnAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Votre candidature de mentorée");
        await page.GotoAsync("/mentorat/qui-peut-maider");
        await CheckAsync(page, javaScript);

        async Task GoOnAsync()
        {
            await CheckAsync(page, javaScript);
            await page.Locator("main form button.button--primary").First.ClickAsync();
        }
    }

    [Theory]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task Pages_of_the_programme_have_no_violation(int width, ColorScheme scheme)
    {
        var visitor = await chromium.OpenAsync(width, scheme);
        foreach (var url in new[] { "/mentorat", "/en/mentorat", "/mentorat/portraits/maelle-developpeuse-web" })
        {
            await visitor.GotoAsync(url);
            await CheckAsync(visitor);
        }
        var staff = await chromium.OpenAsAsync("Administrator", width, scheme);
        foreach (var url in new[] { "/mentorat/devenir-mentor", "/mentorat/espace", "/admin/mentorat/personnes?qui=mentors", "/admin/mentorat/binomes?lesquels=toutes", "/admin/mentorat/chiffres", "/admin/mentorat/signalements", "/admin/mentorat/questions", "/admin/mentorat/lectures", "/admin/mentorat/sessions/reglages", "/admin/mentorat" })
        {
            await staff.GotoAsync(url);
            await CheckAsync(staff);
        }
        await staff.Locator("main table a").First.ClickAsync();
        await staff.Locator("form[action*='handler=Run'] button").ClickAsync();
        (await staff.Locator("main").InnerTextAsync()).ShouldContain("La preuve a été vérifiée");
        await CheckAsync(staff);
        await staff.GotoAsync("/admin/mentorat/personnes?qui=mentors");
        await staff.Locator("main table a").First.ClickAsync();
        await CheckAsync(staff);
    }

    private static async Task CheckAsync(IPage page, bool javaScript = true)
    {
        if (!javaScript)
            return;
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).ShouldBeLessThanOrEqualTo(0, page.Url);
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        result.Violations.Select(violation => $"{page.Url}: {violation.Id} {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}").ShouldBeEmpty();
    }
}
