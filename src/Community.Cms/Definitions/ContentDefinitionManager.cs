using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Data;
using Community.Cms.Sites;

namespace Community.Cms.Definitions;

/// <summary>
/// Definitions for one scope. While the scope's transaction has changed them it sees its own; everybody else sees the committed ones, and so does this scope
/// again after a rollback.
/// </summary>
internal sealed class ContentDefinitionManager(
    DefinitionCache cache, DocumentStore store, CommunityDbContext data, AfterCommit afterCommit, DefinitionMerge merge) : IContentDefinitionManager
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
        merge.Apply(document, contentDefinitionStep);
        var changed = document.ToJsonString(ContentItem.JsonOptions);
        if (changed == stored)
            return false;
        await store.WriteAsync(DocumentName, changed, stop);
        uncommitted = (data.Database.CurrentTransaction!.TransactionId, DefinitionBuilder.Build(document));
        afterCommit.Run(data, cache.Drop);
        return true;
    }, cancellationToken);

    public static JsonObject Parse(string? json) => json is null ? [] : (JsonObject)JsonNode.Parse(json)!;
}
