using Community.Cms.Mail;

namespace Community.Browser.Tests;

/// <summary>What staff do at the search bench, with the settings and with mails; on a phone and on a screen.</summary>
public sealed class ToolStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Staff_look_after_the_search(int width)
    {
        var page = await chromium.OpenAsAsync("Administrator", width);
        var words = "glycine" + width;
        var item = await chromium.Host.PublishPageAsync($"La {words} de la cour");
        await page.GotoAsync($"/admin/recherche/etalons?q={words}&langue=fr");
        await page.Locator($"button[value='{item.ContentItemId}']").ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain($"La {words} de la cour");
        await Axe.CheckAsync(page);

        await page.GotoAsync("/admin/recherche/synonymes");
        await page.FillAsync("#Lines", $"{words}, wisteria{width}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Comparer avant et après" }).ClickAsync();
        (await page.Locator("#comparaison").InnerTextAsync()).ShouldContain("Nouveau ici");
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les synonymes" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Les synonymes sont enregistrés");

        for (var visitor = 0; visitor < 8; visitor++)
        {
            using var client = new HttpClient();
            client.DefaultRequestHeaders.UserAgent.ParseAdd($"Visitor{visitor}/1.0");
            (await client.GetAsync($"{chromium.Address}/recherche?q=introuvable{width}xyz")).EnsureSuccessStatusCode();
        }
        await page.GotoAsync("/admin/recherche");
        await Axe.CheckAsync(page);
        await page.Locator("tr", new() { HasText = $"introuvable{width}xyz" }).First.GetByRole(AriaRole.Link, new() { Name = "Ajouter un synonyme" }).ClickAsync();
        (await page.Locator("#Lines").InputValueAsync()).ShouldContain($"introuvable{width}xyz, ");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Staff_set_the_house_up(int width)
    {
        var page = await chromium.OpenAsAsync("Administrator", width);
        await page.GotoAsync("/admin/reglages");
        await page.GetByRole(AriaRole.Link, new() { Name = "Identité", Exact = true }).ClickAsync();
        await page.FillAsync("#Town", "Calais " + width);
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les réglages" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Les réglages sont enregistrés");
        var visitor = await chromium.OpenAsync(width);
        await visitor.GotoAsync("/");
        (await visitor.Locator("footer").InnerTextAsync()).ShouldContain("Calais " + width);

        await page.GotoAsync("/admin/reglages/horaires");
        await page.FillAsync("#d1-1", "09:00");
        await page.FillAsync("#d1-2", "18:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer la semaine" }).ClickAsync();
        await Axe.CheckAsync(page);
        // The clock of the house stands on a Tuesday.
        await visitor.ReloadAsync();
        (await visitor.Locator("footer").InnerTextAsync()).ShouldContain("Aujourd’hui");

        await page.GotoAsync("/admin/reglages/couleurs");
        await page.FillAsync("#Primary", "#ff9999");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les réglages" }).ClickAsync();
        await Axe.CheckAsync(page);
        await page.Locator("button[name=offer]").ClickAsync();
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer les réglages" }).ClickAsync();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var reader = await chromium.OpenAsync(width, scheme);
            await reader.GotoAsync("/");
            await Axe.CheckAsync(reader, "color-contrast");
        }
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Staff_change_the_text_of_a_mail_and_see_what_became_of_it(int width)
    {
        var page = await chromium.OpenAsAsync("Administrator", width);
        await page.GotoAsync("/admin/mail");
        await page.GetByRole(AriaRole.Link, new() { Name = "Votre compte est de nouveau ouvert" }).Or(page.Locator("a[href*='account.account-open-again']")).First.ClickAsync();
        await page.FillAsync("#Body", "Bonjour, {{ lien }}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le texte" }).ClickAsync();
        (await page.Locator("#Body-error").InnerTextAsync()).ShouldContain("Ligne 1");
        await Axe.CheckAsync(page);
        await page.FillAsync("#Body", "Bonjour, " + width + " fois bienvenue : {{ link }}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Voir l’aperçu" }).ClickAsync();
        (await page.Locator("#apercu").InnerTextAsync()).ShouldContain(width + " fois bienvenue");
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Me l’envoyer" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer le texte" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Le texte est enregistré");
        await page.GotoAsync("/admin/mail/journal");
        (await page.Locator("tbody tr").CountAsync()).ShouldBeGreaterThan(0);
        await Axe.CheckAsync(page);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_mail_that_did_not_go_out_is_sent_again_and_one_that_came_back_is_marked(int width)
    {
        var (failed, gone, key) = ($"echec-{width}@example.org", $"parti-{width}@example.org", Guid.NewGuid().ToString("n"));
        var now = chromium.Host.Clock.GetUtcNow().UtcDateTime;
        await chromium.Host.DataAsync(async db =>
        {
            db.Add(new MailRow { MessageKey = Guid.NewGuid().ToString("n"), To = failed, Subject = "Essai", Text = "Texte", CreatedUtc = now, Attempts = 6, FailedUtc = now, LastError = "IOException" });
            db.Add(new MailRow { MessageKey = key, To = gone, Subject = "Essai", Text = "Texte", CreatedUtc = now, SentUtc = now });
            return await db.SaveChangesAsync();
        });
        var page = await chromium.OpenAsAsync("Administrator", width);
        await ShowAsync("Failed", failed);
        await Axe.CheckAsync(page);
        await page.Locator("tbody").GetByRole(AriaRole.Button).ClickAsync();
        await ShowAsync("Waiting", failed);

        await ReportAsync("rien");
        await Assertions.Expect(page.Locator("#Report-error")).ToContainTextAsync("pas un rapport");
        await Axe.CheckAsync(page);
        await ReportAsync($"""
            From: postmaster@example.org
            To: house@example.org
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.org

            Final-Recipient: rfc822; {gone}
            Action: failed
            Status: 5.1.1

            --b
            Content-Type: text/rfc822-headers

            Message-ID: <{key}@example.org>
            Subject: x

            --b--
            """);
        await ShowAsync("Bounced", gone);
        await Axe.CheckAsync(page);

        async Task ShowAsync(string state, string address)
        {
            await page.GotoAsync("/admin/mail/journal");
            await page.SelectOptionAsync("#etat", state);
            await page.FillAsync("#q", address);
            await page.GetByRole(AriaRole.Button, new() { Name = "Filtrer" }).ClickAsync();
            await page.WaitForURLAsync(url => url.Contains("etat=" + state, StringComparison.Ordinal));
            await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync(address);
        }

        async Task ReportAsync(string text)
        {
            await page.SetInputFilesAsync("#Report", new FilePayload { Name = "retour.eml", MimeType = "message/rfc822", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
            await page.GetByRole(AriaRole.Button, new() { Name = "Lire le rapport" }).ClickAsync();
        }
    }
}
