using System.Text.Json.Nodes;
using Community.Abstractions.Definitions;

namespace Community.Cms.Definitions;

/// <summary>Makes definitions of the stored document, which is in the format of a recipe's step and already checked.</summary>
internal static class DefinitionBuilder
{
    public static ContentDefinitions Build(JsonObject document)
    {
        var parts = Records(document, "ContentParts").Select(Part).ToDictionary(part => part.Name);
        var types = Records(document, "ContentTypes").Select(type => Type(type, parts)).ToDictionary(type => type.Name);
        return new(types, parts);
    }

    private static ContentPartDefinition Part(JsonObject record) => new(Text(record, "Name"), Settings(record),
        [.. Records(record, "ContentPartFieldDefinitionRecords").Select(Field).OrderBy(field => field.Position, PositionComparer.Instance)]);

    private static ContentPartFieldDefinition Field(JsonObject record) => new(Text(record, "Name"), Text(record, "FieldName"), Settings(record));

    private static ContentTypeDefinition Type(JsonObject record, Dictionary<string, ContentPartDefinition> parts) => new(
        Text(record, "Name"), (string?)record["DisplayName"], Settings(record),
        [.. Records(record, "ContentTypePartDefinitionRecords").Select(use => Use(use, parts)).OrderBy(use => use.Position, PositionComparer.Instance)]);

    private static ContentTypePartDefinition Use(JsonObject record, Dictionary<string, ContentPartDefinition> parts)
    {
        var partName = Text(record, "PartName");
        // Parts such as TitlePart are known by code alone.
        var part = parts.GetValueOrDefault(partName) ?? new ContentPartDefinition(partName, [], []);
        return new(Text(record, "Name"), part, Settings(record));
    }

    private static IEnumerable<JsonObject> Records(JsonObject owner, string name) => (owner[name] as JsonArray ?? []).OfType<JsonObject>();

    private static string Text(JsonObject record, string name) => record[name]!.GetValue<string>();

    // A copy without parent, with every node made now: definitions are read by many threads.
    private static JsonObject Settings(JsonObject record) => Copy(record["Settings"]) as JsonObject ?? [];

    private static JsonNode? Copy(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(pair => KeyValuePair.Create(pair.Key, Copy(pair.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(Copy)]),
        _ => node?.DeepClone(),
    };
}
