using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Recipes;
using Community.Abstractions.Sites;
using Community.Cms.Recipes.Expressions;

namespace Community.Cms.Recipes;

/// <summary>Writes the whole site as one recipe. Run on an empty site it makes the same site: settings, roles, definitions, media and content. Accounts stay.</summary>
internal sealed class RecipeExporter(IEnumerable<IRecipeStep> steps, ISiteDocuments documents)
{
    /// <summary>Writes the recipe, a piece at a time.</summary>
    public async Task ExportAsync(Stream output, CancellationToken cancellationToken = default)
    {
        await using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        await WriteHeadAsync(writer, cancellationToken);
        writer.WriteStartArray("steps");
        foreach (var step in steps.OrderBy(step => step.Order))
        {
            if (step is IStreamedRecipeStep streamed)
                await streamed.ExportAsync(writer, () => writer.FlushAsync(cancellationToken), cancellationToken);
            else if (await step.ExportAsync(cancellationToken) is { } json)
                Escape(json).WriteTo(writer, ContentItem.JsonOptions);
            await writer.FlushAsync(cancellationToken);
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>The same JSON in which no text can be taken for an expression.</summary>
    public static T Escape<T>(T node) where T : JsonNode => (T)Copy(node)!;

    private static JsonNode? Copy(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(pair => KeyValuePair.Create(pair.Key, Copy(pair.Value)))),
        JsonArray elements => new JsonArray([.. elements.Select(Copy)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(ExpressionText.Escape(value.GetValue<string>())),
        _ => node?.DeepClone(),
    };

    private async Task WriteHeadAsync(Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        var settings = await documents.GetAsync<SiteSettings>(cancellationToken);
        writer.WriteString("name", "site");
        writer.WriteString("displayName", settings.SiteName);
        writer.WriteString("description", settings.Description ?? "");
        writer.WriteString("author", "");
        writer.WriteString("website", settings.BaseUrl ?? "");
        writer.WriteString("version", "1.0.0");
        writer.WriteBoolean("issetuprecipe", true);
        writer.WriteStartArray("categories");
        writer.WriteEndArray();
        writer.WriteStartArray("tags");
        writer.WriteEndArray();
    }
}
