using System.Text.Json.Nodes;
using Community.Abstractions.Changes;
using Community.Abstractions.Definitions;
using Community.Abstractions.Recipes;
using Community.Cms.Changes;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Tests.Definitions;

public sealed class DefinitionTests : IAsyncLifetime
{
    private Engine engine = null!;

    public async ValueTask InitializeAsync() => engine = await Engine.StartAsync();

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    [Fact]
    public async Task A_type_arrives_with_its_parts_and_fields_in_order_of_position()
    {
        await MergeAsync("""
            { "ContentTypes": [ { "Name": "Workshop", "DisplayName": "Atelier", "ContentTypePartDefinitionRecords": [
                { "PartName": "HtmlBodyPart", "Name": "HtmlBodyPart", "Settings": { "ContentTypePartSettings": { "Position": "10" } } },
                { "PartName": "Workshop", "Name": "Workshop", "Settings": { "ContentTypePartSettings": { "Position": "2" } } },
                { "PartName": "TitlePart", "Name": "TitlePart", "Settings": { "ContentTypePartSettings": { "Position": "0" } } } ] } ],
              "ContentParts": [ { "Name": "Workshop", "ContentPartFieldDefinitionRecords": [
                { "FieldName": "NumericField", "Name": "Seats", "Settings": { "ContentPartFieldSettings": { "Position": "11" } } },
                { "FieldName": "TextField", "Name": "Lead", "Settings": { "ContentPartFieldSettings": { "Position": "9" } } } ] } ] }
            """);

        var type = (await GetAsync()).FindType("Workshop").ShouldNotBeNull();

        type.DisplayName.ShouldBe("Atelier");
        type.Parts.Select(part => part.Name).ShouldBe(["TitlePart", "Workshop", "HtmlBodyPart"]);
        type.FindPart("Workshop")!.Part.Fields.Select(field => field.Name).ShouldBe(["Lead", "Seats"]);
        type.FindPart("TitlePart")!.Part.Fields.ShouldBeEmpty();
    }

    [Fact]
    public async Task Old_flat_settings_mean_the_same_as_nested_ones()
    {
        await MergeAsync("""
            { "ContentTypes": [
                { "Name": "Old", "Settings": { "Creatable": "True", "Listable": "False", "Stereotype": null }, "ContentTypePartDefinitionRecords": [
                    { "PartName": "AutoroutePart", "Settings": { "Pattern": "{{ ContentItem | display_text | slugify }}", "Position": "3" } } ] },
                { "Name": "New", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": false } }, "ContentTypePartDefinitionRecords": [
                    { "PartName": "AutoroutePart", "Settings": { "AutoroutePartSettings": { "Pattern": "{{ ContentItem | display_text | slugify }}" },
                        "ContentTypePartSettings": { "Position": "3" } } } ] } ],
              "ContentParts": [
                { "Name": "Old", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "F",
                    "Settings": { "DisplayName": "Lieu", "Hint": "Où ?", "Required": "True", "Editor": "TextArea", "Position": "4" } } ] },
                { "Name": "New", "ContentPartFieldDefinitionRecords": [ { "FieldName": "TextField", "Name": "F",
                    "Settings": { "ContentPartFieldSettings": { "DisplayName": "Lieu", "Editor": "TextArea", "Position": "4" },
                        "TextFieldSettings": { "Hint": "Où ?", "Required": true } } } ] } ] }
            """);

        var definitions = await GetAsync();

        foreach (var name in new[] { "Old", "New" })
        {
            var type = definitions.FindType(name).ShouldNotBeNull();
            (type.Creatable, type.Listable, type.Stereotype).ShouldBe((true, false, ""));
            type.Parts[0].PartSetting("Pattern", "").ShouldBe("{{ ContentItem | display_text | slugify }}");
            type.Parts[0].Position.ShouldBe("3");
            var field = definitions.Parts[name].Fields[0];
            (field.DisplayName, field.Hint, field.Required, field.Editor, field.Position).ShouldBe(("Lieu", "Où ?", true, "TextArea", "4"));
        }
    }

    [Fact]
    public async Task Merging_changes_what_is_named_and_leaves_the_rest()
    {
        await MergeAsync("""
            { "ContentTypes": [ { "Name": "Page", "DisplayName": "Page", "Settings": { "ContentTypeSettings": { "Creatable": true, "Listable": true } },
                "ContentTypePartDefinitionRecords": [ { "PartName": "TitlePart" }, { "PartName": "BagPart", "Name": "Cards",
                    "Settings": { "BagPartSettings": { "ContainedContentTypes": ["Card", "Figure"] } } } ] }, { "Name": "Place" } ],
              "ContentParts": [ { "Name": "Page", "ContentPartFieldDefinitionRecords": [
                { "FieldName": "TextField", "Name": "Lead", "Settings": { "TextFieldSettings": { "Hint": "Une phrase", "Required": true } } } ] } ] }
            """);
        await MergeAsync("""
            { "ContentTypes": [ { "Name": "Page", "Settings": { "ContentTypeSettings": { "Listable": false } },
                "ContentTypePartDefinitionRecords": [ { "PartName": "BagPart", "Name": "Cards", "Settings": { "BagPartSettings": { "ContainedContentTypes": ["Card"] } } },
                    { "PartName": "AliasPart" } ] } ],
              "ContentParts": [ { "Name": "Page", "ContentPartFieldDefinitionRecords": [
                { "FieldName": "TextField", "Name": "Lead", "Settings": { "TextFieldSettings": { "Required": false } } },
                { "FieldName": "HtmlField", "Name": "More" } ] } ] }
            """);

        var definitions = await GetAsync();

        var page = definitions.FindType("Page").ShouldNotBeNull();
        (page.Display, page.Creatable, page.Listable).ShouldBe(("Page", true, false));
        page.Parts.Select(part => part.Name).ShouldBe(["TitlePart", "Cards", "AliasPart"]);
        page.FindPart("Cards")!.PartSetting<string[]>("ContainedContentTypes", []).ShouldBe(["Card"]);
        var lead = definitions.Parts["Page"].Fields.Single(field => field.Name == "Lead");
        (lead.Hint, lead.Required).ShouldBe(("Une phrase", false));
        definitions.Parts["Page"].Fields.Count.ShouldBe(2);
        definitions.Types.ShouldContainKey("Place");
    }

    [Theory]
    [InlineData("""{ "ContentTypes": {} }""", "ContentDefinition.ContentTypes must be a list.")]
    [InlineData("""{ "ContentTypes": [ { "Name": "A" }, 3 ] }""", "ContentDefinition.ContentTypes[1] must be an object.")]
    [InlineData("""{ "ContentTypes": [ { "Name": "A" }, { "DisplayName": "B" } ] }""", "ContentDefinition.ContentTypes[1].Name is missing.")]
    [InlineData("""{ "ContentTypes": [ { "Name": 7 } ] }""", "ContentDefinition.ContentTypes[0].Name must be a text.")]
    [InlineData("""{ "ContentTypes": [ { "Name": "A", "Settings": [] } ] }""", "ContentDefinition.ContentTypes[0].Settings must be an object.")]
    [InlineData("""{ "ContentTypes": [ { "Name": "A", "ContentTypePartDefinitionRecords": [ { "Name": "TitlePart" } ] } ] }""",
        "ContentDefinition.ContentTypes[0].ContentTypePartDefinitionRecords[0].PartName is missing.")]
    [InlineData("""{ "ContentParts": [ { "Name": "A", "ContentPartFieldDefinitionRecords": [ { "Name": "Lead" } ] } ] }""",
        "ContentDefinition.ContentParts[0].ContentPartFieldDefinitionRecords[0].FieldName is missing.")]
    public async Task A_malformed_step_is_refused_with_its_place_and_changes_nothing(string step, string message)
    {
        await MergeAsync("""{ "ContentTypes": [ { "Name": "Page" } ] }""");

        (await Should.ThrowAsync<RecipeException>(() => MergeAsync(step))).Message.ShouldBe(message);

        (await GetAsync()).Types.Keys.ShouldBe(["Page"]);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("é")]
    [InlineData("1st")]
    [InlineData("a b")]
    public async Task A_name_that_is_no_technical_name_is_refused(string name)
    {
        var step = new JsonObject { ["ContentTypes"] = new JsonArray(new JsonObject { ["Name"] = name }) };

        (await Should.ThrowAsync<RecipeException>(() => MergeAsync(step.ToJsonString()))).Message.ShouldStartWith("ContentDefinition.ContentTypes[0].Name");
    }

    [Fact]
    public async Task A_part_cannot_take_the_name_of_an_items_own_property() =>
        (await Should.ThrowAsync<RecipeException>(() => MergeAsync("""
            { "ContentTypes": [ { "Name": "Author", "ContentTypePartDefinitionRecords": [ { "PartName": "Author" } ] } ] }
            """))).Message.ShouldContain("ContentTypePartDefinitionRecords[0].Name");

    [Fact]
    public async Task Until_the_commit_only_the_writer_sees_what_it_defined()
    {
        await MergeAsync("""{ "ContentTypes": [ { "Name": "Page" } ] }""");
        await GetAsync();
        await using var scope = engine.Services.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<IContentDefinitionManager>();

        await scope.ServiceProvider.GetRequiredService<CommunityDbContext>().WriteAsync(async stop =>
        {
            await manager.MergeAsync(Step("Place"), stop);
            (await manager.GetAsync(stop)).Types.Keys.ShouldBe(["Page", "Place"]);
            (await GetAsync()).Types.Keys.ShouldBe(["Page"]);
            return true;
        });

        (await manager.GetAsync()).Types.Keys.ShouldBe(["Page", "Place"]);
        (await GetAsync()).Types.Keys.ShouldBe(["Page", "Place"]);
    }

    [Fact]
    public async Task After_a_rollback_the_old_definitions_remain_even_for_the_writer()
    {
        await MergeAsync("""{ "ContentTypes": [ { "Name": "Page" } ] }""");
        await using var scope = engine.Services.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<IContentDefinitionManager>();

        await Should.ThrowAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<CommunityDbContext>().WriteAsync<bool>(async stop =>
        {
            await manager.MergeAsync(Step("Place"), stop);
            throw new InvalidOperationException("The power went.");
        }));

        (await manager.GetAsync()).Types.Keys.ShouldBe(["Page"]);
        (await GetAsync()).Types.Keys.ShouldBe(["Page"]);
    }

    [Fact]
    public async Task A_change_is_told_to_the_feed_once_and_the_same_again_is_no_change()
    {
        await MergeAsync("""{ "ContentTypes": [ { "Name": "Page" } ] }""");
        await MergeAsync("""{ "ContentTypes": [ { "Name": "Page" } ] }""");

        var changes = await engine.InScopeAsync((CommunityDbContext data) => data.Set<ChangeRow>().ToListAsync());

        var change = changes.ShouldHaveSingleItem();
        (change.Kind, change.ContentType).ShouldBe((ChangeKind.Site, "ContentDefinition"));
    }

    [Fact]
    public async Task Another_nodes_change_is_seen_when_the_feed_tells_of_it()
    {
        await MergeAsync("""{ "ContentTypes": [ { "Name": "Page" } ] }""");
        await GetAsync();
        await engine.InScopeAsync((CommunityDbContext data) => data.Database.ExecuteSqlRawAsync(
            "UPDATE Documents SET Data = replace(Data, 'Page', 'Sheet') WHERE Name = 'ContentDefinition'"));
        (await GetAsync()).Types.Keys.ShouldBe(["Page"]);

        var consumer = engine.Services.GetServices<IChangeConsumer>().Single(consumer => consumer.Name == "definitions");
        await consumer.HandleAsync([new(1, ChangeKind.Published, "x", "Page", default)], default);
        (await GetAsync()).Types.Keys.ShouldBe(["Page"]);
        await consumer.HandleAsync([new(2, ChangeKind.Site, "", "ContentDefinition", default)], default);

        (await GetAsync()).Types.Keys.ShouldBe(["Sheet"]);
    }

    private static JsonObject Step(string type) => new() { ["ContentTypes"] = new JsonArray(new JsonObject { ["Name"] = type }) };

    private Task MergeAsync(string step) =>
        engine.InScopeAsync((IContentDefinitionManager manager) => manager.MergeAsync((JsonObject)JsonNode.Parse(step)!));

    private Task<ContentDefinitions> GetAsync() => engine.InScopeAsync((IContentDefinitionManager manager) => manager.GetAsync().AsTask());
}
