using System.Text.Json.Nodes;
using Community.Abstractions.Changes;
using Community.Abstractions.Definitions;
using Community.Cms.Sites;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Cms.Definitions;

/// <summary>The committed definitions in this node's memory.</summary>
internal sealed class DefinitionCache(IServiceScopeFactory scopes)
{
    private readonly NodeCache<ContentDefinitions> cache = new(async stop =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var json = await scope.ServiceProvider.GetRequiredService<DocumentStore>().ReadAsync(ContentDefinitionManager.DocumentName, stop);
        return DefinitionBuilder.Build(ContentDefinitionManager.Parse(json));
    });

    public ValueTask<ContentDefinitions> GetAsync(CancellationToken cancellationToken) => cache.GetAsync(cancellationToken);

    public void Drop() => cache.Drop();
}

internal sealed class DefinitionCacheConsumer(DefinitionCache cache, IChangeFeed feed) : CacheConsumer("definitions", feed)
{
    protected override bool Concerns(Change change) => change is { Kind: ChangeKind.Site, ContentType: ContentDefinitionManager.DocumentName };

    protected override void Drop() => cache.Drop();
}
