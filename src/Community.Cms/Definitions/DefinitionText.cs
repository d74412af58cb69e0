using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;

namespace Community.Cms.Definitions;

/// <summary>The stored definitions as a text that can be changed. Records keep whatever settings they have that nobody here knows.</summary>
internal sealed class DefinitionText(JsonObject document)
{
    public const string TypeSettings = "ContentTypeSettings", UseSettings = "ContentTypePartSettings", PartSettings = "ContentPartSettings", FieldSettings = "ContentPartFieldSettings";
    private const string TypeList = "ContentTypes", PartList = "ContentParts", UseList = "ContentTypePartDefinitionRecords", FieldList = "ContentPartFieldDefinitionRecords";

    public JsonObject Document => document;

    public DefinitionText Clone() => new((JsonObject)document.DeepClone());

    public ContentDefinitions Build() => DefinitionBuilder.Build(document);

    public JsonObject? Type(string name) => Find(List(document, TypeList), name);

    public JsonObject? Part(string name) => Find(List(document, PartList), name);

    public JsonObject? Use(string type, string name) => Type(type) is { } record ? Find(List(record, UseList), name) : null;

    public JsonObject? Field(string part, string name) => Part(part) is { } record ? Find(List(record, FieldList), name) : null;

    public JsonObject AddType(string name) => Add(document, TypeList, new() { ["Name"] = name });

    /// <summary>The record of a part, made when only code knew it.</summary>
    public JsonObject EnsurePart(string name) => Part(name) ?? Add(document, PartList, new() { ["Name"] = name });

    public JsonObject AddUse(string type, string part, string name)
    {
        var record = Add(Type(type)!, UseList, new() { ["Name"] = name, ["PartName"] = part });
        Order(List(Type(type)!, UseList), UseSettings);
        return record;
    }

    public JsonObject AddField(string part, string name, string kind)
    {
        var record = Add(EnsurePart(part), FieldList, new() { ["Name"] = name, ["FieldName"] = kind });
        Order(List(Part(part)!, FieldList), FieldSettings);
        return record;
    }

    public void RemoveType(string name) => Remove(List(document, TypeList), name);

    public void RemovePart(string name) => Remove(List(document, PartList), name);

    public void RemoveUse(string type, string name) => Remove(List(Type(type)!, UseList), name);

    public void RemoveField(string part, string name) => Remove(List(Part(part)!, FieldList), name);

    /// <summary>Puts a part of a type before another one; at the end when <paramref name="before"/> is null.</summary>
    public void PlaceUse(string type, string name, string? before) => Place(List(Type(type)!, UseList), UseSettings, name, before);

    /// <summary>Puts a field of a part before another one; at the end when <paramref name="before"/> is null.</summary>
    public void PlaceField(string part, string name, string? before) => Place(List(Part(part)!, FieldList), FieldSettings, name, before);

    /// <summary>Sets or clears a setting. Its flat form, of older recipes, goes: it would be read where the new one is cleared.</summary>
    public static void Put(JsonObject record, string group, string name, JsonNode? value)
    {
        if (record["Settings"] is not JsonObject settings)
            record["Settings"] = settings = [];
        settings.Remove(name);
        var own = settings[group] as JsonObject;
        if (value is null)
        {
            own?.Remove(name);
            return;
        }
        if (own is null)
            settings[group] = own = [];
        own[name] = value;
    }

    /// <summary>What a setting holds now, as it stands.</summary>
    public static JsonNode? Get(JsonObject record, string group, string name) =>
        record["Settings"] is not JsonObject settings ? null : (settings[group] as JsonObject)?[name] ?? settings[name];

    /// <summary>A short name for the state of some records: another one means that somebody changed them.</summary>
    public static string Stamp(params JsonNode?[] records)
    {
        var text = string.Join('\n', records.Select(record => DefinitionExport.Sorted(record)?.ToJsonString(ContentItem.JsonOptions) ?? "-"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..20];
    }

    private static JsonArray List(JsonObject owner, string name)
    {
        if (owner[name] is not JsonArray list)
            owner[name] = list = [];
        return list;
    }

    private static JsonObject? Find(JsonArray list, string name) => list.OfType<JsonObject>().FirstOrDefault(record => (string?)record["Name"] == name);

    private static JsonObject Add(JsonObject owner, string list, JsonObject record)
    {
        record["Settings"] = new JsonObject();
        List(owner, list).Add(record);
        return record;
    }

    private static void Remove(JsonArray list, string name)
    {
        if (Find(list, name) is { } record)
            list.Remove(record);
    }

    private static void Place(JsonArray list, string group, string name, string? before)
    {
        var records = Ordered(list, group);
        if (records.Find(record => (string?)record["Name"] == name) is not { } moved)
            return;
        records.Remove(moved);
        var at = records.FindIndex(record => (string?)record["Name"] == before);
        records.Insert(at < 0 ? records.Count : at, moved);
        Number(records, group);
    }

    // What was added has no place yet: it comes last.
    private static void Order(JsonArray list, string group) => Number(Ordered(list, group), group);

    private static List<JsonObject> Ordered(JsonArray list, string group) =>
        [.. list.OfType<JsonObject>().OrderBy(record => Get(record, group, "Position")?.ToString() ?? "", PositionComparer.Instance)];

    private static void Number(List<JsonObject> records, string group)
    {
        for (var i = 0; i < records.Count; i++)
            Put(records[i], group, "Position", i.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
