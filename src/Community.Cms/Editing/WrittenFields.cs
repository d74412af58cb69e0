using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Content;

namespace Community.Cms.Editing;

/// <summary>A part or field that holds text, links or pictures.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Kind">Class of the field or part.</param>
/// <param name="Node">Its JSON.</param>
/// <param name="Field">The field's definition; null for a part.</param>
/// <param name="BelowHeading">Whether the block it is in has a heading of its own, below which it stands.</param>
internal sealed record WrittenField(string Path, string Kind, JsonObject Node, ContentPartFieldDefinition? Field, bool BelowHeading)
{
    /// <summary>A text member; null when it is none.</summary>
    public string? Text(string member) => ContentTree.Text(Node[member]);

    /// <summary>The texts of a list.</summary>
    public IReadOnlyList<string> Texts(string member) => Node[member] is JsonArray list ? [.. list.Select(one => ContentTree.Text(one) ?? "")] : [];
}

/// <summary>Walks through everything that people wrote into an item, blocks included.</summary>
internal static class WrittenFields
{
    public static IEnumerable<WrittenField> Of(ContentItem item, ContentDefinitions all) =>
        all.FindType(item.ContentType) is { } type ? Walk(item.Content, type, all, "", 0) : [];

    private static IEnumerable<WrittenField> Walk(JsonObject content, ContentTypeDefinition type, ContentDefinitions all, string above, int depth)
    {
        bool heading = depth > 0 && type.Parts.Any(part => Has(content, part.Name, "Heading") || Has(content, part.Name, "Title"));
        foreach (var part in type.Parts)
        {
            if (content[part.Name] is not JsonObject node)
                continue;
            yield return new(above + part.Name, part.Part.Name, node, null, heading);
            foreach (var field in part.Part.Fields)
                if (node[field.Name] is JsonObject value)
                    yield return new($"{above}{part.Name}.{field.Name}", field.FieldName, value, field, heading);
        }
        if (depth >= ContentTree.MaxDepth)
            yield break;
        foreach (var (part, items) in ContentTree.Children(content))
            for (var i = 0; i < items.Count; i++)
                if (items[i] is JsonObject inner && all.FindType(ContentTree.Text(inner["ContentType"])) is { } innerType)
                    foreach (var field in Walk(inner, innerType, all, $"{above}{part}[{i}].", depth + 1))
                        yield return field;
    }

    private static bool Has(JsonObject content, string part, string field) =>
        !string.IsNullOrWhiteSpace(ContentTree.Text(((content[part] as JsonObject)?[field] as JsonObject)?["Text"]));
}
