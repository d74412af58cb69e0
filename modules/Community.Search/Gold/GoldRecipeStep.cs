using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Recipes;
using Community.Abstractions.Sites;

namespace Community.Search.Gold;

/// <summary>
/// The recipe step <c>SearchGoldQueries</c>: <c>{ "name": "SearchGoldQueries", "Queries": [{ "Words": "…", "Culture": "fr", "ContentItemId": "…", "Title": "…" }] }</c>.
/// It replaces the list.
/// </summary>
internal sealed class GoldRecipeStep(ISiteDocuments documents) : IRecipeStep
{
    public string Name => "SearchGoldQueries";

    public int Order => 910;

    public async Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        if (context.Step["Queries"] is not JsonArray array || array.Count > GoldQueryList.Most)
            throw new RecipeException($"SearchGoldQueries: Queries must be a list of {GoldQueryList.Most} at most.");
        var queries = array.Select((node, i) => Read(node as JsonObject, i)).ToList();
        var stored = await documents.GetAsync<GoldQueryList>(cancellationToken);
        if (!stored.Queries.Select(Key).SequenceEqual(queries.Select(Key)))
            await documents.UpdateAsync<GoldQueryList>(list => list.Queries = queries, cancellationToken);
    }

    public async Task<JsonObject?> ExportAsync(CancellationToken cancellationToken)
    {
        var list = (await documents.GetAsync<GoldQueryList>(cancellationToken)).Queries;
        return list.Count == 0
            ? null
            : new JsonObject
            {
                ["name"] = Name,
                ["Queries"] = new JsonArray([.. list.Select(query => new JsonObject
                {
                    ["Words"] = query.Words, ["Culture"] = query.Culture, ["ContentItemId"] = query.ContentItemId, ["Title"] = query.Title,
                })]),
            };
    }

    private static string Key(GoldQuery query) => $"{query.Words}|{query.Culture}|{query.ContentItemId}|{query.Title}";

    private static GoldQuery Read(JsonObject? node, int place)
    {
        var (words, item) = (Text(node, "Words"), Text(node, "ContentItemId"));
        if (words is not { Length: > 0 and <= 200 } || item is not { Length: > 0 and <= 26 })
            throw new RecipeException($"SearchGoldQueries, Queries[{place}]: Words and ContentItemId are needed.");
        return new GoldQuery { Id = ContentIds.New(), Words = words, ContentItemId = item, Culture = Text(node, "Culture") == "en" ? "en" : "fr", Title = Text(node, "Title") ?? words };
    }

    private static string? Text(JsonObject? node, string name) => node?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text.Trim() : null;
}
