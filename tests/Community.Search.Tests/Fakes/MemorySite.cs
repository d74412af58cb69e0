using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Sites;

namespace Community.Search.Tests.Fakes;

/// <summary>Site documents in memory.</summary>
internal sealed class MemoryDocuments : ISiteDocuments
{
    private readonly Dictionary<Type, object> _documents = [];

    public Task<T> GetAsync<T>(CancellationToken cancellationToken) where T : class, new() =>
        Task.FromResult(_documents.TryGetValue(typeof(T), out var document) ? (T)document : new T());

    public async Task<T> UpdateAsync<T>(Action<T> change, CancellationToken cancellationToken) where T : class, new()
    {
        var document = await GetAsync<T>(cancellationToken);
        change(document);
        _documents[typeof(T)] = document;
        return document;
    }
}

/// <summary>Definitions in memory.</summary>
internal sealed class MemoryDefinitions : IContentDefinitionManager
{
    public Dictionary<string, ContentTypeDefinition> Types { get; } = [];

    public void Add(string name, string[] parts, params (string Name, string Field)[] fields) => Types[name] = Type(name, "", parts, fields);

    public void AddWidget(string name, params (string Name, string Field)[] fields) => Types[name] = Type(name, "Widget", [], fields);

    public ValueTask<ContentDefinitions> GetAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new ContentDefinitions(Types, new Dictionary<string, ContentPartDefinition>()));

    public Task<IReadOnlyList<string>> MergeAsync(JsonObject contentDefinitionStep, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static ContentTypeDefinition Type(string name, string stereotype, string[] parts, (string Name, string Field)[] fields)
    {
        var own = new ContentPartDefinition(name, [], [.. fields.Select(field => new ContentPartFieldDefinition(field.Name, field.Field, []))]);
        return new(name, name, new JsonObject { ["ContentTypeSettings"] = new JsonObject { ["Stereotype"] = stereotype } },
            [.. parts.Select(part => new ContentTypePartDefinition(part, new ContentPartDefinition(part, [], []), [])), new(name, own, [])]);
    }
}

/// <summary>Plain text by taking tags away: enough for tests.</summary>
internal sealed partial class SimpleHtmlText : IHtmlText
{
    public string Sanitize(string? html) => html ?? "";
    public string FromMarkdown(string? markdown) => markdown ?? "";
    public string ToPlainText(string? html) => WebUtility.HtmlDecode(Tags().Replace(html ?? "", " ")).Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
