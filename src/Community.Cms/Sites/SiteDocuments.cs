using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Auditing;
using Community.Abstractions.Content;
using Community.Abstractions.Sites;
using Community.Cms.Data;
using Microsoft.AspNetCore.Http;

namespace Community.Cms.Sites;

internal sealed class SiteDocuments(
    DocumentStore store, CommunityDbContext data, AfterCommit afterCommit, SiteCache cache, IAuditTrail audit, IHttpContextAccessor http) : ISiteDocuments
{
    private const int LongestValue = 300, MostValues = 60;

    public async Task<T> GetAsync<T>(CancellationToken cancellationToken = default) where T : class, new() =>
        await store.ReadAsync(typeof(T).Name, cancellationToken) is { } json ? Parse<T>(json) : new T();

    public Task<T> UpdateAsync<T>(Action<T> change, CancellationToken cancellationToken = default) where T : class, new() =>
        data.WriteAsync(async stop =>
        {
            var stored = await store.ReadAsync(typeof(T).Name, stop);
            var document = stored is null ? new T() : Parse<T>(stored);
            var before = stored is null ? null : JsonSerializer.Serialize(document, ContentItem.JsonOptions);
            change(document);
            await StoreAsync(typeof(T).Name, stored, before, JsonSerializer.Serialize(document, ContentItem.JsonOptions), stop);
            return document;
        }, cancellationToken);

    /// <summary>Puts a whole document in the place of the one that is stored; the same one again changes nothing.</summary>
    public Task ReplaceAsync(string name, string json, CancellationToken cancellationToken) => data.WriteAsync(async stop =>
    {
        var stored = await store.ReadAsync(name, stop);
        await StoreAsync(name, stored, stored, json, stop);
        return true;
    }, cancellationToken);

    private async Task StoreAsync(string name, string? stored, string? before, string after, CancellationToken cancellationToken)
    {
        if (after == stored)
            return;
        await store.WriteAsync(name, after, cancellationToken);
        Note(name, before, after);
        afterCommit.Run(data, cache.Drop);
    }

    // Only what changed, each value by its path, and of long texts only the beginning. What no person changed in a request (set-up, recipes at the start) has nobody to answer for it.
    private void Note(string name, string? before, string after)
    {
        if (http.HttpContext?.User is not { Identity.IsAuthenticated: true } actor)
            return;
        var (old, next) = (Values(before), Values(after));
        var names = next.Keys.Union(old.Keys).Where(key => old.GetValueOrDefault(key) != next.GetValueOrDefault(key)).Take(MostValues).ToList();
        audit.Record(
            new("SettingsChanged", "Settings", name, name)
            {
                Before = names.ToDictionary(key => key, old.GetValueOrDefault),
                After = names.ToDictionary(key => key, next.GetValueOrDefault),
            },
            actor);
    }

    private static Dictionary<string, string?> Values(string? json)
    {
        Dictionary<string, string?> values = [];
        if (json is not null && JsonNode.Parse(json) is { } whole)
            Collect(whole, "", values);
        return values;
    }

    private static void Collect(JsonNode? node, string path, Dictionary<string, string?> values)
    {
        if (node is JsonObject { Count: > 0 } parts)
            foreach (var (name, value) in parts)
                Collect(value, path.Length == 0 ? name : $"{path}.{name}", values);
        else if (node is JsonArray { Count: > 0 } list && list.Any(entry => entry is JsonObject or JsonArray))
            for (var i = 0; i < list.Count; i++)
                Collect(list[i], $"{path}[{i + 1}]", values);
        else
            values[path] = Short(node?.ToJsonString(ContentItem.JsonOptions));
    }

    private static string? Short(string? text) => text?.Length > LongestValue ? text[..LongestValue] + "…" : text;

    public static T Parse<T>(string json) where T : class, new() => JsonSerializer.Deserialize<T>(json, ContentItem.JsonOptions) ?? new T();
}
