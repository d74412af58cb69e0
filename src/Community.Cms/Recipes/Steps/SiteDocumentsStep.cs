using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Recipes;
using Community.Abstractions.Sites;
using Community.Cms.Sites;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Recipes.Steps;

/// <summary>The step <c>SiteDocuments</c>: puts the documents it names, each under its name, in the place of those that are stored.</summary>
internal sealed class SiteDocumentsStep(IEnumerable<PortableDocument> documents, DocumentStore store, SiteDocuments site, IStringLocalizer<RecipeStrings> T) : IRecipeStep
{
    public string Name => "SiteDocuments";

    public int Order => 700;

    public async Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var shape = new RecipeShape(context.Step, Name, T);
        foreach (var given in context.Step.Select(pair => pair.Key).Where(key => !key.Equals("name", StringComparison.OrdinalIgnoreCase)))
        {
            if (documents.FirstOrDefault(document => document.Name.Equals(given, StringComparison.OrdinalIgnoreCase)) is { } known)
                await site.ReplaceAsync(known.Name, Read(known, shape, given), cancellationToken);
            else
                context.Notes.Add(T["{0} was left out: the site has no such document.", shape.PlaceOf(given)]);
        }
    }

    public async Task<JsonObject?> ExportAsync(CancellationToken cancellationToken)
    {
        var step = new JsonObject { ["name"] = Name };
        foreach (var document in documents.OrderBy(document => document.Name, StringComparer.Ordinal))
            if (await store.ReadAsync(document.Name, cancellationToken) is { } json)
                step[document.Name] = JsonNode.Parse(json);
        return step.Count > 1 ? step : null;
    }

    private string Read(PortableDocument document, RecipeShape step, string name)
    {
        var place = step.PlaceOf(name);
        var json = step.OptionalObject(name) ?? throw RecipeShape.Fault(place, T["{0} must be an object.", place]);
        Clean(json, place);
        try
        {
            var (text, fault) = document.Read(json);
            return fault is null ? text : throw Fault(place, fault.Path, fault.Reason);
        }
        catch (JsonException exception)
        {
            throw Fault(place, exception.Path?.TrimStart('$').TrimStart('.') ?? "", T["this has another form than the document needs."]);
        }
    }

    // What is null is not there: the document's own beginning stands in its place. In a list it would be a hole.
    private void Clean(JsonObject json, string place)
    {
        foreach (var (name, value) in json.ToList())
            if (value is null)
                json.Remove(name);
            else
                Clean(value, $"{place}.{name}");
    }

    private void Clean(JsonNode node, string place)
    {
        if (node is JsonObject inner)
            Clean(inner, place);
        else if (node is JsonArray list)
            for (var i = 0; i < list.Count; i++)
                Clean(list[i] ?? throw RecipeShape.Fault($"{place}[{i}]", T["{0} is missing.", $"{place}[{i}]"]), $"{place}[{i}]");
    }

    private RecipeException Fault(string place, string path, string reason)
    {
        var full = path.Length == 0 ? place : $"{place}.{path}";
        return RecipeShape.Fault(full, T["{0}: {1}", full, reason]);
    }
}
