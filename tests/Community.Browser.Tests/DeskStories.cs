using Community.Abstractions.Content;

namespace Community.Browser.Tests;

/// <summary>A day at the desk: what waits, help, several contents at once, and a text on its way to the site; on a phone and on a screen, with and without JavaScript.</summary>
public sealed class DeskStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task A_newcomer_takes_the_tour_reads_the_guide_and_publishes_two_drafts_at_once(int width, bool javaScript)
    {
        var page = await chromium.OpenAsAsync("Editor", width, javaScript: javaScript);
        await page.GotoAsync("/admin");
        await CheckAsync(page, javaScript);
        var first = page.Locator("#tour li").First;
        await first.GetByRole(AriaRole.Button).ClickAsync();
        (await page.Locator("#tour").InnerTextAsync()).ShouldContain("1 sur 6");

        await page.Locator(".page-help summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "En lire plus dans le guide" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Commencer la journée");
        await CheckAsync(page, javaScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Guide" }).Last.ClickAsync();
        await CheckAsync(page, javaScript);

        var word = $"lot{width}{javaScript}";
        var drafts = new[] { await DraftAsync($"Premier {word}"), await DraftAsync($"Second {word}") };
        await page.GotoAsync($"/admin/contenus?q={word}");
        await CheckAsync(page, javaScript);
        foreach (var draft in drafts)
            await page.Locator($"[name=Ids][value='{draft}']").CheckAsync();
        if (javaScript)
            (await page.Locator("[data-bulk-count]").InnerTextAsync()).ShouldBe("2 choisis");
        await page.Locator("button[name=Do][value=Publish]").ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("2 contenus sont sur le site.");
        await CheckAsync(page, javaScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Annuler cette action" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Annulé");
        await page.GetByRole(AriaRole.Link, new() { Name = "Revenir à la liste" }).ClickAsync();
        (await page.Locator("tbody").InnerTextAsync()).ShouldContain("Brouillon");
    }

    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    public async Task A_submitted_text_is_read_commented_sent_back_and_published(int width, bool javaScript)
    {
        var author = await chromium.OpenAsAsync("Moderator", width, javaScript: javaScript);
        var item = await chromium.Host.PublishPageAsync($"À relire {width} {javaScript}");
        await author.GotoAsync($"/admin/contenus/{item.ContentItemId}");
        await author.FillAsync("[name='Item.Page.Lead.Text']", "Un chapeau repris.");
        await author.Locator("button[name=do][value=submit]").ClickAsync();
        await author.WaitForURLAsync(url => !url.Contains("soumis", StringComparison.Ordinal));

        var reader = await chromium.OpenAsAsync("Editor", width, javaScript: javaScript);
        await reader.GotoAsync("/admin/approbations");
        await CheckAsync(reader, javaScript);
        await reader.GetByRole(AriaRole.Link, new() { Name = $"À relire {width} {javaScript}" }).ClickAsync();
        (await reader.Locator(".table--compare").InnerTextAsync()).ShouldContain("Un chapeau repris.");
        await CheckAsync(reader, javaScript);
        await reader.FillAsync("#Comment", "Est-ce bien la bonne date ?");
        await reader.GetByRole(AriaRole.Button, new() { Name = "Commenter" }).ClickAsync();
        (await reader.Locator(".thread").InnerTextAsync()).ShouldContain("Est-ce bien la bonne date ?");
        await reader.FillAsync("#Reason", "Vérifiez la date.");
        await reader.GetByRole(AriaRole.Button, new() { Name = "Renvoyer" }).ClickAsync();
        (await reader.Locator("main").InnerTextAsync()).ShouldContain("Renvoyé");

        await author.GotoAsync($"/admin/contenus/{item.ContentItemId}");
        await author.FillAsync("[name='Item.Page.Lead.Text']", "La date est la bonne.");
        await author.Locator("button[name=do][value=submit]").ClickAsync();
        await reader.GotoAsync($"/admin/approbations/{item.ContentItemId}");
        await reader.GetByRole(AriaRole.Button, new() { Name = "Approuver et publier" }).ClickAsync();
        (await reader.Locator("main").InnerTextAsync()).ShouldContain("est sur le site");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Somebody_asks_for_an_erasure_and_staff_answer_it(int width)
    {
        var member = await chromium.OpenAsAsync("Member", width);
        await member.GotoAsync("/mes-droits");
        await AxeTests.CheckOpenAsync(member);
        await member.GetByLabel("Faire effacer mes données").CheckAsync();
        await member.FillAsync("[name=Text]", $"Je pars, largeur {width}.");
        await member.GetByRole(AriaRole.Button, new() { Name = "Envoyer la demande" }).ClickAsync();
        (await member.Locator("main [role=status]").InnerTextAsync()).ShouldContain("est arrivée");

        var staff = await chromium.OpenAsAsync("Administrator", width);
        await staff.GotoAsync("/admin/vie-privee");
        await AxeTests.CheckOpenAsync(staff);
        await staff.Locator("tbody a").Last.ClickAsync();
        (await staff.Locator("main").InnerTextAsync()).ShouldContain($"Je pars, largeur {width}.");
        await staff.GetByText("Ce que ferait un effacement maintenant").WaitForAsync();
        await AxeTests.CheckOpenAsync(staff);
        await staff.FillAsync("[name=Answer]", "Votre compte est effacé.");
        await staff.GetByRole(AriaRole.Button, new() { Name = "Effacer le compte et répondre" }).ClickAsync();
        (await staff.Locator("main").InnerTextAsync()).ShouldContain("la demande a sa réponse");
        foreach (var path in new[] { "/admin/vie-privee?part=answered", "/admin/vie-privee/nouvelle", "/admin/vie-privee/registre", "/admin/vie-privee/registre/nouvelle", "/admin/vie-privee/acces" })
        {
            await staff.GotoAsync(path);
            await AxeTests.CheckOpenAsync(staff);
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_view_of_the_list_is_kept_with_its_columns_and_forgotten(int width)
    {
        var page = await chromium.OpenAsAsync("Editor", width);
        await page.GotoAsync("/admin/contenus?state=draft");
        await page.Locator("details.columns summary").ClickAsync();
        await AxeTests.CheckOpenAsync(page);
        await page.Locator("[name=col]:not(:checked)").First.CheckAsync();
        var columns = await page.Locator("[name=col]:checked").CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrer" }).ClickAsync();
        await page.Locator(".keep-view summary").ClickAsync();
        await page.FillAsync("#name", $"Mes brouillons {width}");
        await AxeTests.CheckOpenAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Garder", Exact = true }).ClickAsync();
        await page.GotoAsync("/admin/contenus");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Mes brouillons {width}" }).ClickAsync();
        (await page.Locator("[name=col]:checked").CountAsync()).ShouldBe(columns);
        await page.GetByRole(AriaRole.Button, new() { Name = "Oublier la vue" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"Mes brouillons {width}" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    // axe is a script: it never answers where scripts do not run.
    private static async Task CheckAsync(IPage page, bool javaScript)
    {
        if (javaScript)
            await AxeTests.CheckOpenAsync(page);
    }

    private async Task<string> DraftAsync(string title) => (await chromium.Host.DraftAsync("Page", item => item
        .Apply(new TitlePart { Title = title }).Apply(new HtmlBodyPart { Html = "<p>Texte.</p>" })
        .Apply(new LocalizationPart { Culture = "fr", LocalizationSet = ContentIds.New() }).ApplyField("Page", "Lead", new TextField { Text = "Chapeau." }))).ContentItemId;
}
