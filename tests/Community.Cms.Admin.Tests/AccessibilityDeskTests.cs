using System.Globalization;
using System.Net;
using Community.Abstractions.Background;
using Community.Abstractions.Content;
using Community.Cms.Accessibility;
using Community.Cms.Mail;
using Community.Testing;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

/// <summary>What is not accessible, from the check at publication to the statement and to the report that is closed.</summary>
public sealed class AccessibilityDeskTests(House house)
{
    private const string Desk = "/admin/accessibilite";

    [Fact]
    public async Task A_picture_without_words_is_found_on_the_page_and_gone_once_it_is_mended()
    {
        // The server has an address and answers itself: the page is read as a visitor gets it.
        CommunityHost? own = null;
        await using var host = own = await CommunityHost.StartAsync(null, services => services.AddHttpClient(nameof(OwnPages)).ConfigurePrimaryHttpMessageHandler(() => own!.Server.CreateHandler()));
        ServerAddressesFeature addresses = new();
        addresses.Addresses.Add("http://localhost");
        host.Server.Features.Set<IServerAddressesFeature>(addresses);
        var editor = await host.AsEditorAsync();
        await host.PublishPageAsync("Une page sans défaut");
        var item = await host.PublishPageAsync("Le phare vu de loin", "<p>Voici le phare.</p><p><img src=\"/media/phare.jpg\"></p>");
        await RunAsync(host, "accessibility");

        var listed = await editor.GetAsync(Desk + "?etat=failing");
        listed.Text.ShouldContain("Le phare vu de loin");
        listed.Text.ShouldNotContain("Une page sans défaut");
        (await editor.GetAsync(Desk + "?etat=fine")).Text.ShouldContain("Une page sans défaut");
        var found = await editor.GetAsync($"{Desk}/pages/{item.ContentItemId}");
        found.Text.ShouldContain("Une image n’a pas de texte");
        found.Text.ShouldContain("critère 1.1 du RGAA");
        found.Text.ShouldNotContain("texte seul");
        (await editor.GetAsync($"/en{Desk}/pages/{item.ContentItemId}")).Status.ShouldNotBe(HttpStatusCode.InternalServerError);

        (await host.WithAsync<IContentManager, ContentResult>(async content =>
        {
            var mended = (await content.GetAsync(item.ContentItemId, ContentVersion.Latest))!;
            mended.Apply(new HtmlBodyPart { Html = "<p>Voici le phare.</p><p><img src=\"/media/phare.jpg\" alt=\"Le phare de Calais au coucher du soleil\"></p>" });
            return await content.SaveAndPublishAsync(mended, item.ContentItemVersionId, SystemUser.Principal);
        })).Succeeded.ShouldBeTrue();
        (await editor.GetAsync(Desk + "?etat=waiting")).Text.ShouldContain("Le phare vu de loin");
        (await editor.SubmitAsync($"{Desk}/pages/{item.ContentItemId}", [], "Vérifier à nouveau")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await editor.GetAsync($"{Desk}/pages/{item.ContentItemId}")).Text.ShouldContain("Rien trouvé");
        (await editor.GetAsync(Desk + "?etat=failing")).Text.ShouldNotContain("Le phare vu de loin");
    }

    [Fact]
    public async Task The_pages_of_the_house_itself_have_nothing_that_comes_from_how_the_site_is_made()
    {
        await using var host = await CommunityHost.StartOnPortAsync();
        while ((await host.WithAsync<PageChecks, IReadOnlyList<string>>(checks => checks.DueAsync(1, default))).Count > 0)
            await RunAsync(host, "accessibility");
        var rows = await host.DataAsync(db => db.Set<AccessibilityCheckRow>().AsNoTracking().ToListAsync());
        rows.Count(row => !row.TextOnly).ShouldBeGreaterThan(10);
        rows.SelectMany(row => PageChecks.Read(row).Where(finding => PageRules.Criteria.ContainsKey(finding.Rule)).Select(finding => $"{row.Path} {finding.Rule} {finding.Excerpt}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_address_of_its_own_the_server_reads_the_text_alone_and_says_so()
    {
        var item = await house.Host.PublishPageAsync("Page lue sans serveur", "<p><img src=\"/media/quai.jpg\"></p>");
        (await house.Editor.SubmitAsync($"{Desk}/pages/{item.ContentItemId}", [], "Vérifier à nouveau")).Status.ShouldBe(HttpStatusCode.Redirect);
        var found = await house.Editor.GetAsync($"{Desk}/pages/{item.ContentItemId}");
        found.Text.ShouldContain("texte seul");
        found.Text.ShouldContain("quai.jpg");
        (await house.Editor.GetAsync($"{Desk}/pages/{new string('4', 26)}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_statement_follows_the_criteria_and_the_audit()
    {
        await using var host = await CommunityHost.StartAsync();
        var (editor, visitor) = (await host.AsEditorAsync(), host.AsVisitor());
        Criteria.All.Count().ShouldBe(106);
        (await visitor.GetAsync("/accessibilite/etat")).One("main").TextContent.ShouldContain("Le site est non conforme au RGAA");

        var first = await editor.GetAsync(Desk + "/criteres/2");
        (await editor.SubmitAsync(first, Desk + "/criteres/2", new() { ["Rows[0].State"] = "Conform", ["Rows[1].State"] = "NotConform", ["Rows[1].Remark"] = "Le plan des bus n’a pas de titre clair." })).Status.ShouldBe(HttpStatusCode.Redirect);
        // Half is enough for the law, but only once there was an audit.
        (await visitor.GetAsync("/accessibilite/etat")).One("main").TextContent.ShouldContain("Le site est non conforme au RGAA");
        (await editor.SubmitAsync(Desk + "/declaration", new() { ["AuditedOn"] = "2026-11-20", ["Auditor"] = "l’atelier d’à côté", ["Exemptions"] = "Les archives d’avant 2019." })).Status.ShouldBe(HttpStatusCode.Redirect);
        var statement = await visitor.GetAsync("/accessibilite/etat");
        foreach (var words in new[] { "conformité partielle", "50", "20 novembre 2026", "2.2", "Le plan des bus n’a pas de titre clair.", "Les archives d’avant 2019.", "Défenseur des droits", "l’atelier d’à côté" })
            statement.One("main").TextContent.ShouldContain(words);
        statement.One("a[href='/accessibilite/signaler']");
        (await editor.SubmitAsync(Desk + "/criteres/6", new() { ["Rows[0].State"] = "NotConform" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.GetAsync("/accessibilite/etat")).One("main").TextContent.ShouldContain("33,3");
        (await visitor.GetAsync("/en/accessibilite/etat")).One("main").TextContent.ShouldContain("The site is not conformant with the RGAA");
        // The existing page leads there.
        (await visitor.GetAsync("/accessibilite")).One("a[href='/accessibilite/etat']");

        // Who was second is told, and keeps what was typed.
        var late = await editor.SubmitAsync(first, Desk + "/criteres/2", new() { ["Rows[0].Remark"] = "Tapé trop tard" });
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.One("#remark-0").GetAttribute("value").ShouldBe("Tapé trop tard");
        late.Text.ShouldContain("Le plan des bus n’a pas de titre clair.");
        (await editor.SubmitAsync(Desk + "/criteres/2", new() { ["Rows[0].TestedOn"] = "2099-01-01" })).One("#day-0-error").TextContent.ShouldContain("jour passé");
        (await editor.GetAsync(Desk + "/criteres/14")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_statement_holds_all_that_the_law_asks_for_and_every_page_says_the_state()
    {
        await using var host = await CommunityHost.StartAsync();
        var (editor, visitor) = (await host.AsEditorAsync(), host.AsVisitor());
        var setUp = Formats.LongDate(host.Clock.GetUtcNow());
        // Before anybody wrote anything the state is known, and so is its day.
        var first = (await visitor.GetAsync("/accessibilite/etat")).One("main").TextContent;
        foreach (var words in new[] { $"établie le {setUp}", "HTML, CSS, SVG, JavaScript", "Aucun test avec une technologie d’assistance", "Aucune page n’est encore notée", "Dérogations pour charge disproportionnée", "Contenus non soumis à l’obligation" })
            first.ShouldContain(words);
        first.ShouldNotContain("mise à jour");
        (await StateAsync("")).ShouldBe("Accessibilité : non conforme");

        host.Clock.Advance(TimeSpan.FromDays(10));
        var place = Desk + "/declaration";
        var bad = await editor.SubmitAsync(place, new() { ["Plan"] = "javascript:alert(1)", ["Tools"] = new string('x', 2001), ["TestedPages"] = "L’accueil" });
        bad.One("#Plan-error").TextContent.ShouldContain("https://");
        bad.One("#Tools-error").TextContent.ShouldContain("2001");
        bad.One("#Tools").GetAttribute("aria-invalid").ShouldBe("true");
        bad.One("#TestedPages").TextContent.ShouldContain("L’accueil");
        (await editor.SubmitAsync(place, new()
        {
            ["AuditedOn"] = Formats.DayOf(host.Clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["Plan"] = "/accessibilite", ["Derogations"] = "Les vidéos du fonds municipal.", ["Technologies"] = "HTML et CSS",
            ["TechnologiesEn"] = "HTML and CSS", ["Tools"] = "Firefox avec NVDA\nLe clavier seul", ["TestedPages"] = "L’accueil, /\nL’agenda, /agenda",
        })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await editor.SubmitAsync(Desk + "/criteres/2", new() { ["Rows[0].State"] = "Conform" })).Status.ShouldBe(HttpStatusCode.Redirect);
        var statement = await visitor.GetAsync("/accessibilite/etat");
        foreach (var words in new[] { $"établie le {setUp}", $"mise à jour le {Formats.LongDate(host.Clock.GetUtcNow())}", "Les vidéos du fonds municipal.", "HTML et CSS", "Firefox avec NVDA", "L’agenda, /agenda" })
            statement.One("main").TextContent.ShouldContain(words);
        statement.One("main a[href='/accessibilite']");
        var english = await visitor.GetAsync("/en/accessibilite/etat");
        english.One("main").TextContent.ShouldContain("HTML and CSS");
        // What is not translated says so to who hears the page.
        english.Page.QuerySelectorAll("[lang=fr]").ShouldContain(part => part.TextContent.Contains("Firefox avec NVDA"));
        (await StateAsync("")).ShouldBe("Accessibilité : partiellement conforme");
        (await StateAsync("/en")).ShouldBe("Accessibility: partially conformant");

        // Saving what is there already is no update.
        var updated = Formats.LongDate(host.Clock.GetUtcNow());
        host.Clock.Advance(TimeSpan.FromDays(3));
        (await editor.SubmitAsync(place, [])).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.GetAsync("/accessibilite/etat")).One("main").TextContent.ShouldContain($"mise à jour le {updated}");

        async Task<string> StateAsync(string language) => (await visitor.GetAsync($"{language}/agenda")).Page.QuerySelectorAll("footer a[href$='/accessibilite/etat']").ShouldHaveSingleItem().TextContent.Replace('\u00A0', ' ');
    }

    [Fact]
    public async Task A_report_waits_on_the_first_page_until_it_is_closed_and_its_writer_hears_of_both_ends()
    {
        var visitor = house.Host.AsVisitor();
        var form = await visitor.GetAsync("/accessibilite/signaler?page=/agenda");
        form.One("#PageAddress").GetAttribute("value").ShouldBe("/agenda");
        (await visitor.GetAsync("/accessibilite/signaler?page=https://ailleurs.example/x")).One("#PageAddress").GetAttribute("value").ShouldBeNullOrEmpty();
        var empty = await visitor.SubmitAsync(form, "/accessibilite/signaler", new() { ["What"] = "", ["Tool"] = "NVDA", ["Email"] = "pas une adresse" });
        empty.One("#What-error").TextContent.ShouldContain("Dites ce qui ne marche pas");
        empty.One("#Email-error").TextContent.ShouldNotBeEmpty();
        empty.One("#Tool").GetAttribute("value").ShouldBe("NVDA");

        var address = $"{Guid.NewGuid():n}@example.org";
        var sent = await visitor.SubmitAsync(form, "/accessibilite/signaler", new() { ["What"] = "Le calendrier se tait au clavier", ["Tool"] = "NVDA", ["Email"] = address });
        sent.Text.ShouldContain("Votre signalement porte le numéro");
        var report = await house.Host.DataAsync(db => db.Set<AccessibilityReport>().AsNoTracking().SingleAsync(row => row.Email == address));
        report.Page.ShouldBe("/agenda");
        var received = (await MailsAsync(address)).ShouldHaveSingleItem();
        received.Subject.ShouldContain($"nº {report.Id}");
        // A stranger may have given somebody else's address: their words do not go there.
        received.Text!.ShouldNotContain("Le calendrier se tait");

        var place = $"{Desk}/signalements/{report.Id}";
        (await house.Editor.GetAsync("/admin?reason=tofix")).Text.ShouldContain("Le calendrier se tait au clavier");
        (await house.Editor.GetAsync(Desk + "/signalements")).Text.ShouldContain("Le calendrier se tait au clavier");
        var open = await house.Editor.GetAsync(place);
        (await house.Editor.SubmitAsync(open, place, new() { ["State"] = "Closed" })).One("#Answer-error").TextContent.ShouldContain("Écrivez d’abord la réponse");
        (await house.Editor.SubmitAsync(open, place, new() { ["State"] = "InProgress", ["Assignee"] = house.Editor.UserId })).Status.ShouldBe(HttpStatusCode.Redirect);
        var late = await house.Editor.SubmitAsync(open, place, new() { ["Answer"] = "Tapé trop tard" });
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.One("#Answer").TextContent.ShouldContain("Tapé trop tard");
        (await house.Editor.SubmitAsync(place, new() { ["State"] = "Closed", ["Answer"] = "Les flèches marchent à nouveau." })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await MailsAsync(address)).Last().Text!.ShouldContain("Les flèches marchent à nouveau.");
        (await house.Editor.GetAsync("/admin?reason=tofix")).Text.ShouldNotContain("Le calendrier se tait au clavier");
        (await house.Editor.GetAsync(Desk + "/signalements?etat=closed")).Text.ShouldContain("Le calendrier se tait au clavier");
    }

    [Fact]
    public async Task The_address_of_a_reporter_goes_a_year_after_the_closing_and_with_the_account()
    {
        await using var host = await CommunityHost.StartAsync();
        var (editor, member) = (await host.AsEditorAsync(), await host.AsMemberAsync());
        var own = await host.DataAsync(db => db.Users.Where(user => user.Id == member.UserId).Select(user => user.Email!).FirstAsync());
        long closed = await OpenAsync("une@example.org"), mine = await OpenAsync(own);
        await editor.SubmitAsync($"{Desk}/signalements/{closed}", new() { ["State"] = "Closed", ["Answer"] = "C’est fait." });
        host.Clock.Advance(TimeSpan.FromDays(364));
        await RunAsync(host, "accessibility-reporters");
        (await EmailAsync(closed)).ShouldBe("une@example.org");
        host.Clock.Advance(TimeSpan.FromDays(3));
        await RunAsync(host, "accessibility-reporters");
        (await EmailAsync(closed)).ShouldBeNull();
        // What is not closed keeps it, until its owner goes.
        (await EmailAsync(mine)).ShouldBe(own);

        var exported = await SourceAsync(source => source.ExportAsync(member.UserId!, default));
        exported.ShouldHaveSingleItem().Data.ToJsonString().ShouldContain(own);
        await SourceAsync(async source =>
        {
            await source.EraseAsync(member.UserId!, default);
            return true;
        });
        (await EmailAsync(mine)).ShouldBeNull();

        Task<long> OpenAsync(string email) => host.WithAsync<AccessibilityReports, long>(reports => reports.OpenAsync(new(null, "Un bouton se tait", null, email, "fr"), default));
        Task<string?> EmailAsync(long id) => host.DataAsync(db => db.Set<AccessibilityReport>().Where(row => row.Id == id).Select(row => row.Email).SingleAsync());
        Task<T> SourceAsync<T>(Func<Abstractions.Accounts.IPersonalDataSource, Task<T>> work) =>
            host.WithAsync<IEnumerable<Abstractions.Accounts.IPersonalDataSource>, T>(sources => work(sources.Single(source => source.Name == "accessibility-reports")));
    }

    [Fact]
    public async Task The_desk_is_for_who_may_follow_accessibility()
    {
        await house.Host.CreateRoleAsync("Plain", "AccessAdminPanel", "ViewContent", "EditContent");
        var writer = await house.Host.AsAsync("Paul Plain", "Plain");
        var report = await house.Host.WithAsync<AccessibilityReports, long>(reports => reports.OpenAsync(new(null, "Rien ne va", null, null, "fr"), default));
        foreach (var url in new[] { "", "/criteres", "/criteres/1", "/declaration", "/signalements", $"/signalements/{report}", $"/pages/{new string('4', 26)}" })
        {
            (await writer.GetAsync(Desk + url)).Status.ShouldBe(HttpStatusCode.Forbidden, url);
            (await house.Host.AsVisitor().GetAsync(Desk + url)).Status.ShouldBe(HttpStatusCode.Redirect, url);
        }
        (await writer.GetAsync("/admin")).Text.ShouldNotContain("Rien ne va");
        (await writer.GetAsync("/admin")).Page.QuerySelector($"a[href='{Desk}']").ShouldBeNull();
        (await house.Editor.GetAsync(Desk + "/signalements/999999")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("<html><head><title>a</title></head><body><main><h1>a</h1></main></body></html>", "html-has-lang")]
    [InlineData("<html lang=\"zz9\"><head><title>a</title></head><body><main><h1>a</h1></main></body></html>", "html-lang-valid")]
    [InlineData("<html lang=\"fr\"><head></head><body><main><h1>a</h1></main></body></html>", "document-title")]
    [InlineData("<html lang=\"fr\"><head><title>a</title></head><body><h1>a</h1></body></html>", "landmark-one-main")]
    [InlineData("<html lang=\"fr\"><head><title>a</title><meta name=\"viewport\" content=\"width=device-width, user-scalable=no\"></head><body><main><h1>a</h1></main></body></html>", "meta-viewport")]
    public void A_page_is_judged_by_the_rules_of_axe(string html, string rule) => PageRules.Of(html).ShouldHaveSingleItem().Rule.ShouldBe(rule);

    [Theory]
    [InlineData("<img src=a>", "image-alt")]
    [InlineData("<img src=a alt=\"\">", null)]
    [InlineData("<a href=/x></a>", "link-name")]
    [InlineData("<a href=/x><img src=a alt=Accueil></a>", null)]
    [InlineData("<button><svg aria-hidden=true></svg></button>", "button-name")]
    [InlineData("<button aria-label=Fermer></button>", null)]
    [InlineData("<input name=a>", "label")]
    [InlineData("<label>Nom <input name=a></label><label for=b>Ville</label><input id=b><input type=hidden>", null)]
    [InlineData("<h3>trop bas</h3>", "heading-order")]
    [InlineData("<h2>a</h2><h3>b</h3><h2>c</h2>", null)]
    [InlineData("<ul><div>a</div></ul>", "list")]
    [InlineData("<p id=a>x</p><p id=a>y</p><button aria-describedby=a>Oui</button>", "duplicate-id-aria")]
    [InlineData("<p id=a>x</p><p id=a>y</p>", null)]
    [InlineData("<table><tr><th></th></tr></table>", "empty-table-header")]
    [InlineData("<table><tr><th id=a>A</th></tr><tr><td headers=b>1</td></tr></table>", "td-headers-attr")]
    [InlineData("<p lang=xx-yy-zz>a</p>", "valid-lang")]
    [InlineData("<iframe src=/x></iframe>", "frame-title")]
    [InlineData("<div hidden><img src=a></div><div aria-hidden=true><a href=/x></a></div>", null)]
    public void The_content_of_a_page_is_judged_by_the_rules_of_axe(string html, string? rule) =>
        PageRules.Of($"<html lang=\"fr\"><head><title>a</title></head><body><main><h1>a</h1>{html}</main></body></html>").Select(finding => finding.Rule).ShouldBe(rule is null ? [] : [rule]);

    private Task<List<MailRow>> MailsAsync(string address) => house.Host.DataAsync(db => db.Set<MailRow>().AsNoTracking().Where(mail => mail.To == address).OrderBy(mail => mail.Id).ToListAsync());

    private static Task<string> RunAsync(CommunityHost host, string task) =>
        host.WithAsync<IEnumerable<IBackgroundTask>, string>(tasks => tasks.Single(one => one.Name == task).ExecuteAsync(default));
}
