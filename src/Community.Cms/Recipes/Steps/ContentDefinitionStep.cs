using System.Text.Json.Nodes;
using Community.Abstractions.Definitions;
using Community.Abstractions.Recipes;
using Community.Cms.Definitions;
using Community.Cms.Sites;

namespace Community.Cms.Recipes.Steps;

/// <summary>The step <c>ContentDefinition</c>: adds types and parts, changes those that are there.</summary>
internal sealed class ContentDefinitionStep(IContentDefinitionManager definitions, DocumentStore store) : IRecipeStep
{
    public string Name => ContentDefinitionManager.DocumentName;

    public int Order => 300;

    public async Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken) =>
        context.Notes.AddRange(await definitions.MergeAsync(context.Step, cancellationToken));

    public async Task<JsonObject?> ExportAsync(CancellationToken cancellationToken)
    {
        var document = ContentDefinitionManager.Parse(await store.ReadAsync(ContentDefinitionManager.DocumentName, cancellationToken));
        document.Insert(0, "name", Name);
        return document.Count > 1 ? document : null;
    }
}
