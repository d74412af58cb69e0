using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Privacy;
using Community.Abstractions.Sites;
using Community.Cms.Accessibility;
using Community.Cms.Accounts.Inactivity;
using Community.Cms.Content;
using Community.Cms.Editing;
using Community.Cms.Mail;
using Community.Cms.Media;
using Community.Cms.Privacy;
using Community.Testing;
using Community.Theme.Opale.Colours;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests.Recipes;

/// <summary>Recipes as staff meet them: the export button, and the form that runs a file. Each story changes a whole house, so it has one of its own.</summary>
public sealed class RecipeStoryTests : IAsyncLifetime
{
    private const string Address = "/admin/recettes", Identity = "/admin/reglages/identite";

    private CommunityHost host = null!;
    private Browser admin = null!;

    public async ValueTask InitializeAsync()
    {
        host = await CommunityHost.StartAsync();
        admin = await host.AsAdministratorAsync();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task A_house_with_an_identity_is_exported_and_runs_on_itself_without_changing()
    {
        await GiveIdentityAsync();
        var exported = await ExportAsync(admin);

        var report = await RunAsync(exported, "site.recipe.json");

        report.Text.ShouldContain("« site » a été lancée");
        report.Page.QuerySelector("#report ~ h3").ShouldBeNull(report.Text);
        Difference(await ExportAsync(admin), exported).ShouldBeNull();
        (await admin.GetAsync(Identity)).One("#Street").GetAttribute("value").ShouldBe("1 rue du Phare");
        // The trail notes what changes, and every settings page still saves.
        (await admin.SubmitAsync(Identity, new() { ["Town"] = "Marck" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await host.AsVisitor().GetAsync("/")).One("footer").TextContent.ShouldContain("Marck");
    }

    [Fact]
    public async Task A_house_set_up_from_its_own_export_is_the_same_house()
    {
        await GiveIdentityAsync();
        var page = await FurnishAsync();
        var exported = await ExportAsync(admin);
        var folder = TestFolders.New();
        await File.WriteAllBytesAsync(Path.Combine(folder, "site.recipe.json"), exported);

        await using var other = CommunityHost.On(TestFolders.New(), new Dictionary<string, string?> { ["Community:RecipesPath"] = folder, ["Community:Setup:Recipe"] = "site" });

        Difference(await ExportAsync(await other.AsAdministratorAsync()), exported).ShouldBeNull();
        await host.CatchUpAsync();
        await other.CatchUpAsync();
        var visitor = other.AsVisitor();
        (await visitor.GetAsync("/")).One("footer").TextContent.ShouldContain("1 rue du Phare");
        (await visitor.GetAsync("/annuaire")).One("h1 .count").TextContent.ShouldBe((await host.AsVisitor().GetAsync("/annuaire")).One("h1 .count").TextContent);
        (await visitor.GetAsync("/media/dessins/dune.png")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await other.WithAsync<MediaDesk, IReadOnlyList<MediaFolder>>(desk => desk.FoldersAsync())).ShouldContain(known => known.Path == "ete-2026" && known.Name == "Été 2026");
        var file = await other.WithAsync<MediaLibrary, MediaFileRow?>(library => library.FindRowAsync("ete-2026/dune.png").AsTask());
        (file!.CropLeft, file.FocusX).ShouldBe((20, 70));
        (await other.WithAsync<IContentManager, ContentState?>(content => content.GetStateAsync(page)))!.UnpublishAtUtc.ShouldBe(new DateTime(2027, 1, 2, 8, 0, 0, DateTimeKind.Utc));
        (await other.WithAsync<ISiteDocuments, AccountRetention>(documents => documents.GetAsync<AccountRetention>())).AuditMonths.ShouldBe(7);
        (await other.WithAsync<ISiteDocuments, HouseColours>(documents => documents.GetAsync<HouseColours>())).Primary.ShouldBe("#0a4b6b");
    }

    [Theory]
    [InlineData("""{ "name": "SiteDocuments", "HouseLanguages": { "French": false, "English": false } }""", "SiteDocuments.HouseLanguages.French", "au moins une langue")]
    [InlineData("""{ "name": "SiteDocuments", "HouseColours": { "Primary": "#ff9999" } }""", "SiteDocuments.HouseColours.Primary", "4,5")]
    [InlineData("""{ "name": "SiteDocuments", "HouseHours": { "Weeks": [ { "PlaceId": "", "Days": [ [] ] } ] } }""", "SiteDocuments.HouseHours.Weeks[0].Days", "sept jours")]
    [InlineData("""{ "name": "SiteDocuments", "HouseHours": { "Weeks": [ null ] } }""", "SiteDocuments.HouseHours.Weeks[0]", "manque")]
    [InlineData("""{ "name": "SiteDocuments", "HouseHours": { "Weeks": "toujours" } }""", "SiteDocuments.HouseHours.Weeks", "forme")]
    [InlineData("""{ "name": "SiteDocuments", "HouseHours": { "Exceptions": [ { "Id": "a", "From": "2026-12-24", "To": "2026-12-20" } ] } }""", "SiteDocuments.HouseHours.Exceptions[0].To", "dernier jour")]
    [InlineData("""{ "name": "SiteDocuments", "WritingRules": { "Blocking": [ "humeur" ] } }""", "SiteDocuments.WritingRules.Blocking", "humeur")]
    [InlineData("""{ "name": "SiteDocuments", "MailTexts": { "Texts": { "account.confirm-e-mail-address|fr": { "Subject": "Bonjour", "Text": "{{ secret }}" } } } }""", "SiteDocuments.MailTexts.Texts.account.confirm-e-mail-address|fr", "secret")]
    [InlineData("""{ "name": "SiteDocuments", "HouseRegister": { "Entries": [ { "Id": "a", "Title": "Livre d’or" } ] } }""", "SiteDocuments.HouseRegister.Entries[0]", "registre")]
    [InlineData("""{ "name": "SiteDocuments", "AccessibilityAudit": { "Results": { "99.1": { "State": 1 } } } }""", "SiteDocuments.AccessibilityAudit.Results.99.1", "critère")]
    [InlineData("""{ "name": "Retention", "AuditMonths": 6000 }""", "Retention.AuditMonths", "entre 1 et 60")]
    [InlineData("""{ "name": "settings", "SocialLinks": "javascript:alert(1)" }""", "settings.SocialLinks", "http")]
    [InlineData("""{ "name": "media", "Folders": [ { "Path": "ete", "Name": "Hiver" } ] }""", "media.Folders[0]", "nom d’un dossier")]
    public async Task A_broken_document_is_refused_with_place_and_reason_and_nothing_is_kept(string step, string place, string reason)
    {
        var recipe = $$"""
            { "name": "essai", "steps": [
            { "name": "settings", "SiteName": "Perdu" },
            {{step}} ] }
            """;

        var refused = await RunAsync(Encoding.UTF8.GetBytes(recipe), "essai.json");

        var message = refused.One("#file-error").TextContent;
        message.ShouldContain("essai.json, ligne 3");
        message.ShouldContain(place);
        message.ShouldContain(reason);
        (await admin.GetAsync(Identity)).One("#SiteName").GetAttribute("value").ShouldNotBe("Perdu");
    }

    [Fact]
    public async Task A_document_or_period_that_the_site_has_not_is_named_and_left_out()
    {
        var report = await RunAsync("""{ "name": "essai", "steps": [ { "name": "SiteDocuments", "QuerySecret": { "Key": "x" } }, { "name": "Retention", "moons": 3 } ] }"""u8.ToArray(), "essai.json");

        report.Text.ShouldContain("SiteDocuments.QuerySecret a été laissé de côté");
        report.Text.ShouldContain("Retention.moons a été laissé de côté");
    }

    [Fact]
    public async Task A_blog_in_Orchards_way_comes_into_the_house_and_can_be_edited()
    {
        var report = await RunAsync(await FixtureAsync("carnet"), "carnet.recipe.json");

        var skipped = report.One("#report ~ dl").TextContent;
        foreach (var step in new[] { "Feature", "themes", "layers", "queries", "lucene-index", "AdminMenu", "custom-settings" })
            skipped.ShouldContain(step);
        report.Text.ShouldContain("bandeau.jpg");
        report.Text.ShouldContain("Snippets/footer.html");
        report.Text.ShouldContain("Moderator");
        (await admin.GetAsync("/admin/types")).Text.ShouldContain("Billet");
        report.Text.ShouldContain("l’adresse ou l’alias de « Menu du carnet »");
        (await FindAsync("Menu", "Menu du carnet")).Content.ContainsKey(nameof(AutoroutePart)).ShouldBeFalse();
        var post = await FindAsync("BlogPost");
        // Types that a list holds, and blocks of a layer, do not say that they are listed; people find them all the same.
        var listed = await admin.GetAsync("/admin/contenus?q=mar%C3%A9e");
        listed.Page.QuerySelector($"a[href='/admin/contenus/{post.ContentItemId}']").ShouldNotBeNull(listed.Text);
        listed.One("#type").TextContent.ShouldContain("Billet");
        (await admin.GetAsync("/admin/contenus?type=RawHtml")).Text.ShouldContain("Pied du carnet");
        post.DisplayText.ShouldBe("La marée du matin");
        (await host.AsVisitor().GetAsync("/carnet/maree")).Text.ShouldContain("haute");
        var terms = await host.DataAsync(db => db.Set<TermRow>().Where(term => term.ContentItemId == post.ContentItemId).CountAsync());
        terms.ShouldBe(2);
        await SavesAsync(post.ContentItemId, "La marée du soir");
        await SavesAsync((await FindAsync("Article")).ContentItemId, "Qui écrit ici");
        // What the house has for the same name is kept.
        (await host.AsVisitor().GetAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("carnet")]
    [InlineData("agence")]
    public async Task A_recipe_that_is_run_again_finds_what_it_brought_before(string recipe)
    {
        await RunAsync(await FixtureAsync(recipe), recipe + ".recipe.json");
        var before = await VersionsAsync();

        await RunAsync(await FixtureAsync(recipe), recipe + ".recipe.json");

        (await VersionsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task An_agency_in_Orchards_way_comes_into_the_house_and_members_still_publish_projects()
    {
        var report = await RunAsync(await FixtureAsync("agence"), "agence.recipe.json");

        var skipped = report.One("#report ~ dl").TextContent;
        foreach (var step in new[] { "feature", "themes", "layers" })
            skipped.ShouldContain(step);
        report.Text.ShouldContain("equipe/ines.jpg");
        report.Text.ShouldContain("Project.Image peut rester vide ici");
        var landing = await FindAsync("LandingPage");
        (await host.AsVisitor().GetAsync("/" + landing.As<AutoroutePart>()!.Path)).One("main").TextContent.ShouldContain("Le phare");
        landing.Get<BagPart>("Portfolio")!.ContentItems.ShouldHaveSingleItem().DisplayText.ShouldBe("Le phare");
        await SavesAsync(landing.ContentItemId, "L’agence");

        // Run again, it is said again and changes nothing more.
        (await RunAsync(await FixtureAsync("agence"), "agence.recipe.json")).Text.ShouldContain("Project.Image peut rester vide ici");

        var holder = await host.AsMemberAsync();
        var made = await holder.SubmitAsync("/mes-projets/nouveau", new() { ["Title"] = "Phare en bois", ["Pitch"] = "Un phare que l’on démonte." });
        var id = made.Location!.Split('/')[^2];
        await holder.SubmitAsync($"/mes-projets/{id}/ou", new() { ["Stage"] = "prototype", ["Commune"] = "62193" });
        await holder.SubmitAsync($"/mes-projets/{id}/recit", new() { ["Title"] = "La première maquette", ["Text"] = "Elle tenait avec du ruban adhésif." });
        await holder.SubmitAsync($"/mes-projets/{id}/besoins", new() { ["Kind"] = "skill", ["Text"] = "Une soirée de menuiserie" });
        var submitted = await holder.SubmitAsync($"/mes-projets/{id}", [], "Le proposer à l’approbation");
        submitted.Status.ShouldBe(HttpStatusCode.Redirect, submitted.Text);
        var result = await host.WithAsync<IContentManager, ContentResult>(content => content.PublishAsync(id, null, SystemUser.Principal));
        result.Errors.ShouldBeEmpty();
        (await host.AsVisitor().GetAsync("/projets/phare-en-bois")).Heading.ShouldContain("Phare en bois");
    }

    private async Task GiveIdentityAsync() => (await admin.SubmitAsync(Identity, new()
    {
        ["SiteName"] = "La Dentelle numérique", ["Street"] = "1 rue du Phare", ["PostalCode"] = "62100", ["Town"] = "Calais", ["Phone"] = "03 21 00 00 01",
        ["SocialLinks"] = "https://social.example/@dentelle\nhttps://video.example/dentelle",
    })).Status.ShouldBe(HttpStatusCode.Redirect);

    /// <summary>Something in every corner that an export must not forget; the answer is the id of a page that leaves the site by itself.</summary>
    private async Task<string> FurnishAsync()
    {
        await host.WithAsync<ISiteDocuments, bool>(async documents =>
        {
            await documents.UpdateAsync<HouseHours>(hours =>
            {
                hours.Weeks.Add(new WeekHours { Days = [.. Enumerable.Range(0, 7).Select(_ => new List<OpenSpan> { new(new(9, 0), new(12, 30)) })] });
                hours.Exceptions.Add(new HoursException { Id = ContentIds.New(), From = new(2026, 12, 24), To = new(2026, 12, 26), Reason = "Fête" });
                hours.OpenHolidays.Add("Christmas");
            });
            await documents.UpdateAsync<HouseLanguages>(languages => languages.ShowUntranslated = false);
            await documents.UpdateAsync<HouseColours>(colours => colours.Primary = "#0a4b6b");
            await documents.UpdateAsync<WritingRules>(rules => rules.Blocking.Add(HintKinds.LinkTexts));
            await documents.UpdateAsync<MailTexts>(mails => mails.Texts["account.confirm-e-mail-address|fr"] = new OwnMailText { Subject = "Bienvenue", Text = "[js: uuid()] n’est pas une expression ici." });
            await documents.UpdateAsync<HouseRegister>(register => register.Entries.Add(new HouseDataClass
            {
                Id = ContentIds.New(), Title = "Livre d’or", Whose = "Visiteurs", Purpose = "Souvenir", Basis = LegalBasis.Consent, Readers = "Tout le monde", Retention = "Dix ans",
            }));
            await documents.UpdateAsync<AccessibilityAudit>(audit =>
            {
                audit.Results["1.1"] = new CriterionResult { State = CriterionState.Conform, TestedOn = new(2026, 11, 20) };
                audit.Auditor = "La maison elle-même";
            });
            await documents.UpdateAsync<AccountRetention>(kept => kept.AuditMonths = 7);
            return true;
        });
        await host.WithAsync<MediaLibrary, object>(async library => await library.ImportAsync(new MemoryStream(Cms.Tests.Media.Pictures.Png(40, 30)), "dessins/dune.png"));
        await host.WithAsync<MediaDesk, bool>(async desk =>
        {
            (await desk.CreateFolderAsync("", "Été 2026")).Path.ShouldBe("ete-2026");
            (await desk.MoveAsync(["dessins/dune.png"], "ete-2026")).ShouldBe(1);
            return await desk.CropAsync("ete-2026/dune.png", new MediaCrop(20, 0, 10, 0, 70, 40));
        });
        var page = await host.PublishPageAsync("Jusqu’au Nouvel An");
        var scheduled = await host.WithAsync<IContentManager, ContentResult>(content =>
            content.ScheduleAsync(page.ContentItemId, null, new DateTime(2027, 1, 2, 8, 0, 0, DateTimeKind.Utc), SystemUser.Principal));
        scheduled.Succeeded.ShouldBeTrue();
        return page.ContentItemId;
    }

    private async Task SavesAsync(string id, string title)
    {
        var address = $"/admin/contenus/{id}";
        (await admin.GetAsync(address)).Status.ShouldBe(HttpStatusCode.OK);
        var saved = await admin.SubmitAsync(address, new() { ["Item.TitlePart.Title"] = title }, "do=save");
        saved.Status.ShouldBe(HttpStatusCode.Redirect, saved.Text);
        (await host.WithAsync<IContentManager, ContentItem?>(content => content.GetAsync(id, ContentVersion.Latest)))!.DisplayText.ShouldBe(title);
    }

    private Task<List<string>> VersionsAsync() => host.DataAsync(db => db.Set<ContentRow>().OrderBy(row => row.Id).Select(row => row.ContentItemVersionId).ToListAsync());

    private Task<ContentItem> FindAsync(string type, string? title = null) => host.DataAsync(async db =>
        (await db.Set<ContentRow>().AsNoTracking().SingleAsync(row => row.ContentType == type && row.Published && (title == null || row.DisplayText == title))).ToItem());

    private async Task<Answer> RunAsync(byte[] file, string name) => await admin.SubmitAsync(Address, [], "Envoyer et lancer", ("file", name, file));

    private static async Task<byte[]> ExportAsync(Browser browser)
    {
        var link = (await browser.GetAsync(Address)).One("a[download]").GetAttribute("href")!;
        var response = await browser.Client.GetAsync(link);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static Task<byte[]> FixtureAsync(string name) => File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Recipes", "Fixtures", name + ".recipe.json"));

    /// <summary>The first place where two exports differ; null when they are the same.</summary>
    private static string? Difference(byte[] actual, byte[] expected) => Difference(JsonNode.Parse(actual), JsonNode.Parse(expected), "$");

    private static string? Difference(JsonNode? actual, JsonNode? expected, string place) => (actual, expected) switch
    {
        (JsonObject one, JsonObject other) => one.Select(pair => pair.Key).Union(other.Select(pair => pair.Key))
            .Select(key => Difference(one[key], other[key], $"{place}.{key}")).FirstOrDefault(found => found is not null),
        (JsonArray one, JsonArray other) when one.Count == other.Count => one.Select((node, i) => Difference(node, other[i], $"{place}[{i}]")).FirstOrDefault(found => found is not null),
        (JsonArray one, JsonArray other) => $"{place}: {one.Count} instead of {other.Count}; {First(one, other)}",
        _ => JsonNode.DeepEquals(actual, expected) ? null : $"{place}: {Short(actual)} instead of {Short(expected)}",
    };

    private static string First(JsonArray one, JsonArray other)
    {
        var known = one.Select(node => node?.ToJsonString()).ToHashSet();
        var left = other.Select(node => node?.ToJsonString()).FirstOrDefault(text => !known.Contains(text));
        return $"missing {left?[..Math.Min(400, left.Length)]}";
    }

    private static string Short(JsonNode? node) => node?.ToJsonString() is { } text ? text[..Math.Min(400, text.Length)] : "nothing";
}
