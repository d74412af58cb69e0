using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;

namespace Community.Cms.Content;

/// <summary>Items inside items: blocks, bags, terms, menu entries. Whatever the part, they are arrays of objects that name their content type.</summary>
internal static class ContentTree
{
    /// <summary>Deeper than any composition that people make by hand.</summary>
    public const int MaxDepth = 10;

    /// <summary>The arrays of items in one item's parts: the part's name and the array.</summary>
    public static IEnumerable<(string Part, JsonArray Items)> Children(JsonObject content)
    {
        foreach (var (name, node) in content)
        {
            if (node is JsonArray direct && IsItems(direct))
                yield return (name, direct);
            if (node is JsonObject part)
                foreach (var (_, value) in part)
                    if (value is JsonArray items && IsItems(items))
                        yield return (name, items);
        }
    }

    /// <summary>Gives an id to every inner item that has none, and a display text from its title.</summary>
    public static void Complete(JsonObject content, int depth = 0)
    {
        if (depth > MaxDepth)
            return;
        foreach (var (_, items) in Children(content))
            foreach (var inner in items.OfType<JsonObject>())
            {
                if (!ContentIds.IsValid(Text(inner["ContentItemId"])))
                    inner["ContentItemId"] = ContentIds.New();
                if ((inner["TitlePart"] as JsonObject)?["Title"] is { } title)
                    inner["DisplayText"] = Text(title);
                Complete(inner, depth + 1);
            }
    }

    /// <summary>A string node's text, else null.</summary>
    public static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static bool IsItems(JsonArray array) => array.Count > 0 && array.All(element => element is JsonObject item && item.ContainsKey("ContentType"));
}
