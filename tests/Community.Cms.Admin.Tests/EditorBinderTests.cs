using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Admin.Editing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;
using Shouldly;
using Xunit;

namespace Community.Cms.Admin.Tests;

public sealed class EditorBinderTests
{
    [Theory]
    [InlineData("TextField", "Text", "Bonjour 🙂", "Text", "\"Bonjour 🙂\"")]
    [InlineData("TextField", "Text", "  ", "Text", null)]
    [InlineData("TextField", "Text", "a\r\nb", "Text", "\"a\\nb\"")]
    [InlineData("HtmlField", "Html", "<p>été</p>", "Html", "\"<p>été</p>\"")]
    [InlineData("MarkdownField", "Markdown", "**é**", "Markdown", "\"**é**\"")]
    [InlineData("NumericField", "Value", "1 234,50", "Value", "1234.50")]
    [InlineData("NumericField", "Value", "1,234.5", "Value", "1234.5")]
    [InlineData("NumericField", "Value", "−3", "Value", "-3")]
    [InlineData("NumericField", "Value", "", "Value", null)]
    [InlineData("DateField", "Value", "2026-11-24", "Value", "\"2026-11-24T00:00:00\"")]
    [InlineData("DateField", "Value", "24/11/2026", "Value", "\"2026-11-24T00:00:00\"")]
    [InlineData("DateField", "Value", "", "Value", null)]
    [InlineData("DateTimeField", "Value", "2026-11-24T18:30", "Value", "\"2026-11-24T17:30:00Z\"")]
    [InlineData("TimeField", "Value", "9 h 30", "Value", "\"09:30:00\"")]
    [InlineData("TimeField", "Value", "18:05", "Value", "\"18:05:00\"")]
    [InlineData("LinkField", "Url", "~/agenda", "Url", "\"~/agenda\"")]
    [InlineData("LinkField", "Url", "mailto:bonjour@example.org", "Url", "\"mailto:bonjour@example.org\"")]
    public void What_is_typed_well_is_in_the_item(string field, string member, string typed, string stored, string? json)
    {
        var bound = Bind(Type(field), new() { [$"Item.Thing.F.{member}"] = typed });
        bound.Errors.ShouldBeEmpty();
        JsonNode.DeepEquals(Node(bound)[stored], json is null ? null : JsonNode.Parse(json)).ShouldBeTrue(Node(bound).ToJsonString());
    }

    [Theory]
    [InlineData("NumericField", "Value", "douze")]
    [InlineData("NumericField", "Value", "99999999999999999999999999999999")]
    [InlineData("DateField", "Value", "abc")]
    [InlineData("DateField", "Value", "31/02/2026")]
    [InlineData("DateTimeField", "Value", "demain")]
    [InlineData("DateTimeField", "Value", "2026-03-29T02:30")]
    [InlineData("TimeField", "Value", "25:00")]
    [InlineData("GeoPointField", "Latitude", "91")]
    [InlineData("GeoPointField", "Longitude", "est")]
    public void What_cannot_be_read_is_kept_as_typed_with_an_error_beside_the_field(string field, string member, string typed)
    {
        var bound = Bind(Type(field), new() { [$"Item.Thing.F.{member}"] = typed });
        bound.Errors.ShouldHaveSingleItem().Path.ShouldBe("Thing.F");
        RawText.Get(Node(bound), member).ShouldBe(typed);
    }

    [Fact]
    public void What_cannot_be_read_is_never_stored()
    {
        var bound = Bind(Type("DateField"), new() { ["Item.Thing.F.Value"] = "abc" });
        RawText.Strip(bound.Item.Content);
        bound.Item.ToJson().ShouldNotContain("abc");
    }

    [Theory]
    [InlineData("TextField", "Text")]
    [InlineData("HtmlField", "Html")]
    [InlineData("MarkdownField", "Markdown")]
    [InlineData("NumericField", "Value")]
    [InlineData("LinkField", "Url")]
    public void A_null_byte_is_taken_out_and_reported(string field, string member)
    {
        var bound = Bind(Type(field), new() { [$"Item.Thing.F.{member}"] = "1\0" });
        bound.Errors.ShouldContain(error => error.Path == "Thing.F");
        bound.Item.ToJson().ShouldNotContain("\\u0000");
    }

    [Theory]
    [InlineData("TextField", "Text", 50_001)]
    [InlineData("HtmlField", "Html", 500_001)]
    [InlineData("MarkdownField", "Markdown", 500_001)]
    [InlineData("NumericField", "Value", 101)]
    [InlineData("LinkField", "Url", 2001)]
    public void A_text_that_is_too_long_is_reported_and_kept(string field, string member, int length) =>
        Bind(Type(field), new() { [$"Item.Thing.F.{member}"] = new string('1', length) }).Errors.ShouldContain(error => error.Path == "Thing.F");

    [Fact]
    public void The_longest_text_of_a_field_is_its_own_setting()
    {
        var type = Type("TextField", """{"TextFieldSettings":{"MaxLength":5}}""");
        Bind(type, new() { ["Item.Thing.F.Text"] = "cinq!" }).Errors.ShouldBeEmpty();
        Bind(type, new() { ["Item.Thing.F.Text"] = "six!!!" }).Errors.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("//example.org")]
    [InlineData("data:text/html,x")]
    [InlineData("deux mots")]
    public void A_link_leads_to_the_web_a_mailbox_a_telephone_or_this_site(string url) =>
        Bind(Type("LinkField"), new() { ["Item.Thing.F.Url"] = url }).Errors.ShouldHaveSingleItem();

    [Fact]
    public void A_link_opens_in_a_new_tab_when_the_box_says_so_and_nowhere_else()
    {
        Dictionary<string, StringValues> form = new() { ["Item.Thing.F.Url"] = "https://example.org", ["Item.Thing.F.Shown"] = "1" };
        string? Target(string? before, string? ticked)
        {
            var sent = ticked is null ? form : new(form) { ["Item.Thing.F.Target"] = ticked };
            var bound = Bind(Type("LinkField"), sent, Item("""{"Thing":{"F":{"Target":BEFORE}}}""".Replace("BEFORE", before is null ? "null" : $"\"{before}\"", StringComparison.Ordinal)));
            bound.Errors.Count.ShouldBe(ticked is null or "_blank" ? 0 : 1);
            return Node(bound).Text("Target");
        }
        Target(null, "_blank").ShouldBe("_blank");
        Target("_blank", null).ShouldBeNull();
        Target("_blank", "_blank").ShouldBe("_blank");
        Target("_top", null).ShouldBe("_top");
        Target(null, "evil").ShouldBeNull();
        Node(Bind(Type("LinkField"), new() { ["Item.Thing.F.Url"] = "https://example.org" }, Item("""{"Thing":{"F":{"Target":"_blank"}}}"""))).Text("Target").ShouldBe("_blank");
    }

    [Fact]
    public void An_unchecked_box_is_a_no_and_a_box_the_page_did_not_have_stays()
    {
        var yes = Item("""{"Thing":{"F":{"Value":true}}}""");
        Node(Bind(Type("BooleanField"), new() { ["Item.Thing.F.Shown"] = "1" }, yes))["Value"]!.GetValue<bool>().ShouldBeFalse();
        Node(Bind(Type("BooleanField"), [], Item("""{"Thing":{"F":{"Value":true}}}""")))["Value"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void Lines_become_the_texts_of_a_list() =>
        Node(Bind(Type("MultiTextField"), new() { ["Item.Thing.F.Shown"] = "1", ["Item.Thing.F.Values"] = " a \r\n\r\nb\na" }))
            .Texts("Values").ShouldBe(["a", "b"]);

    [Fact]
    public void A_value_outside_the_list_is_refused()
    {
        var type = Type("TextField", """{"ContentPartFieldSettings":{"Editor":"PredefinedList"},"TextFieldPredefinedListEditorSettings":{"Options":[{"name":"A","value":"a"}]}}""");
        Bind(type, new() { ["Item.Thing.F.Text"] = "a" }).Errors.ShouldBeEmpty();
        Bind(type, new() { ["Item.Thing.F.Text"] = "b" }).Errors.ShouldHaveSingleItem();
    }

    [Fact]
    public void Pictures_keep_their_order_and_words_and_one_is_taken_out_by_its_place()
    {
        Dictionary<string, StringValues> form = new()
        {
            ["Item.Thing.F.Shown"] = "1", ["Item.Thing.F.Paths"] = new(["a.webp", "b.webp"]), ["Item.Thing.F.MediaTexts"] = new(["", "Des dunes"]), ["Item.Thing.F.Pick"] = "c.webp",
        };
        var type = Type("MediaField", """{"MediaFieldSettings":{"Multiple":true}}""");
        var node = Node(Bind(type, form));
        node.Texts("Paths").ShouldBe(["a.webp", "b.webp", "c.webp"]);
        node.Texts("MediaTexts").ShouldBe(["", "Des dunes", ""]);
        Node(Bind(type, form, command: new("drop", "Thing.F", "0"))).Texts("MediaTexts").ShouldBe(["Des dunes", ""]);
        Bind(type, new() { ["Item.Thing.F.Shown"] = "1", ["Item.Thing.F.Paths"] = "../../secret" }).Errors.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("ContentPickerField", "Ids", "nothing")]
    [InlineData("TaxonomyField", "Terms", "nothing")]
    public void An_id_that_cannot_be_one_is_refused(string field, string member, string typed) =>
        Bind(Type(field), new() { ["Item.Thing.F.Shown"] = "1", [$"Item.Thing.F.{member}"] = typed }).Errors.ShouldHaveSingleItem();

    [Fact]
    public void A_field_for_one_thing_takes_the_one_that_was_added_last()
    {
        var (old, added) = (ContentIds.New(), ContentIds.New());
        Node(Bind(Type("ContentPickerField"), new() { ["Item.Thing.F.Shown"] = "1", ["Item.Thing.F.Ids"] = old, ["Item.Thing.F.Add"] = added }))
            .Texts("ContentItemIds").ShouldBe([added]);
    }

    [Fact]
    public void Half_a_point_is_no_point() =>
        Bind(Type("GeoPointField"), new() { ["Item.Thing.F.Latitude"] = "50,95", ["Item.Thing.F.Longitude"] = "" }).Errors.ShouldHaveSingleItem();

    [Fact]
    public void What_the_definition_does_not_know_stays_as_it_is()
    {
        var item = Item("""{"Thing":{"F":{"Text":"a","Extra":1},"Gone":{"Text":"x"}},"OtherPart":{"Deep":[1,2]}}""");
        var bound = Bind(Type("TextField"), new() { ["Item.Thing.F.Text"] = "b" }, item);
        bound.Item.Content.ToJsonString().ShouldBe("""{"Thing":{"F":{"Text":"b","Extra":1},"Gone":{"Text":"x"}},"OtherPart":{"Deep":[1,2]}}""");
    }

    [Fact]
    public void An_audience_that_does_not_exist_is_refused()
    {
        Bind(Type("TextField"), new() { ["Item.Audience.Value"] = "members" }).Item.Audience.ShouldBe("members");
        var bound = Bind(Type("TextField"), new() { ["Item.Audience.Value"] = "aliens" });
        bound.Errors.ShouldHaveSingleItem().Path.ShouldBe("Audience");
        bound.Item.Audience.ShouldBe("public");
    }

    [Fact]
    public void Blocks_are_added_moved_and_removed_and_what_was_typed_in_them_moves_along()
    {
        Dictionary<string, StringValues> form = new()
        {
            ["Item.FlowPart.Shown"] = "1",
            ["Item.FlowPart[0].ContentItemId"] = ContentIds.New(), ["Item.FlowPart[0].ContentType"] = "Block", ["Item.FlowPart[0].Block.F.Value"] = "un",
            ["Item.FlowPart[1].ContentItemId"] = ContentIds.New(), ["Item.FlowPart[1].ContentType"] = "Block", ["Item.FlowPart[1].Block.F.Value"] = "2",
        };
        var moved = Bind(Flow, form, command: new("down", "FlowPart[0]"));
        moved.Focus.ShouldBe("FlowPart[1]");
        Blocks(moved).Select(block => RawText.Get(block.Object("Block").Object("F"), "Value")).ShouldBe([null, "un"]);

        Blocks(Bind(Flow, form, command: new("remove", "FlowPart[0]"))).ShouldHaveSingleItem().Object("Block").Object("F").Number("Value").ShouldBe(2);
        Blocks(Bind(Flow, form, command: new("add", "FlowPart", "Block"))).Count.ShouldBe(3);
        Bind(Flow, form, command: new("add", "FlowPart", "Alien")).Errors.ShouldContain(error => error.Path == "FlowPart");
        Blocks(Bind(Flow, form, command: new("up", "FlowPart[0]"))).Count.ShouldBe(2);
    }

    [Fact]
    public void A_block_of_a_kind_that_may_not_stand_there_is_left_out()
    {
        var bound = Bind(Flow, new() { ["Item.FlowPart.Shown"] = "1", ["Item.FlowPart[0].ContentItemId"] = ContentIds.New(), ["Item.FlowPart[0].ContentType"] = "Page" });
        Blocks(bound).ShouldBeEmpty();
        bound.Errors.ShouldHaveSingleItem();
    }

    [Fact]
    public void Taking_every_block_away_empties_the_list_and_a_form_without_the_list_keeps_it()
    {
        const string Stored = """{"FlowPart":{"Widgets":[{"ContentItemId":"1","ContentType":"Block"}]}}""";
        Blocks(Bind(Flow, new() { ["Item.FlowPart.Shown"] = "1" }, Item(Stored, "Flow"))).ShouldBeEmpty();
        Blocks(Bind(Flow, [], Item(Stored, "Flow"))).Count.ShouldBe(1);
    }

    private static readonly ContentDefinitions Flow = Definitions(
        new ContentTypeDefinition("Thing", null, [], [new("FlowPart", new("FlowPart", [], []), (JsonObject)JsonNode.Parse("""{"FlowPartSettings":{"ContainedContentTypes":["Block"]}}""")!)]),
        new ContentTypeDefinition("Block", null, [], [new("Block", new("Block", [], [new("F", "NumericField", [])]), [])]),
        new ContentTypeDefinition("Page", null, [], []));

    private static ContentDefinitions Type(string field, string settings = "{}") => Definitions(
        new ContentTypeDefinition("Thing", null, [], [new("Thing", new("Thing", [], [new("F", field, (JsonObject)JsonNode.Parse(settings)!)]), [])]));

    private static ContentDefinitions Definitions(params ContentTypeDefinition[] types) => new(types.ToDictionary(type => type.Name), new Dictionary<string, ContentPartDefinition>());

    private static ContentItem Item(string content = "{}", string type = "Thing") =>
        new() { ContentItemId = ContentIds.New(), ContentType = type == "Flow" ? "Thing" : type, Content = (JsonObject)JsonNode.Parse(content)! };

    private static BoundItem Bind(ContentDefinitions definitions, Dictionary<string, StringValues> form, ContentItem? item = null, EditorCommand? command = null) =>
        new EditorBinder(new EnglishTexts()).Bind(item ?? Item(), definitions, new FormCollection(form), command ?? new(EditorCommand.Save));

    private static JsonObject Node(BoundItem bound) => bound.Item.Content.Object("Thing").Object("F");

    private static IReadOnlyList<JsonObject> Blocks(BoundItem bound) => bound.Item.Content.Object("FlowPart").Objects("Widgets");

    private sealed class EnglishTexts : IStringLocalizer<Strings>
    {
        public LocalizedString this[string name] => new(name, name);
        public LocalizedString this[string name, params object[] arguments] => new(name, string.Format(null, name, arguments));
        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
