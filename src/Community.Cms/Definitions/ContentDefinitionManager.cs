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

    public Task<IReadOnlyList<string>> MergeAsync(JsonObject contentDefinitionStep, CancellationToken cancellationToken = default) => data.WriteAsync(async stop =>
    {
        var stored = await store.ReadAsync(DocumentName, stop);
        var document = Parse(stored);
        var before = DefinitionBuilder.Build(document);
        merge.Apply(document, contentDefinitionStep);
        var after = DefinitionBuilder.Build(document);
        // A recipe may ask more of what a module writes: whoever brings it brings the module too. It takes nothing away from one.
        if (guard.Broken(before, after, mayAskMore: true) is { } broken)
            throw new RecipeException(T["The module {0} relies on {1} as it is: the recipe gives it another kind.", broken.Module, string.Join('.', new[] { broken.Type, broken.Part ?? broken.Field }.OfType<string>())]);
        IReadOnlyList<string> notes = [.. guard.Demanded(before, after).ToList().Select(demand => Waive(document, demand))];
        await StoreAsync(document, stored, stop);
        return notes;
    }, cancellationToken);

    private string Waive(JsonObject document, Demand demand)
    {
        DefinitionMerge.Waive(document, demand.Part, demand.Field);
        return T["{0}.{1} need not be filled here, although the recipe says so: the module {2} writes such items, and its forms do not ask for it.", demand.Part, demand.Field.Name, demand.Module].Value;
    }

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
