using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Admin.Contents;

namespace Community.Cms.Admin.Editing;

/// <summary>One part or field of two texts.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Mine">As text.</param>
/// <param name="Theirs">As text.</param>
internal sealed record ComparedField(string Path, string Mine, string Theirs)
{
    public bool Differs => Mine != Theirs;
}

/// <summary>Two versions of one item, field by field.</summary>
internal static class ItemComparison
{
    public static IReadOnlyList<ComparedField> Of(ContentItem mine, ContentItem theirs, ContentTypeDefinition type, ContentDefinitions definitions, ItemWords words)
    {
        var compared = new List<ComparedField>();
        foreach (var part in type.Parts)
        {
            var (left, right) = (mine.Content[part.Name] as JsonObject ?? [], theirs.Content[part.Name] as JsonObject ?? []);
            var fields = part.Part.Fields.Select(field => field.Name).ToHashSet();
            compared.Add(new(part.Name, Words(left, fields), Words(right, fields)));
            compared.AddRange(part.Part.Fields.Select(field => new ComparedField($"{part.Name}.{field.Name}", Words(left[field.Name]), Words(right[field.Name]))));
        }
        compared.Add(new("Audience", words.Audience(mine.Audience), words.Audience(theirs.Audience)));
        return [.. compared.Where(field => field.Mine.Length + field.Theirs.Length > 0)];
    }

    private static string Words(JsonObject part, HashSet<string> fields) =>
        string.Join('\n', part.Where(member => !fields.Contains(member.Key)).Select(member => Words(member.Value)).Where(text => text.Length > 0));

    // Every text and number in it, a line for each; identifiers say nothing to people.
    private static string Words(JsonNode? node) => node switch
    {
        JsonObject thing => string.Join('\n', thing
            .Where(member => member.Key is not ("ContentItemId" or "ContentType" or "LocalizationSet" or "DisplayText" or "TaxonomyContentItemId"))
            .Select(member => Words(member.Value)).Where(text => text.Length > 0)),
        JsonArray list => string.Join('\n', list.Select(Words).Where(text => text.Length > 0)),
        JsonValue value => value.ToString(),
        _ => "",
    };
}
