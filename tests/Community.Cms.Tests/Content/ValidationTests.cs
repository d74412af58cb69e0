using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Testing;

namespace Community.Cms.Tests.Content;

public sealed class ValidationTests(House house) : IClassFixture<House>
{
    public static TheoryData<string, string, string, bool> Cases => new()
    {
        // field, settings, value, may be published
        { "TextField", """{"Required":true}""", """{"Text":"  "}""", false },
        { "TextField", """{"Required":true}""", """{"Text":"oui"}""", true },
        { "TextField", """{"MaxLength":3}""", """{"Text":"quatre"}""", false },
        { "TextField", """{"MinLength":3}""", """{"Text":"un"}""", false },
        { "TextField", """{"Pattern":"[0-9]{5}"}""", """{"Text":"62100"}""", true },
        { "TextField", """{"Pattern":"[0-9]{5}"}""", """{"Text":"62100 "}""", false },
        { "TextField", "{}", """{"Text":12}""", false },
        { "HtmlField", """{"Required":true}""", """{"Html":""}""", false },
        { "MarkdownField", """{"MaxLength":2}""", """{"Markdown":"abc"}""", false },
        { "NumericField", """{"Required":true}""", """{"Value":null}""", false },
        { "NumericField", """{"Minimum":1,"Maximum":10}""", """{"Value":0}""", false },
        { "NumericField", """{"Minimum":1,"Maximum":10}""", """{"Value":11}""", false },
        { "NumericField", """{"Minimum":1,"Maximum":10}""", """{"Value":10}""", true },
        { "NumericField", """{"Minimum":"1"}""", """{"Value":0}""", false },
        { "NumericField", """{"Scale":0}""", """{"Value":1.5}""", false },
        { "NumericField", """{"Scale":2}""", """{"Value":1.25}""", true },
        { "BooleanField", """{"Required":true}""", """{"Value":false}""", false },
        { "DateField", """{"Required":true}""", """{}""", false },
        { "DateField", """{"Minimum":"2026-01-01"}""", """{"Value":"2025-12-31"}""", false },
        { "DateTimeField", """{"Maximum":"2026-12-31"}""", """{"Value":"2027-01-01T00:00:00Z"}""", false },
        { "DateTimeField", "{}", """{"Value":"demain"}""", false },
        { "TimeField", "{}", """{"Value":"25:00:00"}""", false },
        { "TimeField", "{}", """{"Value":"18:30:00"}""", true },
        { "LinkField", """{"Required":true}""", """{"Url":""}""", false },
        { "LinkField", "{}", """{"Url":"javascript:alert(1)"}""", false },
        { "LinkField", "{}", """{"Url":"//ailleurs.example"}""", false },
        { "LinkField", "{}", """{"Url":"~/contact"}""", true },
        { "LinkField", "{}", """{"Url":"https://example.org/"}""", true },
        { "LinkField", """{"LinkTextMode":"Required"}""", """{"Url":"/a"}""", false },
        { "LinkField", "{}", """{"Url":"/a","Target":"_blank"}""", true },
        { "LinkField", "{}", """{"Url":"/a","Target":"evil"}""", false },
        { "MultiTextField", """{"Required":true}""", """{"Values":[]}""", false },
        { "MultiTextField", """{"MinCount":2}""", """{"Values":["a"]}""", false },
        { "MultiTextField", """{"MaxCount":1}""", """{"Values":["a","b"]}""", false },
        { "MultiTextField", """{"Options":[{"name":"A","value":"a"}]}""", """{"Values":["b"]}""", false },
        { "MediaField", """{"Required":true}""", """{"Paths":[]}""", false },
        { "MediaField", "{}", """{"Paths":["a.webp","b.webp"]}""", false },
        { "MediaField", """{"Multiple":true}""", """{"Paths":["a.webp","b.webp"]}""", true },
        { "MediaField", "{}", """{"Paths":["../secret.txt"]}""", false },
        { "ContentPickerField", """{"Required":true}""", """{"ContentItemIds":[]}""", false },
        { "ContentPickerField", "{}", """{"ContentItemIds":["00000000000000000000000000"]}""", false },
        { "UserPickerField", "{}", """{"UserIds":["personne"]}""", false },
        { "TaxonomyField", """{"Required":true}""", """{"TermContentItemIds":[]}""", false },
        { "TaxonomyField", "{}", """{"TermContentItemIds":["00000000000000000000000000"]}""", false },
        { "GeoPointField", """{"Required":true}""", """{}""", false },
        { "GeoPointField", "{}", """{"Latitude":91,"Longitude":1}""", false },
        { "GeoPointField", "{}", """{"Latitude":50.95,"Longitude":181}""", false },
        { "GeoPointField", "{}", """{"Latitude":50.95}""", false },
        { "GeoPointField", "{}", """{"Latitude":50.95,"Longitude":1.85}""", true },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Publishing_checks_every_field_against_its_settings(string field, string settings, string value, bool fine)
    {
        var type = await DefineAsync(field, settings);
        var item = new ContentItem { ContentType = type, DisplayText = "x" };
        item.Content[type] = new JsonObject { ["Value"] = JsonNode.Parse(value) };

        var errors = await house.Host.WithAsync<IContentManager, IReadOnlyList<ContentError>>(content => content.ValidateAsync(item));

        if (fine)
            errors.ShouldBeEmpty();
        else
            errors.ShouldContain(error => error.Path == type + ".Value" && error.Message.Length > 0);
    }

    [Fact]
    public async Task A_draft_may_be_incomplete_but_not_too_long()
    {
        var type = await DefineAsync("TextField", """{"Required":true,"MaxLength":5}""");
        (await DraftAsync(type, "")).Succeeded.ShouldBeTrue();
        (await DraftAsync(type, "beaucoup trop long")).Errors.ShouldHaveSingleItem().Path.ShouldBe(type + ".Value");
    }

    [Fact]
    public async Task A_null_character_is_refused_with_a_word_about_it()
    {
        var type = await DefineAsync("TextField", "{}");
        (await DraftAsync(type, "a\0b")).Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Emoji_and_every_script_are_kept_as_they_are()
    {
        var type = await DefineAsync("TextField", "{}");
        const string text = "Dentelle 🧵 de Calais — кружево, レース, دانتيل";
        (await DraftAsync(type, text)).Item!.GetField<TextField>("Value")!.Text.ShouldBe(text);
    }

    private Task<ContentResult> DraftAsync(string type, string text) => house.Host.WithAsync<IContentManager, ContentResult>(async content =>
    {
        var item = (await content.NewAsync(type)).ApplyField(type, "Value", new TextField { Text = text });
        return await content.SaveDraftAsync(item, null, SystemUser.Principal);
    });

    // A type of the test's own, with one field.
    private Task<string> DefineAsync(string field, string settings)
    {
        var type = TestTypes.NewName();
        return house.Host.DefineTypeAsync(type, [TestTypes.Use(type)], new(new JsonObject
        {
            ["Name"] = type,
            ["Settings"] = new JsonObject(),
            ["ContentPartFieldDefinitionRecords"] = new JsonArray(new JsonObject
            {
                ["FieldName"] = field,
                ["Name"] = "Value",
                ["Settings"] = new JsonObject { [field + "Settings"] = JsonNode.Parse(settings) },
            }),
        }));
    }
}
