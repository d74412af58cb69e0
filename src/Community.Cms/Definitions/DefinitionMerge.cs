using System.Text.Json.Nodes;
using Community.Abstractions.Definitions;
using Community.Abstractions.Recipes;
using Community.Cms.Recipes;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Definitions;

/// <summary>Checks a <c>ContentDefinition</c> step and adds it to the stored document: what the step names is changed, the rest stays.</summary>
internal sealed class DefinitionMerge(IStringLocalizer<RecipeStrings> T)
{
    private const int MaxNameLength = 100;

    // A part of this name could not be told from the item's own property.
    private static readonly HashSet<string> OwnProperties = new(StringComparer.OrdinalIgnoreCase)
    {
        "ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published", "ModifiedUtc", "PublishedUtc", "CreatedUtc",
        "Owner", "Author", "Audience",
    };

    /// <exception cref="RecipeException">The step is malformed; nothing was changed in <paramref name="document"/> that anyone should keep.</exception>
    public void Apply(JsonObject document, JsonObject step)
    {
        var shape = new RecipeShape(step, "ContentDefinition", T);
        foreach (var type in shape.Objects("ContentTypes"))
            ApplyType(document, type);
        foreach (var part in shape.Objects("ContentParts"))
            ApplyPart(document, part);
    }

    /// <summary>A field that may stay empty from now on.</summary>
    public static void Waive(JsonObject document, string part, ContentPartFieldDefinition field)
    {
        var settings = (JsonObject)Record(Record(document, "ContentParts", part), "ContentPartFieldDefinitionRecords", field.Name)["Settings"]!;
        // Both styles of settings may say so.
        foreach (var group in new[] { settings, settings[field.FieldName + "Settings"] as JsonObject }.OfType<JsonObject>().Where(group => group.ContainsKey("Required")))
            group["Required"] = false;
    }

    private void ApplyType(JsonObject document, RecipeShape type)
    {
        var record = Record(document, "ContentTypes", Name(type, "Name"));
        if (type.OptionalText("DisplayName") is { } displayName)
            record["DisplayName"] = displayName;
        MergeSettings(record, type);
        foreach (var use in type.Objects("ContentTypePartDefinitionRecords"))
        {
            var partName = Name(use, "PartName");
            var name = use.Find("Name") is null ? partName : Name(use, "Name");
            if (OwnProperties.Contains(name))
                throw RecipeShape.Fault(use.PlaceOf("Name"), T["{0}: “{1}” is a property of every content item and cannot name a part.", use.PlaceOf("Name"), name]);
            var useRecord = Record(record, "ContentTypePartDefinitionRecords", name);
            useRecord["PartName"] = partName;
            MergeSettings(useRecord, use);
        }
    }

    private void ApplyPart(JsonObject document, RecipeShape part)
    {
        var record = Record(document, "ContentParts", Name(part, "Name"));
        MergeSettings(record, part);
        foreach (var field in part.Objects("ContentPartFieldDefinitionRecords"))
        {
            var fieldRecord = Record(record, "ContentPartFieldDefinitionRecords", Name(field, "Name"));
            fieldRecord["FieldName"] = Name(field, "FieldName");
            MergeSettings(fieldRecord, field);
        }
    }

    private string Name(RecipeShape shape, string property)
    {
        var name = shape.RequiredText(property);
        if (name.Length > MaxNameLength || !char.IsAsciiLetter(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            throw RecipeShape.Fault(shape.PlaceOf(property), T["{0}: “{1}” is no technical name. It starts with a letter and holds letters, digits, _ and -, {2} at most.",
                shape.PlaceOf(property), name.Length > MaxNameLength ? name[..20] + "…" : name, MaxNameLength]);
        return name;
    }

    /// <summary>The record of a name in a list, made when there is none.</summary>
    private static JsonObject Record(JsonObject owner, string list, string name)
    {
        if (owner[list] is not JsonArray records)
            owner[list] = records = [];
        var record = records.OfType<JsonObject>().FirstOrDefault(known => (string?)known["Name"] == name);
        if (record is null)
            records.Add(record = new JsonObject { ["Name"] = name });
        return record;
    }

    private static void MergeSettings(JsonObject record, RecipeShape shape)
    {
        if (record["Settings"] is not JsonObject settings)
            record["Settings"] = settings = [];
        if (shape.OptionalObject("Settings") is { } given)
            Merge(settings, given);
    }

    /// <summary>Objects are merged, everything else is replaced.</summary>
    private static void Merge(JsonObject target, JsonObject given)
    {
        foreach (var (name, value) in given)
        {
            if (value is JsonObject inner && target[name] is JsonObject known)
                Merge(known, inner);
            else
                target[name] = value?.DeepClone();
        }
    }
}
