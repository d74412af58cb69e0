using System.Text.Json.Nodes;
using Community.Abstractions.Recipes;
using Community.Abstractions.Sites;

namespace Community.Search.SynonymLists;

/// <summary>The recipe step <c>SearchSynonyms</c>: <c>{ "name": "SearchSynonyms", "Lines": ["atelier, cours"] }</c>. It replaces the list.</summary>
internal sealed class SynonymsRecipeStep(ISiteDocuments documents) : IRecipeStep
{
    public string Name => "SearchSynonyms";

    public int Order => 900;

    public async Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var lines = ReadLines(context.Step);
        if (SynonymRules.Check(lines) is var (fault, line))
            throw new RecipeException($"SearchSynonyms, Lines[{line - 1}]: {fault}. Each line holds 2 words or expressions at least, apart by commas, in 200 characters; 500 lines at most.");
        var stored = await documents.GetAsync<SynonymList>(cancellationToken);
        if (!stored.Lines.SequenceEqual(lines))
            await documents.UpdateAsync<SynonymList>(list => list.Lines = lines, cancellationToken);
    }

    public async Task<JsonObject?> ExportAsync(CancellationToken cancellationToken)
    {
        var list = await documents.GetAsync<SynonymList>(cancellationToken);
        if (list.Lines.Count == 0)
            return null;
        return new JsonObject { ["name"] = Name, ["Lines"] = new JsonArray([.. list.Lines.Select(line => JsonValue.Create(line))]) };
    }

    private static List<string> ReadLines(JsonObject step)
    {
        if (step["Lines"] is not JsonArray array || !array.All(node => node is JsonValue value && value.TryGetValue<string>(out _)))
            throw new RecipeException("SearchSynonyms: Lines must be a list of texts.");
        return [.. array.SelectMany(node => SynonymRules.LinesOf(node!.GetValue<string>()))];
    }
}
