using System.Globalization;
using System.Security.Claims;
using System.Text;
using Community.Abstractions.Content;
using Community.Abstractions.Recipes;
using Community.Abstractions.Sites;
using Community.Cms.Accounts;
using Community.Cms.Media;
using Community.Cms.Recipes;
using Community.Cms.Tests.Media;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Tests.Recipes;

public sealed class ExportTests : IAsyncLifetime
{
    private static readonly ClaimsPrincipal Nadia = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "nadia-id"), new(ClaimTypes.Name, "Nadia")], "Test"));

    private const string House = """
        { "name": "maison", "steps": [
            { "name": "settings", "SiteName": "La maison", "Description": "[[js: pas une expression]", "BaseUrl": "https://maison.example.org/", "HomeRoute": { "Area": "x" } },
            { "name": "roles", "Roles": [ { "Name": "Editor", "Permissions": ["EditContent", "AccessAdminPanel"] }, { "Name": "Anonymous", "Permissions": ["ViewContent"] } ] },
            { "name": "ContentDefinition",
              "ContentTypes": [ { "Name": "Note", "DisplayName": "Note", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart" }, { "PartName": "Note" }, { "PartName": "AutoroutePart",
                "Settings": { "AutoroutePartSettings": { "Pattern": "{{ ContentItem | display_text | slugify }}" } } } ] } ],
              "ContentParts": [ { "Name": "Note", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "Body" } ] } ] },
            { "name": "content", "data": [
                { "ContentItemId": "4000000000000000000000000a", "ContentType": "Note", "DisplayText": "Bonjour", "Latest": true, "Published": true, "Audience": "members",
                  "PublishedUtc": "2026-01-15T08:00:00Z", "CreatedUtc": "2026-01-14T08:00:00Z", "Owner": "[js: parameters('AdminUserId')]",
                  "TitlePart": { "Title": "Bonjour" }, "Note": { "Body": { "Text": "[[js: uuid()]" } }, "UnknownPart": { "Kept": [1, null, "x"] } },
                { "ContentItemId": "4000000000000000000000000b", "ContentType": "Note", "DisplayText": "À finir", "Latest": true, "Published": false, "TitlePart": { "Title": "À finir" } } ] } ] }
        """;

    private Engine first = null!;
    private Engine second = null!;

    public async ValueTask InitializeAsync() => (first, second) = (await Engine.StartAsync(), await Engine.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task A_site_exported_as_one_file_comes_back_the_same_on_an_empty_one()
    {
        await RunAsync(first, House);
        await DraftAsync(first, "4000000000000000000000000a", "Une suite");
        await first.InScopeAsync((MediaLibrary library) => library.ImportAsync(new MemoryStream(Pictures.Png(40, 30)), "dessins/dune.png"));
        var exported = await ExportAsync(first);

        second.Clock.Advance(TimeSpan.FromDays(3));

        var report = await RunAsync(second, exported);

        report.Notes.ShouldBeEmpty();
        report.Skipped.ShouldBeEmpty();
        (await ExportAsync(second)).ShouldBe(exported);
        var settings = await second.Services.GetRequiredService<ISiteContext>().GetSettingsAsync();
        (settings.Description, settings.BaseUrl).ShouldBe(("[js: pas une expression]", "https://maison.example.org"));
        var published = await second.InScopeAsync((IContentManager contents) => contents.GetAsync("4000000000000000000000000a"));
        published!.GetField<TextField>("Body")!.Text.ShouldBe("[js: uuid()]");
        (published.Audience, published.Owner, published.PublishedUtc).ShouldBe(("members", "nadia-id", new DateTime(2026, 1, 15, 8, 0, 0, DateTimeKind.Utc)));
        var draft = await second.InScopeAsync((IContentManager contents) => contents.GetAsync("4000000000000000000000000a", ContentVersion.Latest));
        draft!.GetField<TextField>("Body")!.Text.ShouldBe("Une suite");
        (await second.InScopeAsync((MediaLibrary library) => library.FindAsync("dessins/dune.png"))).ShouldNotBeNull().Width.ShouldBe(40);
        (await second.InScopeAsync((AccountSetup accounts) => accounts.GetRolesAsync())).Single().Permissions.ShouldBe(["AccessAdminPanel", "EditContent"]);
    }

    [Fact]
    public async Task An_export_run_on_its_own_site_changes_nothing()
    {
        await RunAsync(first, House);
        await DraftAsync(first, "4000000000000000000000000a", "Une suite");
        var exported = await ExportAsync(first);
        var history = await first.InScopeAsync((IContentManager contents) => contents.GetVersionsAsync("4000000000000000000000000a"));

        await RunAsync(first, exported);

        (await ExportAsync(first)).ShouldBe(exported);
        (await first.InScopeAsync((IContentManager contents) => contents.GetVersionsAsync("4000000000000000000000000a"))).ShouldBe(history);
    }

    [Fact]
    public async Task Former_addresses_lead_to_their_items_on_the_other_site_too()
    {
        await RunAsync(first, House);
        await MoveAsync(first, "4000000000000000000000000a", "salut");

        await RunAsync(second, await ExportAsync(first));

        var match = await second.InScopeAsync((IContentReader reader) => reader.FindByPathAsync("bonjour", SystemUser.Principal));
        match.ShouldNotBeNull().RedirectTo.ShouldBe("/salut");
        (await ExportAsync(second)).ShouldBe(await ExportAsync(first));
    }

    [Fact]
    public async Task Items_of_the_same_moment_keep_their_order()
    {
        await RunAsync(first, Twins);
        await MoveAsync(first, "4000000000000000000000000a", "encore");

        await RunAsync(second, await ExportAsync(first));

        (await OrderAsync(first)).Count.ShouldBe(3);
        (await OrderAsync(second)).ShouldBe(await OrderAsync(first));
    }

    [Fact]
    public async Task A_role_without_a_list_of_permissions_keeps_those_it_has_unless_the_recipe_insists()
    {
        await RunAsync(first, House);

        var report = await RunAsync(first, """{ "steps": [ { "name": "Roles", "Roles": [ { "Name": "Editor", "Permissions": [] }, { "Name": "Author", "Permissions": [] } ] } ] }""");

        report.Notes.ShouldHaveSingleItem().ShouldContain("Editor");
        (await first.InScopeAsync((AccountSetup accounts) => accounts.GetRolesAsync())).Select(role => (role.Name, role.Permissions.Length))
            .ShouldBe([("Author", 0), ("Editor", 2)]);

        await RunAsync(first, """{ "steps": [ { "name": "Roles", "Roles": [ { "Name": "Editor", "PermissionBehavior": "Replace", "Permissions": [] } ] } ] }""");

        (await first.InScopeAsync((AccountSetup accounts) => accounts.GetRolesAsync())).ShouldAllBe(role => role.Permissions.Length == 0);
    }

    [Fact]
    public async Task Visitors_and_accounts_in_general_are_no_roles_here()
    {
        var report = await RunAsync(first, House);

        report.Notes.ShouldHaveSingleItem().ShouldContain("Anonymous");
        (await first.InScopeAsync((AccountSetup accounts) => accounts.GetRolesAsync())).ShouldHaveSingleItem().Name.ShouldBe("Editor");
    }

    [Theory]
    [InlineData("Replace", new[] { "ManageMedia" })]
    [InlineData("Add", new[] { "AccessAdminPanel", "EditContent", "ManageMedia" })]
    public async Task A_role_gets_the_permissions_in_place_of_or_beside_those_it_has(string behaviour, string[] permissions)
    {
        await RunAsync(first, House);

        await RunAsync(first, $$"""{ "steps": [ { "name": "Roles", "Roles": [ { "Name": "Editor", "PermissionBehavior": "{{behaviour}}", "Permissions": ["ManageMedia"] } ] } ] }""");

        (await first.InScopeAsync((AccountSetup accounts) => accounts.GetRolesAsync())).Single().Permissions.ShouldBe(permissions);
    }

    [Fact]
    public async Task Media_that_is_missing_or_refused_is_a_note_and_the_rest_goes_on()
    {
        var report = await RunAsync(first, $$"""
            { "steps": [ { "name": "media", "Files": [
                { "SourcePath": "../dessin.png", "TargetPath": "a/absent.png" },
                { "Base64": "{{Convert.ToBase64String("<svg xmlns='http://www.w3.org/2000/svg'/>"u8)}}", "TargetPath": "a/dessin.svg" },
                { "Base64": "{{Convert.ToBase64String(Pictures.Png(8, 8))}}", "TargetPath": "/a/point.png" } ] } ] }
            """);

        report.Notes.Count.ShouldBe(2);
        report.Notes[0].ShouldContain("a/absent.png");
        report.Notes[1].ShouldContain("a/dessin.svg");
        (await first.InScopeAsync((MediaLibrary library) => library.FindAsync("a/point.png"))).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_reason_is_said_in_the_readers_language()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");

        var message = (await Should.ThrowAsync<RecipeException>(() => RunAsync(first, """{ "steps": [ { "name": "ContentDefinition", "ContentTypes": [ { "DisplayName": "Sans nom" } ] } ] }"""))).Message;

        message.ShouldBe("essai.json, ligne 1, étape 1 (ContentDefinition)\u00a0: ContentDefinition.ContentTypes[0].Name manque.");
    }

    private static Task<RecipeReport> RunAsync(Engine engine, string text) =>
        engine.Services.GetRequiredService<IRecipeRunner>().RunUploadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "essai.json", Nadia);

    private static async Task<string> ExportAsync(Engine engine)
    {
        using var output = new MemoryStream();
        await engine.InScopeAsync((RecipeExporter exporter) => exporter.ExportAsync(output));
        return Encoding.UTF8.GetString(output.ToArray());
    }

    // Three notes of one moment.
    private static string Twins => House.Replace("À finir", "Suite", StringComparison.Ordinal).Replace("\"Published\": false", "\"Published\": true", StringComparison.Ordinal)
        .Replace("\"TitlePart\": { \"Title\": \"Suite\" } }", """
            "PublishedUtc": "2026-01-15T08:00:00Z", "TitlePart": { "Title": "Suite" } },
            { "ContentItemId": "40000000000000000000000009", "ContentType": "Note", "DisplayText": "Fin", "Latest": true, "Published": true,
              "PublishedUtc": "2026-01-15T08:00:00Z", "TitlePart": { "Title": "Fin" } }
            """, StringComparison.Ordinal);

    private static Task<IReadOnlyList<string>> OrderAsync(Engine engine) => engine.InScopeAsync(async (IContentReader reader) =>
    {
        IReadOnlyList<string> texts = [.. (await reader.ListAsync(new() { ContentTypes = ["Note"] }, SystemUser.Principal)).Items.Select(item => item.DisplayText!)];
        return texts;
    });

    private static Task MoveAsync(Engine engine, string id, string path) => engine.InScopeAsync(async (IContentManager contents) =>
    {
        var item = (await contents.GetAsync(id))!;
        item.Apply(new AutoroutePart { Path = path });
        (await contents.SaveAndPublishAsync(item, item.ContentItemVersionId, SystemUser.Principal)).Succeeded.ShouldBeTrue();
    });

    private static Task DraftAsync(Engine engine, string id, string body) => engine.InScopeAsync(async (IContentManager contents) =>
    {
        var item = (await contents.GetAsync(id))!;
        item.ApplyField("Note", "Body", new TextField { Text = body });
        (await contents.SaveDraftAsync(item, item.ContentItemVersionId, SystemUser.Principal)).Succeeded.ShouldBeTrue();
    });
}
