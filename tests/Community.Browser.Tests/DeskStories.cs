using Community.Abstractions.Content;
using Community.Cms.Content;
using Community.Cms.Mail;
using Microsoft.EntityFrameworkCore;

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
        await Axe.CheckAsync(page);
        var first = page.Locator("#tour li").First;
        await first.GetByRole(AriaRole.Button).ClickAsync();
        (await page.Locator("#tour").InnerTextAsync()).ShouldContain("1 sur 6");

        await page.Locator(".page-help summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "En lire plus dans le guide" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Commencer la journée");
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Guide" }).Last.ClickAsync();
        await Axe.CheckAsync(page);

        var word = $"lot{width}{javaScript}";
        var drafts = new[] { await DraftAsync($"Premier {word}"), await DraftAsync($"Second {word}") };
        await page.GotoAsync($"/admin/contenus?q={word}");
        await Axe.CheckAsync(page);
        foreach (var draft in drafts)
            await page.Locator($"[name=Ids][value='{draft}']").CheckAsync();
        if (javaScript)
            (await page.Locator("[data-bulk-count]").InnerTextAsync()).ShouldBe("2 choisis");
        await page.Locator("button[name=Do][value=Publish]").ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("2 contenus sont sur le site.");
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Annuler cette action" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Annulé");
        await page.GetByRole(AriaRole.Link, new() { Name = "Revenir à la liste" }).ClickAsync();
        (await page.Locator("tbody").InnerTextAsync()).ShouldContain("Brouillon");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task What_waits_is_filtered_and_what_colleagues_changed_is_told_at_the_next_visit(int width)
    {
        var author = await chromium.Host.AsAsync($"Ada Attend {width}", "Editor");
        var colleague = await chromium.Host.AsAdministratorAsync();
        var page = await chromium.OpenAsAsync(await chromium.Host.DataAsync(db => db.Users.SingleAsync(user => user.Id == author.UserId)), width);
        await page.GotoAsync("/admin");
        await Assertions.Expect(page.Locator("section", new() { Has = page.Locator("#changes") })).ToContainTextAsync("première visite");

        chromium.Host.Clock.Advance(TimeSpan.FromHours(20));
        var (mine, theirs, later) = ($"À reprendre {width}", $"À lire {width}", $"Bientôt hors ligne {width}");
        var sentBack = await WrittenAsync(author, mine);
        await chromium.Host.DataAsync(db => db.Set<ContentRow>().Where(row => row.ContentItemId == sentBack && row.Latest).ExecuteUpdateAsync(row => row.SetProperty(r => r.Approval, ApprovalState.Submitted)));
        await colleague.SubmitAsync($"/admin/contenus/{sentBack}/renvoyer", new() { ["Reason"] = "Il manque une date." });
        var submitted = await chromium.Host.PublishPageAsync(theirs);
        await (await chromium.Host.AsAsync("Momo", "Moderator")).SubmitAsync($"/admin/contenus/{submitted.ContentItemId}", new() { ["Item.Page.Lead.Text"] = "Repris." }, "do=submit");
        await colleague.SubmitAsync($"/admin/contenus/{(await chromium.Host.PublishPageAsync(later)).ContentItemId}/programmer", new() { ["UnpublishAt"] = "2027-06-04T08:00" });
        await WrittenAsync(colleague, $"Écrite entre-temps {width}");

        await page.GotoAsync("/admin");
        await Axe.CheckAsync(page);
        await Assertions.Expect(page.Locator("section", new() { Has = page.Locator("#changes") })).ToContainTextAsync($"Écrite entre-temps {width}");
        var waiting = page.Locator("#waiting ~ ul");
        foreach (var title in new[] { mine, theirs, later })
            await Assertions.Expect(waiting).ToContainTextAsync(title);
        await page.GetByRole(AriaRole.Link, new() { Name = "Seulement ce qui m’attend" }).ClickAsync();
        await Assertions.Expect(waiting).ToContainTextAsync(mine);
        await Assertions.Expect(waiting).Not.ToContainTextAsync(theirs);
        await Axe.CheckAsync(page);
        await page.GotoAsync("/admin");
        await page.Locator(".tabs a", new() { HasText = "Programmé" }).ClickAsync();
        await Assertions.Expect(waiting).ToContainTextAsync(later);
        await Assertions.Expect(waiting).Not.ToContainTextAsync(theirs);
        await page.Locator(".tabs a", new() { HasText = "À approuver" }).ClickAsync();
        await Assertions.Expect(waiting).Not.ToContainTextAsync(later);
        await waiting.GetByRole(AriaRole.Link, new() { Name = theirs }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe(theirs);
        page.Url.ShouldEndWith("/admin/approbations/" + submitted.ContentItemId);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Several_contents_are_taken_off_given_tagged_and_removed_and_the_summary_says_what_was_not_done_and_why(int width)
    {
        // Whoever has a content can be given another.
        var heir = await chromium.Host.AsAsync($"Olive Héritière {width}", "Editor");
        await WrittenAsync(heir, $"Déjà à elle {width}");
        var word = $"gerbe{width}";
        var (draft, shown) = ($"Brouillon {word}", $"En ligne {word}");
        await DraftAsync(draft);
        await chromium.Host.PublishPageAsync(shown);
        var page = await chromium.OpenAsAsync("Editor", width);
        var notDone = page.Locator("section", new() { Has = page.Locator("#not-done") });

        await DoAsync("Unpublish", $"q={word}");
        await Axe.CheckAsync(page);
        await ConfirmAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Un contenu est hors ligne.");
        await Assertions.Expect(notDone.Locator("li", new() { HasText = draft })).ToContainTextAsync("pas sur le site");
        await Axe.CheckAsync(page);

        await DoAsync("Move", $"q={word}");
        await ConfirmAsync();
        await Assertions.Expect(page.Locator("#Target-error")).ToContainTextAsync("Choisissez la personne");
        await Axe.CheckAsync(page);
        await page.SelectOptionAsync("#Target", heir.UserId!);
        await ConfirmAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("2 contenus ont changé de propriétaire.");

        // News have topics, pages have none.
        var news = await chromium.Host.DraftAsync("NewsArticle", item => item.Apply(new TitlePart { Title = $"Nouvelle {word}" }));
        await DoAsync("Tag", $"q={word}");
        await Axe.CheckAsync(page);
        var term = (await page.Locator("#Target option").Nth(1).GetAttributeAsync("value"))!;
        await page.SelectOptionAsync("#Target", term);
        await ConfirmAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Un contenu a reçu le thème.");
        await Assertions.Expect(notDone.Locator("li", new() { HasText = shown })).ToContainTextAsync("n’ont pas ce classement");
        (await chromium.Host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(news.ContentItemId, ContentVersion.Latest)))!.Content.ToJsonString().ShouldContain(term.Split('/')[1]);

        await DoAsync("Remove", $"q={word}");
        await Axe.CheckAsync(page);
        await ConfirmAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("3 contenus sont retirés.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Annuler cette action" }).ClickAsync();
        await page.GotoAsync($"/admin/contenus?q={word}&owner={heir.UserId}");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);

        async Task DoAsync(string action, string query)
        {
            await page.GotoAsync("/admin/contenus?" + query);
            foreach (var box in await page.Locator("tbody [name=Ids]").AllAsync())
                await box.CheckAsync();
            await page.Locator($"button[name=Do][value={action}]").ClickAsync();
        }

        Task ConfirmAsync() => page.Locator("main .form__actions button").ClickAsync();
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

        var colleague = await chromium.Host.CreateUserAsync($"Lise Relectrice {width} {javaScript}", "Editor");
        var reader = await chromium.OpenAsAsync(colleague, width, javaScript: javaScript);
        await reader.GotoAsync("/admin/approbations");
        await Axe.CheckAsync(reader);
        await reader.GetByRole(AriaRole.Link, new() { Name = $"À relire {width} {javaScript}" }).ClickAsync();
        (await reader.Locator(".table--compare").InnerTextAsync()).ShouldContain("Un chapeau repris.");
        await Axe.CheckAsync(reader);
        await reader.FillAsync("#Comment", "Est-ce bien la bonne date ?");
        await reader.GetByRole(AriaRole.Button, new() { Name = "Commenter" }).ClickAsync();
        (await reader.Locator(".thread").InnerTextAsync()).ShouldContain("Est-ce bien la bonne date ?");
        await reader.SelectOptionAsync("#Assignee", colleague.Id);
        await reader.GetByRole(AriaRole.Button, new() { Name = "Confier à cette personne" }).ClickAsync();
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync($"relu par {colleague.DisplayName}");
        await reader.GotoAsync("/admin/approbations?part=mine");
        (await reader.Locator("tbody").InnerTextAsync()).ShouldContain($"À relire {width} {javaScript}");

        // The author sees where it stands, and cannot publish.
        await author.GotoAsync($"/admin/contenus/{item.ContentItemId}");
        await author.GetByRole(AriaRole.Link, new() { Name = "Approbation : où en est le texte".Replace(" :", "\u00a0:") }).ClickAsync();
        await Assertions.Expect(author.Locator("main")).ToContainTextAsync($"relu par {colleague.DisplayName}");
        await Assertions.Expect(author.Locator(".thread")).ToContainTextAsync("Est-ce bien la bonne date ?");
        await Assertions.Expect(author.GetByRole(AriaRole.Button, new() { Name = "Approuver et publier" })).ToHaveCountAsync(0);
        await Axe.CheckAsync(author);

        await reader.GotoAsync($"/admin/approbations/{item.ContentItemId}");
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
        await Axe.CheckAsync(member);
        await member.GetByLabel("Faire effacer mes données").CheckAsync();
        await member.FillAsync("[name=Text]", $"Je pars, largeur {width}.");
        await member.GetByRole(AriaRole.Button, new() { Name = "Envoyer la demande" }).ClickAsync();
        (await member.Locator("main [role=status]").InnerTextAsync()).ShouldContain("est arrivée");

        var staff = await chromium.OpenAsAsync("Administrator", width);
        await staff.GotoAsync("/admin/vie-privee");
        await Axe.CheckAsync(staff);
        await staff.Locator("tbody a").Last.ClickAsync();
        (await staff.Locator("main").InnerTextAsync()).ShouldContain($"Je pars, largeur {width}.");
        await staff.GetByText("Ce que ferait un effacement maintenant").WaitForAsync();
        await Axe.CheckAsync(staff);
        await staff.FillAsync("[name=Answer]", "Votre compte est effacé.");
        await staff.GetByRole(AriaRole.Button, new() { Name = "Effacer le compte et répondre" }).ClickAsync();
        (await staff.Locator("main").InnerTextAsync()).ShouldContain("la demande a sa réponse");
        await staff.GotoAsync("/admin/vie-privee?part=answered");
        await Axe.CheckAsync(staff);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Staff_take_a_request_down_hand_the_archive_out_answer_and_add_to_the_register(int width)
    {
        var person = await chromium.Host.CreateUserAsync($"Irène Curieuse {width}", "Member");
        var staff = await chromium.OpenAsAsync("Administrator", width);
        await staff.GotoAsync("/admin/vie-privee/nouvelle");
        await staff.CheckAsync("[name=Kind][value=Access]");
        await staff.FillAsync("#Name", person.DisplayName);
        await staff.FillAsync("#Email", person.Email!);
        await staff.FillAsync("#Arrived", "2026-11-20");
        await staff.FillAsync("#Words", "Que savez-vous de moi ?");
        await PressAsync(staff, "Noter la demande");
        await staff.GotoAsync("/admin/vie-privee");
        await staff.GetByRole(AriaRole.Link, new() { Name = person.DisplayName }).ClickAsync();
        await Assertions.Expect(staff.Locator("main")).ToContainTextAsync("Que savez-vous de moi ?");
        await Assertions.Expect(staff.Locator("main")).ToContainTextAsync("20 décembre 2026");
        await Axe.CheckAsync(staff);
        var sure = staff.GetByRole(AriaRole.Button, new() { Name = "C’est bien cette personne" });
        if (await sure.CountAsync() > 0)
            await sure.ClickAsync();
        var download = await staff.RunAndWaitForDownloadAsync(() => PressAsync(staff, "Archive des données de la personne"));
        await using (var archive = await System.IO.Compression.ZipFile.OpenReadAsync(await download.PathAsync()))
            archive.Entries.ShouldContain(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal));
        await PressAsync(staff, "C’est fait : répondre".Replace(" :", "\u00a0:"));
        await Assertions.Expect(staff.Locator("#Answer-error")).Not.ToBeEmptyAsync();
        await Axe.CheckAsync(staff);
        await staff.FillAsync("#Answer", "Votre archive est jointe.");
        await PressAsync(staff, "C’est fait : répondre".Replace(" :", "\u00a0:"));
        await Assertions.Expect(staff.Locator("#Answer")).ToHaveCountAsync(0);
        (await chromium.Host.DataAsync(db => db.Set<MailRow>().Where(mail => mail.To == person.Email).OrderBy(mail => mail.Id).Select(mail => mail.Text).ToListAsync()))[^1].ShouldContain("Votre archive est jointe.");

        var entry = $"Livre d’or {width}";
        await staff.GotoAsync("/admin/vie-privee/registre/nouvelle");
        foreach (var (field, text) in new[] { ("Title", entry), ("Whose", "Les visiteurs"), ("Purpose", "Garder un souvenir"), ("Readers", "L’équipe"), ("Retention", "Un an, puis détruit") })
            await staff.FillAsync("#" + field, text);
        await PressAsync(staff, "Enregistrer");
        // Without its legal basis it is none.
        await Assertions.Expect(staff.Locator("#Basis-error")).Not.ToBeEmptyAsync();
        await Axe.CheckAsync(staff);
        await staff.SelectOptionAsync("#Basis", "Consent");
        await PressAsync(staff, "Enregistrer");
        await staff.GetByRole(AriaRole.Link, new() { Name = entry }).WaitForAsync();
        await Axe.CheckAsync(staff);
        await staff.GetByRole(AriaRole.Link, new() { Name = entry }).ClickAsync();
        await PressAsync(staff, "Retirer cette entrée");
        await staff.WaitForURLAsync(url => url.EndsWith("/registre", StringComparison.Ordinal));
        await Assertions.Expect(staff.GetByRole(AriaRole.Link, new() { Name = entry })).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_view_of_the_list_is_kept_with_its_columns_and_forgotten(int width)
    {
        var page = await chromium.OpenAsAsync("Editor", width);
        await page.GotoAsync("/admin/contenus?state=draft");
        await page.Locator("details.columns summary").ClickAsync();
        await Axe.CheckAsync(page);
        await page.Locator("[name=col]:not(:checked)").First.CheckAsync();
        var columns = await page.Locator("[name=col]:checked").CountAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Filtrer" }).ClickAsync();
        await page.Locator(".keep-view summary").ClickAsync();
        await page.FillAsync("#name", $"Mes brouillons {width}");
        await Axe.CheckAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Garder", Exact = true }).ClickAsync();
        await page.GotoAsync("/admin/contenus");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Mes brouillons {width}" }).ClickAsync();
        (await page.Locator("[name=col]:checked").CountAsync()).ShouldBe(columns);
        await page.GetByRole(AriaRole.Button, new() { Name = "Oublier la vue" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = $"Mes brouillons {width}" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private static Task PressAsync(IPage page, string name) => page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task<string> WrittenAsync(Testing.Browser author, string title) =>
        (await author.SubmitAsync("/admin/contenus/nouveau/Page", new() { ["Item.TitlePart.Title"] = title }, "do=save")).Location!.Split('?')[0].Split('/')[^1];

    private async Task<string> DraftAsync(string title) => (await chromium.Host.DraftAsync("Page", item => item
        .Apply(new TitlePart { Title = title }).Apply(new HtmlBodyPart { Html = "<p>Texte.</p>" })
        .Apply(new LocalizationPart { Culture = "fr", LocalizationSet = ContentIds.New() }).ApplyField("Page", "Lead", new TextField { Text = "Chapeau." }))).ContentItemId;
}
