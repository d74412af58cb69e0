using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Recipes;
using Community.Cms.Data;
using Community.Cms.Sites;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Definitions;

/// <summary>
/// Definitions for one scope. While the scope's transaction has changed them it sees its own; everybody else sees the committed ones, and so does this scope
/// again after a rollback.
/// </summary>
internal sealed class ContentDefinitionManager(
    DefinitionCache cache, DocumentStore store, CommunityDbContext data, AfterCommit afterCommit, DefinitionMerge merge, DefinitionGuard guard,
    IStringLocalizer<RecipeStrings> T) : IContentDefinitionManager
{
    /// <summary>Key of the stored document, and name of the change in the feed.</summary>
    public const string DocumentName = "ContentDefinition";

    private (Guid Transaction, ContentDefinitions Definitions)? uncommitted;

    public ValueTask<ContentDefinitions> GetAsync(CancellationToken cancellationToken = default) =>
        uncommitted is { } own && own.Transaction == data.Database.CurrentTransaction?.TransactionId
            ? new(own.Definitions)
            : cache.GetAsync(cancellationToken);

    public Task MergeAsync(JsonObject contentDefinitionStep, CancellationToken cancellationToken = default) => data.WriteAsync(async stop =>
    {
        var stored = await store.ReadAsync(DocumentName, stop);
        var document = Parse(stored);
        var before = DefinitionBuilder.Build(document);
        merge.Apply(document, contentDefinitionStep);
        // A recipe may ask more of what a module writes: whoever brings it brings the module too. It takes nothing away from one.
        if (guard.Broken(before, DefinitionBuilder.Build(document)) is { Stricter: false } broken)
            throw new RecipeException(T["The module {0} relies on {1} as it is: the recipe gives it another kind.", broken.Module, string.Join('.', new[] { broken.Type, broken.Part ?? broken.Field }.OfType<string>())]);
        return await StoreAsync(document, stored, stop);
    }, cancellationToken);

    /// <summary>Changes the document as the only writer; nothing is stored when <paramref name="edit"/> says false.</summary>
    public Task EditAsync(Func<JsonObject, bool> edit, CancellationToken cancellationToken) => data.WriteAsync(async stop =>
    {
        var stored = await store.ReadAsync(DocumentName, stop);
        var document = Parse(stored);
        return edit(document) && await StoreAsync(document, stored, stop);
    }, cancellationToken);

    private async Task<bool> StoreAsync(JsonObject document, string? stored, CancellationToken cancellationToken)
    {
        var changed = document.ToJsonString(ContentItem.JsonOptions);
        if (changed == stored)
            return false;
        await store.WriteAsync(DocumentName, changed, cancellationToken);
        uncommitted = (data.Database.CurrentTransaction!.TransactionId, DefinitionBuilder.Build(document));
        afterCommit.Run(data, cache.Drop);
        return true;
    }

    public static JsonObject Parse(string? json) => json is null ? [] : (JsonObject)JsonNode.Parse(json)!;
}
