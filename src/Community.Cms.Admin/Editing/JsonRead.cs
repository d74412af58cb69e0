using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Community.Cms.Admin.Editing;

/// <summary>Reads JSON that may have any shape: what does not fit is not there.</summary>
internal static class JsonRead
{
    public static JsonObject Object(this JsonObject node, string name)
    {
        if (node[name] is JsonObject found)
            return found;
        var made = new JsonObject();
        node[name] = made;
        return made;
    }

    public static string? Text(this JsonObject node, string name) => node[name] is JsonValue value
        ? value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.ToJsonString(),
            _ => null,
        }
        : null;

    public static bool Flag(this JsonObject node, string name) => bool.TryParse(node.Text(name), out bool flag) && flag;

    public static decimal? Number(this JsonObject node, string name) =>
        decimal.TryParse(node.Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A date; one with an offset is turned into UTC, one without is taken as it is.</summary>
    public static DateTime? Moment(this JsonObject node, string name) =>
        DateTime.TryParse(node.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : null;

    public static TimeSpan? Time(this JsonObject node, string name) =>
        TimeSpan.TryParse(node.Text(name), CultureInfo.InvariantCulture, out var time) ? time : null;

    public static IReadOnlyList<string> Texts(this JsonObject node, string name) => node[name] is JsonArray list
        ? [.. list.OfType<JsonValue>().Where(value => value.GetValueKind() == JsonValueKind.String).Select(value => value.GetValue<string>())]
        : [];

    public static IReadOnlyList<JsonObject> Objects(this JsonObject node, string name) =>
        node[name] is JsonArray list ? [.. list.OfType<JsonObject>()] : [];

    public static JsonArray ToArray(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)value)];
}
