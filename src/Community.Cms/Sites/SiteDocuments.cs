using System.Text.Json;
using Community.Abstractions.Content;
using Community.Abstractions.Sites;
using Community.Cms.Data;

namespace Community.Cms.Sites;

internal sealed class SiteDocuments(DocumentStore store, CommunityDbContext data, AfterCommit afterCommit, SiteCache cache) : ISiteDocuments
{
    public async Task<T> GetAsync<T>(CancellationToken cancellationToken = default) where T : class, new() =>
        await store.ReadAsync(typeof(T).Name, cancellationToken) is { } json ? Parse<T>(json) : new T();

    public Task<T> UpdateAsync<T>(Action<T> change, CancellationToken cancellationToken = default) where T : class, new() =>
        data.WriteAsync(async stop =>
        {
            var stored = await store.ReadAsync(typeof(T).Name, stop);
            var document = stored is null ? new T() : Parse<T>(stored);
            change(document);
            var changed = JsonSerializer.Serialize(document, ContentItem.JsonOptions);
            if (changed == stored)
                return document;
            await store.WriteAsync(typeof(T).Name, changed, stop);
            afterCommit.Run(data, cache.Drop);
            return document;
        }, cancellationToken);

    public static T Parse<T>(string json) where T : class, new() => JsonSerializer.Deserialize<T>(json, ContentItem.JsonOptions) ?? new T();
}
