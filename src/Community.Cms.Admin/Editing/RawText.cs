using System.Text.Json.Nodes;

namespace Community.Cms.Admin.Editing;

/// <summary>
/// What was typed and cannot be read as a value (a date "soon"). It travels beside the value, inside the item's JSON, so that it stays with its block when blocks
/// are moved; it is taken out before anything is stored.
/// </summary>
internal static class RawText
{
    private const string Key = "$raw";

    public static void Set(JsonObject node, string member, string text)
    {
        if (node[Key] is not JsonObject raw)
            node[Key] = raw = [];
        raw[member] = text;
    }

    public static void Clear(JsonObject node, string member)
    {
        if (node[Key] is JsonObject raw && raw.Remove(member) && raw.Count == 0)
            node.Remove(Key);
    }

    public static string? Get(JsonObject node, string member) =>
        (node[Key] as JsonObject)?[member] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>Takes all of it out, at every depth.</summary>
    public static void Strip(JsonNode? node)
    {
        if (node is JsonObject thing)
        {
            thing.Remove(Key);
            foreach (var (_, inner) in thing)
                Strip(inner);
        }
        else if (node is JsonArray list)
        {
            foreach (var inner in list)
                Strip(inner);
        }
    }
}
