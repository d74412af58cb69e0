using System.Security.Claims;
using System.Text.Json.Nodes;
using Community.Abstractions.Auditing;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Sites;

namespace Community.Cms.Definitions;

/// <summary>What became of a change of definitions.</summary>
/// <param name="Stale">The records as they are now, when somebody else changed them first.</param>
/// <param name="Broken">What a module would miss.</param>
internal sealed record DefinitionOutcome(bool Stale = false, BrokenNeed? Broken = null)
{
    public bool Succeeded => !Stale && Broken is null;
}

/// <summary>Changes definitions as the only writer: nobody's change is lost, nothing a module relies on goes, and the audit trail keeps both states.</summary>
internal sealed class DefinitionDesk(DocumentStore store, ContentDefinitionManager definitions, DefinitionGuard guard, IAuditTrail audit)
{
    private const int LongestValue = 300;

    /// <summary>The definitions as they are stored.</summary>
    public async Task<DefinitionText> ReadAsync(CancellationToken cancellationToken) =>
        new(ContentDefinitionManager.Parse(await store.ReadAsync(ContentDefinitionManager.DocumentName, cancellationToken)));

    /// <summary>Changes the definitions.</summary>
    /// <param name="what">What is done, for the audit trail.</param>
    /// <param name="records">The records it is done to.</param>
    /// <param name="basedOn">Their <see cref="DefinitionText.Stamp"/> when the person looked; null when the change overwrites nothing.</param>
    /// <param name="change">The change itself; false makes it stale: what it wanted to change is gone.</param>
    /// <param name="user">Who changes.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    public async Task<DefinitionOutcome> ChangeAsync(
        AuditEntry what, Func<DefinitionText, JsonNode?[]> records, string? basedOn, Func<DefinitionText, bool> change, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var outcome = new DefinitionOutcome();
        await definitions.EditAsync(document =>
        {
            var text = new DefinitionText(document);
            if (basedOn is not null && DefinitionText.Stamp(records(text)) != basedOn)
            {
                outcome = new(Stale: true);
                return false;
            }
            var (before, old) = (text.Build(), Values(records(text)));
            if (!change(text))
            {
                outcome = new(Stale: true);
                return false;
            }
            if (guard.Broken(before, text.Build()) is { } broken)
            {
                outcome = new(Broken: broken);
                return false;
            }
            var now = Values(records(text));
            var names = old.Keys.Union(now.Keys).Where(name => old.GetValueOrDefault(name) != now.GetValueOrDefault(name)).ToList();
            audit.Record(
                what with { Before = names.ToDictionary(name => name, old.GetValueOrDefault), After = names.ToDictionary(name => name, now.GetValueOrDefault) }, user);
            return true;
        }, cancellationToken);
        return outcome;
    }

    /// <summary>Settings of records as one list, by their path; lists of records by the names in them.</summary>
    internal static Dictionary<string, string?> Values(params JsonNode?[] records)
    {
        var values = new Dictionary<string, string?>();
        foreach (var record in records.OfType<JsonObject>())
            Add(values, "", record);
        return values;
    }

    private static void Add(Dictionary<string, string?> values, string above, JsonObject record)
    {
        foreach (var (name, value) in record)
        {
            // The group's name says nothing to a reader of the trail.
            var path = name == "Settings" || name.EndsWith("Settings", StringComparison.Ordinal) ? above : above.Length == 0 ? name : $"{above}.{name}";
            if (value is JsonObject inner)
                Add(values, path, inner);
            else if (value is JsonArray list && list.All(one => one is JsonObject known && known.ContainsKey("Name")) && list.Count > 0)
                values[path] = Short(string.Join(", ", list.OfType<JsonObject>().Select(one => one["Name"]!.ToString())));
            else
                values[path] = value is JsonValue ? Short(value.ToString()) : Short(value?.ToJsonString(ContentItem.JsonOptions));
        }
    }

    private static string? Short(string? text) => text?.Length > LongestValue ? text[..LongestValue] + "…" : text;
}
