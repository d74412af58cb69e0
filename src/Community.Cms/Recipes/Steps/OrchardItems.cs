using System.Text.Json;
using System.Text.Json.Nodes;

namespace Community.Cms.Recipes.Steps;

/// <summary>Small differences between items of Orchard Core's public recipes and those of this engine.</summary>
internal static class OrchardItems
{
    /// <summary>Changes an item, and those inside it, into the form used here.</summary>
    public static void Adapt(JsonObject item)
    {
        // Older recipes keep a menu entry's text beside its address; here, as in newer ones, it is the entry's title.
        if (item["LinkMenuItemPart"] is JsonObject link && Text(link["Name"]) is { Length: > 0 } name && item["TitlePart"] is null)
        {
            item["TitlePart"] = new JsonObject { ["Title"] = name };
            item["DisplayText"] ??= name;
            link.Remove("Name");
        }
        foreach (var (key, node) in item.ToList())
            AdaptInside(key, node);
    }

    private static void AdaptInside(string name, JsonNode? node)
    {
        if (node is JsonObject inner)
            Adapt(inner);
        if (node is not JsonArray elements)
            return;
        for (var i = 0; i < elements.Count; i++)
        {
            // Paths of media begin with a slash in some recipes.
            if (name == "Paths" && Text(elements[i]) is { } path && path.StartsWith('/'))
                elements[i] = path.TrimStart('/');
            AdaptInside("", elements[i]);
        }
    }

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;
}
