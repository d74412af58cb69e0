using System.Security.Claims;
using System.Text;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Recipes;
using Community.Abstractions.Sites;
using Community.Cms.Content;
using Community.Cms.Data;
using Community.Cms.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Tests.Recipes;

public sealed class RecipeRunnerTests : IAsyncLifetime
{
    private static readonly ClaimsPrincipal Nadia = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "nadia-id"), new(ClaimTypes.Name, "Nadia")], "Test"));

    private const string Note = """
        { "name": "ContentDefinition", "ContentTypes": [ { "Name": "Note", "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart" }, { "PartName": "Note" } ] } ],
          "ContentParts": [ { "Name": "Note", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "Body" } ] } ] }
        """;

    private Engine engine = null!;

    private IRecipeRunner Runner => engine.Services.GetRequiredService<IRecipeRunner>();

    public async ValueTask InitializeAsync() =>
        engine = await Engine.StartAsync(null, ("Community:RecipesPath", Path.Combine(AppContext.BaseDirectory, "Recipes", "Fixtures")));

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Fact]
    public async Task A_recipe_in_Orchards_older_style_brings_its_types_and_items_and_lists_what_does_not_apply()
    {
        var report = await Runner.RunAsync("journal", Nadia);

        report.Done.ShouldBe([new("settings", 1), new("ContentDefinition", 1), new("content", 1)]);
        report.Skipped.ShouldBe([new("feature", 2), new("themes", 1), new("layers", 1)]);
        report.Notes.ShouldHaveSingleItem().ShouldContain("Podcast");
        var items = await ItemsAsync();
        items.Select(item => item.ContentType).Order().ShouldBe(["Accueil", "Journal", "JournalEntry", "Menu"]);
        var journal = items.Single(item => item.ContentType == "Journal");
        (journal.Owner, journal.Published, journal.CreatedUtc).ShouldBe(("nadia-id", true, engine.Clock.GetUtcNow().UtcDateTime));
        var entry = items.Single(item => item.ContentType == "JournalEntry");
        entry.As<ContainedPart>()!.ListContentItemId.ShouldBe(journal.ContentItemId);
        entry.GetField<TextField>("Subtitle")!.Text.ShouldBe("Du bois, une lumière, de la patience");
        var machine = items.Single(item => item.ContentType == "Accueil").Get<BagPart>("Machines")!.ContentItems.ShouldHaveSingleItem();
        ContentIds.IsValid(machine.ContentItemId).ShouldBeTrue();
        var settings = await engine.Services.GetRequiredService<ISiteContext>().GetSettingsAsync();
        settings.SiteName.ShouldBe("Journal d’atelier");
        settings.Other["HomeRoute"]!["ContentItemId"]!.GetValue<string>().ShouldBe(journal.ContentItemId);
        (await engine.Services.GetRequiredService<ISiteContext>().GetMenuAsync("main-menu")).Select(link => link.Url).ShouldBe(["~/", "~/a-propos"]);
        (await DefinitionsAsync()).FindType("JournalEntry")!.FindPart("MarkdownBodyPart")!.PartSetting("Editor", "").ShouldBe("Wysiwyg");
    }

    [Fact]
    public async Task The_same_recipe_twice_gives_the_same_site()
    {
        var recipe = Recipe(Note, Content("4000000000000000000000000a", "Bonjour", "Un texte"), Content("4000000000000000000000000b", "Brouillon", "À finir", published: false));
        await RunAsync(recipe);
        var first = await VersionsAsync();

        await RunAsync(recipe);

        (await VersionsAsync()).ShouldBe(first);
        first.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_changed_item_becomes_a_new_version_on_the_site()
    {
        await RunAsync(Recipe(Note, Content("4000000000000000000000000a", "Bonjour", "Un texte")));

        await RunAsync(Recipe(Content("4000000000000000000000000a", "Bonjour", "Un autre texte")));

        (await VersionsAsync()).Count.ShouldBe(2);
        (await ItemsAsync()).ShouldHaveSingleItem().GetField<TextField>("Body")!.Text.ShouldBe("Un autre texte");
    }

    [Fact]
    public async Task An_unpublished_item_of_a_recipe_is_a_draft_that_visitors_do_not_see()
    {
        await RunAsync(Recipe(Note, Content("4000000000000000000000000a", "Bonjour", "Sur le site")));

        await RunAsync(Recipe(Content("4000000000000000000000000a", "Bonjour", "Pas encore", published: false)));

        (await ItemsAsync()).ShouldHaveSingleItem().GetField<TextField>("Body")!.Text.ShouldBe("Sur le site");
        var draft = await engine.InScopeAsync((IContentManager contents) => contents.GetAsync("4000000000000000000000000a", ContentVersion.Latest));
        draft!.GetField<TextField>("Body")!.Text.ShouldBe("Pas encore");
    }

    [Theory]
    [InlineData("{ \"name\": \"x\", \"steps\": [\n { \"name\": \"settings\" }\n { } ] }", "essai.json, line 3")]
    [InlineData("[]", "essai.json, line 1")]
    [InlineData("", "essai.json, line 1")]
    [InlineData("{ \"name\": \"x\" }", "the list of steps is missing")]
    [InlineData("{ \"steps\": [\n{ \"name\": \"settings\" },\n{ \"nom\": 1 } ] }", "essai.json, line 3: step 2 has no name")]
    [InlineData("{ \"steps\": [ { \"name\": \"settings\", \"SiteName\": \"a\", \"SiteName\": \"b\" } ] }", "essai.json")]
    [InlineData("{ \"steps\": [ { \"name\": \"settings\", \"SiteName\": \"\\ud800\" } ] }", "essai.json")]
    [InlineData("{ \"steps\": [ { \"name\": \"settings\",\n \"SiteName\": \"a\\u0000b\" } ] }", "essai.json, line 2, step 1 (settings): settings.SiteName holds a null character.")]
    [InlineData("{ \"steps\": [ { \"name\": \"settings\",\n \"SiteName\": 5 } ] }", "essai.json, line 2, step 1 (settings): settings.SiteName must be a text.")]
    [InlineData("{ \"steps\": [ { \"name\": \"settings\", \"TimeZoneId\": \"Lune/Tycho\" } ] }", "there is no time zone “Lune/Tycho”")]
    [InlineData("{ \"steps\": [ { \"name\": \"settings\", \"BaseUrl\": \"javascript:alert(1)\" } ] }", "settings.BaseUrl must be an address")]
    [InlineData("{ \"steps\": [ { \"name\": \"recipes\", \"Values\": [ { \"name\": \"absente\" } ] } ] }", "There is no recipe “absente”.")]
    [InlineData("{ \"steps\": [ { \"name\": \"recipes\", \"Values\": [ { \"name\": \"../../etc/passwd\" } ] } ] }", "There is no recipe")]
    public async Task A_broken_file_is_refused_with_place_and_reason(string text, string reason) =>
        (await Should.ThrowAsync<RecipeException>(() => RunAsync(text))).Message.ShouldContain(reason);

    [Fact]
    public async Task A_recipe_that_fails_late_leaves_nothing_of_its_earlier_steps()
    {
        var recipe = Recipe("""{ "name": "settings", "SiteName": "Perdu" }""", Note, Content("4000000000000000000000000a", "Bonjour", "Un texte"), """
            { "name": "content", "data": [ { "ContentType": "Note", "Published": true },
                { "ContentType": "Note",
                  "Published": "peut-être" } ] }
            """);

        var message = (await Should.ThrowAsync<RecipeException>(() => RunAsync(recipe))).Message;

        message.ShouldStartWith("essai.json, line ");
        message.ShouldContain("step 4 (content): content.data[1]");
        (await ItemsAsync()).ShouldBeEmpty();
        (await DefinitionsAsync()).Types.ShouldBeEmpty();
        (await engine.Services.GetRequiredService<ISiteContext>().GetSettingsAsync()).SiteName.ShouldBe("Community");
    }

    [Fact]
    public async Task A_run_that_is_stopped_half_way_leaves_nothing_and_can_be_done_again()
    {
        using var stop = new CancellationTokenSource();
        await using var stopped = await Engine.StartAsync(services => services.AddScoped<IRecipeStep>(_ => new StoppingStep(stop)));
        var recipe = Recipe(Note, Content("4000000000000000000000000a", "Bonjour", "Un texte"), """{ "name": "stop" }""", """{ "name": "settings", "SiteName": "Après" }""");
        var runner = stopped.Services.GetRequiredService<IRecipeRunner>();

        await Should.ThrowAsync<OperationCanceledException>(() => runner.RunUploadAsync(Stream(recipe), "essai.json", Nadia, stop.Token));
        (await stopped.InScopeAsync((CommunityDbContext data) => data.Set<ContentRow>().CountAsync())).ShouldBe(0);
        await runner.RunUploadAsync(Stream(recipe), "essai.json", Nadia);

        (await stopped.InScopeAsync((CommunityDbContext data) => data.Set<ContentRow>().CountAsync())).ShouldBe(1);
        (await stopped.Services.GetRequiredService<ISiteContext>().GetSettingsAsync()).SiteName.ShouldBe("Après");
    }

    [Fact]
    public async Task An_upload_that_is_too_large_is_refused()
    {
        var huge = new MemoryStream(new byte[RecipeReader.MaxUploadLength + 1]);

        (await Should.ThrowAsync<RecipeException>(() => Runner.RunUploadAsync(huge, "essai.json", Nadia))).Message.ShouldContain("20 MB");
    }

    [Fact]
    public async Task Recipes_that_include_each_other_are_refused()
    {
        var folder = Directory.CreateDirectory(Path.Combine(engine.Folder, "recipes")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "a.recipe.json"), """{ "name": "a", "steps": [ { "name": "recipes", "Values": [ { "name": "b" } ] } ] }""");
        await File.WriteAllTextAsync(Path.Combine(folder, "b.recipe.json"), """{ "name": "b", "steps": [ { "name": "Recipes", "Values": [ { "name": "a" } ] } ] }""");
        await using var other = await Engine.StartAsync(null, ("Community:RecipesPath", folder));

        (await Should.ThrowAsync<RecipeException>(() => other.Services.GetRequiredService<IRecipeRunner>().RunAsync("a", Nadia))).Message.ShouldContain("includes itself");
    }

    [Fact]
    public async Task Set_up_runs_once_even_when_two_nodes_start_together()
    {
        var setup = engine.Services.GetRequiredService<SiteSetup>();
        (await setup.IsDoneAsync()).ShouldBeFalse();

        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => setup.RunAsync("journal"))));

        reports.Count(report => report is not null).ShouldBe(1);
        (await setup.RunAsync("journal")).ShouldBeNull();
        (await ItemsAsync()).Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_set_up_that_fails_is_done_by_the_next_start()
    {
        var failing = true;
        await using var house = await Engine.StartAsync(
            services => services.AddScoped<IRecipeStep>(_ => new FailingStep(() => failing)), ("Community:RecipesPath", Path.Combine(AppContext.BaseDirectory, "Recipes", "Fixtures")));
        var setup = house.Services.GetRequiredService<SiteSetup>();

        await Should.ThrowAsync<RecipeException>(() => setup.RunAsync("journal"));
        (await setup.IsDoneAsync()).ShouldBeFalse();
        failing = false;
        await setup.RunAsync("journal");

        (await setup.IsDoneAsync()).ShouldBeTrue();
        (await house.InScopeAsync((CommunityDbContext data) => data.Set<ContentRow>().CountAsync())).ShouldBe(4);
    }

    [Fact]
    public async Task The_catalog_tells_what_can_be_run()
    {
        var recipes = await engine.Services.GetRequiredService<RecipeCatalog>().ListAsync(default);

        recipes.Single(recipe => recipe.Name == "journal").ShouldBe(
            new RecipeInfo("journal", "Journal d’atelier", "Un petit journal, dans l’ancien style de réglages.", true, null));
    }

    private Task RunAsync(string text) => Runner.RunUploadAsync(Stream(text), "essai.json", Nadia);

    private Task<List<ContentItem>> ItemsAsync() => engine.InScopeAsync(async (CommunityDbContext data) =>
        (await data.Set<ContentRow>().AsNoTracking().Where(row => row.Published).OrderBy(row => row.Id).ToListAsync()).ConvertAll(row => row.ToItem()));

    private Task<List<string>> VersionsAsync() => engine.InScopeAsync((CommunityDbContext data) =>
        data.Set<ContentRow>().OrderBy(row => row.Id).Select(row => row.ContentItemVersionId).ToListAsync());

    private Task<ContentDefinitions> DefinitionsAsync() => engine.InScopeAsync((IContentDefinitionManager manager) => manager.GetAsync().AsTask());

    private static string Recipe(params string[] steps) => $$"""{ "name": "essai", "steps": [ {{string.Join(",\n", steps)}} ] }""";

    private static string Content(string id, string title, string body, bool published = true) => $$"""
        { "name": "Content", "data": [ { "ContentItemId": "{{id}}", "ContentType": "Note", "DisplayText": "{{title}}", "Latest": true,
            "Published": {{(published ? "true" : "false")}}, "TitlePart": { "Title": "{{title}}" }, "Note": { "Body": { "Text": "{{body}}" } } } ] }
        """;

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class StoppingStep(CancellationTokenSource stop) : EmptyStep("stop")
    {
        protected override void Apply() => stop.Cancel();
    }

    private sealed class FailingStep(Func<bool> fails) : EmptyStep("layers")
    {
        protected override void Apply()
        {
            if (fails())
                throw new InvalidOperationException("The power went.");
        }
    }

    private abstract class EmptyStep(string name) : IRecipeStep
    {
        public string Name => name;

        public int Order => 0;

        public Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
        {
            Apply();
            return Task.CompletedTask;
        }

        public Task<System.Text.Json.Nodes.JsonObject?> ExportAsync(CancellationToken cancellationToken) => Task.FromResult<System.Text.Json.Nodes.JsonObject?>(null);

        protected abstract void Apply();
    }
}
