using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;

namespace Community.Site.Tests.House;

/// <summary>The recipes of the house, read without an engine.</summary>
internal static partial class RecipeText
{
    private static readonly JsonDocumentOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static IEnumerable<JsonObject> Steps(string file, DateTimeOffset now)
    {
        var text = Dates().Replace(File.ReadAllText(Repository.Path("recipes", file)), match => Moment(match, now)).Replace("[js: parameters('AdminUserId')]", "admin", StringComparison.Ordinal);
        return ((JsonObject)JsonNode.Parse(text, documentOptions: Reading)!)["steps"]!.AsArray().Select(step => (JsonObject)step!);
    }

    public static IEnumerable<ContentItem> Items(string file, DateTimeOffset now) => Steps(file, now)
        .Where(step => (string?)step["name"] == "content").SelectMany(step => step["data"]!.AsArray())
        .Select(item => ContentItem.Parse(item!.ToJsonString())).Select(WithVersion);

    public static ContentDefinitions Definitions(DateTimeOffset now)
    {
        var step = Steps("house.recipe.json", now).First(s => (string?)s["name"] == "ContentDefinition");
        var parts = step["ContentParts"]!.AsArray().Select(part => Part((JsonObject)part!)).ToDictionary(part => part.Name);
        var types = step["ContentTypes"]!.AsArray().Select(type => Type((JsonObject)type!, parts)).ToDictionary(type => type.Name);
        return new ContentDefinitions(types, parts);
    }

    private static ContentItem WithVersion(ContentItem item)
    {
        item.ContentItemVersionId = new string([.. item.ContentItemId.Reverse()]);
        return item;
    }

    private static ContentPartDefinition Part(JsonObject part) => new(
        (string)part["Name"]!, Settings(part),
        [.. part["ContentPartFieldDefinitionRecords"]!.AsArray().Select(f => new ContentPartFieldDefinition((string)f!["Name"]!, (string)f["FieldName"]!, Settings((JsonObject)f)))]);

    private static ContentTypeDefinition Type(JsonObject type, Dictionary<string, ContentPartDefinition> parts) => new(
        (string)type["Name"]!, (string?)type["DisplayName"], Settings(type),
        [.. type["ContentTypePartDefinitionRecords"]!.AsArray().Select(p => new ContentTypePartDefinition(
            (string)p!["Name"]!, parts.GetValueOrDefault((string)p["PartName"]!) ?? new((string)p["PartName"]!, [], []), Settings((JsonObject)p)))]);

    private static JsonObject Settings(JsonObject of) => of["Settings"] as JsonObject ?? [];

    private static string Moment(Match match, DateTimeOffset now)
    {
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var day = TimeZoneInfo.ConvertTime(now, paris).Date.AddDays(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        var local = day + TimeSpan.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);
        return TimeZoneInfo.ConvertTimeToUtc(local, paris).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\[js: daysFromNow\((-?\d+),\s*'(\d\d:\d\d)'\)\]")]
    private static partial Regex Dates();
}
