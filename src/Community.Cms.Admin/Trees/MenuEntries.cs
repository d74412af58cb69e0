using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Cms.Admin.Editing;
using Community.Cms.Content;
using Community.Cms.Data;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Admin.Trees;

/// <summary>Where a menu's entry leads.</summary>
/// <param name="Words">As people read it: an address, or the title of a content.</param>
/// <param name="Works">Whether visitors can follow it.</param>
internal sealed record EntryTarget(string Words, bool Works);

/// <summary>Entries of menus: to an address, or to a content whose address may change.</summary>
internal sealed class MenuEntries(CommunityDbContext db, EndpointDataSource endpoints)
{
    public const string ToAddress = "LinkMenuItem", ToContent = "ContentMenuItem";

    /// <summary>The content an entry leads to; null when it leads to an address.</summary>
    public static string? ContentOf(JsonObject entry) =>
        (((entry["ContentMenuItemPart"] as JsonObject)?["SelectedContentItem"] as JsonObject)?["ContentItemIds"] as JsonArray ?? []).Select(ContentTree.Text).FirstOrDefault();

    /// <summary>The address an entry leads to; null when it leads to a content.</summary>
    public static string? AddressOf(JsonObject entry) => (entry[nameof(LinkMenuItemPart)] as JsonObject)?.Text("Url");

    /// <summary>An entry with another text and target; what else it holds stays.</summary>
    public static JsonObject Make(JsonObject? known, string text, string? address, string? content)
    {
        var entry = (JsonObject?)known?.DeepClone() ?? new JsonObject { ["ContentItemId"] = ContentIds.New() };
        (entry["ContentType"], entry["DisplayText"]) = (content is null ? ToAddress : ToContent, text);
        entry.Object(nameof(TitlePart))["Title"] = text;
        entry.Remove(content is null ? "ContentMenuItemPart" : nameof(LinkMenuItemPart));
        if (content is null)
            entry.Object(nameof(LinkMenuItemPart))["Url"] = address;
        else
            entry["ContentMenuItemPart"] = new JsonObject { ["SelectedContentItem"] = new JsonObject { ["ContentItemIds"] = new JsonArray(content) } };
        return entry;
    }

    /// <summary>Where all entries of a menu lead, in two queries.</summary>
    public async Task<IReadOnlyDictionary<string, EntryTarget>> TargetsAsync(IReadOnlyList<TreeNode> entries, CancellationToken cancellationToken)
    {
        var ids = entries.Select(entry => ContentOf(entry.Node)).OfType<string>().Distinct().ToArray();
        var paths = entries.Select(entry => PathOf(AddressOf(entry.Node))).OfType<string>().Distinct().ToArray();
        var contents = await db.Set<ContentRow>().AsNoTracking().Where(row => (row.Latest || row.Published) && ids.Contains(row.ContentItemId))
            .Select(row => new { row.ContentItemId, row.DisplayText, row.Published, HasPath = db.Set<PathRow>().Any(path => path.ContentItemId == row.ContentItemId && path.State == PathState.Current) })
            .ToListAsync(cancellationToken);
        var known = (await db.Set<PathRow>().Where(row => row.State != PathState.Reserved && paths.Contains(row.Path)).Select(row => row.Path).ToListAsync(cancellationToken)).ToHashSet();
        var served = endpoints.Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.RoutePattern.Parameters.Count == 0)
            .Select(endpoint => (endpoint.RoutePattern.RawText ?? "").Trim('/').ToLowerInvariant()).ToHashSet();
        var targets = new Dictionary<string, EntryTarget>();
        foreach (var entry in entries)
            targets[entry.Id] = ContentOf(entry.Node) is { } id
                ? new(contents.Find(row => row.ContentItemId == id)?.DisplayText ?? "", contents.Exists(row => row.ContentItemId == id && row.Published && row.HasPath))
                : new(AddressOf(entry.Node) ?? "", AddressOf(entry.Node) is { Length: > 0 } address && (PathOf(address) is not { } path || known.Contains(path) || served.Contains(path)));
        return targets;
    }

    /// <summary>Whether an entry may lead to a content: it is on the site and has a page.</summary>
    public Task<bool> HasPageAsync(string id, CancellationToken cancellationToken) =>
        db.Set<PathRow>().AnyAsync(row => row.ContentItemId == id && row.State == PathState.Current, cancellationToken);

    // Path inside this site; null for anywhere else, which cannot be checked here.
    private static string? PathOf(string? address)
    {
        if (address is null || address.StartsWith("//", StringComparison.Ordinal) || !(address.StartsWith("~/", StringComparison.Ordinal) || address.StartsWith('/')))
            return null;
        var path = address.TrimStart('~').Split('?', '#')[0].Trim('/').ToLowerInvariant();
        return path.StartsWith("en/", StringComparison.Ordinal) ? path[3..] : path;
    }
}
