using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Cms.Recipes;

namespace Community.Cms.Definitions;

/// <summary>
/// Writes the definitions as a recipe that looks the same each time: types and parts by name, their parts and fields in order, settings by name. Two exports can be
/// compared line by line, and one that is run and exported again gives the same bytes.
/// </summary>
internal static class DefinitionExport
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string[] First = ["name", "Name", "DisplayName", "PartName", "FieldName", "Settings"];

    public static byte[] Write(JsonObject document)
    {
        var step = new JsonObject
        {
            ["name"] = ContentDefinitionManager.DocumentName,
            ["ContentTypes"] = Records(document["ContentTypes"]),
            ["ContentParts"] = Records(document["ContentParts"]),
        };
        var recipe = new JsonObject
        {
            ["name"] = "schema", ["displayName"] = "Types de contenu", ["displayNameEn"] = "Content types", ["description"] = "", ["author"] = "", ["website"] = "", ["version"] = "1.0.0",
            ["issetuprecipe"] = false, ["categories"] = new JsonArray(), ["tags"] = new JsonArray(), ["steps"] = new JsonArray(RecipeExporter.Escape(step)),
        };
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, Layout))
            recipe.WriteTo(writer);
        output.WriteByte((byte)'\n');
        return output.ToArray();
    }

    /// <summary>A copy in which the order of properties is always the same.</summary>
    public static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.OrderBy(pair => Rank(pair.Key)).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static JsonArray Records(JsonNode? list) =>
        new([.. (list as JsonArray ?? []).OfType<JsonObject>().OrderBy(record => (string?)record["Name"], StringComparer.Ordinal).Select(Record)]);

    private static JsonNode Record(JsonObject record)
    {
        var copy = (JsonObject)Sorted(record)!;
        Arrange(copy, "ContentTypePartDefinitionRecords", DefinitionText.UseSettings);
        Arrange(copy, "ContentPartFieldDefinitionRecords", DefinitionText.FieldSettings);
        return copy;
    }

    private static void Arrange(JsonObject record, string list, string group)
    {
        // A part that lost its last field is written as one that never had any.
        if (record[list] is JsonArray { Count: 0 })
            record.Remove(list);
        else if (record[list] is JsonArray records)
            record[list] = new JsonArray([.. records.OfType<JsonObject>()
                .OrderBy(one => DefinitionText.Get(one, group, "Position")?.ToString() ?? "", PositionComparer.Instance).Select(one => one.DeepClone())]);
    }

    private static int Rank(string name) => Array.IndexOf(First, name) is >= 0 and var rank ? rank : First.Length;
}
