namespace Community.Browser.Tests;

public sealed class VisitorStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Without_JavaScript_a_visitor_reads_the_news_finds_a_place_and_changes_language()
    {
        var page = await chromium.OpenAsync(390, javaScript: false);
        await page.GotoAsync("/");
        (await page.Locator("h1").First.IsVisibleAsync()).ShouldBeTrue();

        await page.GotoAsync("/actualites");
        await page.Locator("main a[href^='/actualites/']:not([href$='.atom'])").First.ClickAsync();
        (await page.Locator("article, main").First.InnerTextAsync()).Length.ShouldBeGreaterThan(200);

        await page.GotoAsync("/recherche");
        await page.FillAsync("main [name=q]", "imprimnate");
        await page.Locator("main form button").First.ClickAsync();
        (await page.Locator(".results").InnerTextAsync()).ShouldContain("imprimante", Case.Insensitive);

        await page.GotoAsync("/lieux");
        await page.Locator(".menu-toggle > summary").First.ClickAsync();
        await page.Locator("a[hreflang=en]").First.ClickAsync();
        page.Url.ShouldContain("/en/lieux");
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("en");
    }

    [Fact]
    public async Task Suggestions_are_chosen_with_the_keyboard_alone()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync("/");
        var box = page.Locator("header [name=q]").First;
        await box.FocusAsync();
        await page.Keyboard.TypeAsync("fabl");
        await page.WaitForSelectorAsync("[role=option]");
        await page.Keyboard.PressAsync("ArrowDown");
        (await box.GetAttributeAsync("aria-activedescendant")).ShouldNotBeNullOrEmpty();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => new Uri(url).AbsolutePath != "/");
        (await page.Locator("h1").First.InnerTextAsync()).ShouldContain("fabl", Case.Insensitive);
    }

    [Fact]
    public async Task Pages_run_without_a_word_in_the_browsers_console()
    {
        var page = await chromium.OpenAsync();
        List<string> said = [];
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                said.Add(message.Text);
        };
        foreach (var url in new[] { "/", "/en", "/actualites", "/recherche?q=fablab", "/compte/connexion" })
            await page.GotoAsync(url, new() { WaitUntil = WaitUntilState.NetworkIdle });
        said.ShouldBeEmpty();
    }
}
