using System.Text.Json;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Sites;
using Community.Cms.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Sites;

/// <summary>The entries of one menu.</summary>
/// <param name="Links">The entries.</param>
/// <param name="ContentItemIds">Items whose addresses they show.</param>
internal sealed record MenuLinks(IReadOnlyList<MenuLink> Links, IReadOnlySet<string> ContentItemIds);

/// <summary>Reads a published menu item with <c>LinkMenuItemPart</c> entries (an address) and <c>ContentMenuItemPart</c> entries (another item).</summary>
internal sealed class MenuReader(CommunityDbContext data)
{
    private const int MaxDepth = 5;

    public async Task<MenuLinks> ReadAsync(string alias, CancellationToken cancellationToken)
    {
        var key = alias.ToLowerInvariant();
        var json = await data.Set<AliasRow>().AsNoTracking()
            .Where(row => row.Alias == key)
            .Join(data.Set<ContentRow>().Where(row => row.Published), row => row.ContentItemId, row => row.ContentItemId, (_, row) => row.Data)
            .FirstOrDefaultAsync(cancellationToken);
        return json is null || JsonNode.Parse(json) is not JsonObject menu ? new([], new HashSet<string>()) : await ReadAsync(menu, cancellationToken);
    }

    /// <summary>The entries of a menu that need not be published, as visitors would see them.</summary>
    public async Task<MenuLinks> ReadAsync(JsonObject menu, CancellationToken cancellationToken)
    {
        var linked = LinkedIds(menu, 0).ToHashSet();
        var addresses = await AddressesAsync(linked, cancellationToken);
        return new(Links(menu, addresses, 0), linked);
    }

    private async Task<Dictionary<string, string>> AddressesAsync(HashSet<string> ids, CancellationToken cancellationToken) => ids.Count == 0
        ? []
        : await data.Set<PathRow>().AsNoTracking()
            .Where(row => row.State == PathState.Current && ids.Contains(row.ContentItemId))
            .GroupBy(row => row.ContentItemId)
            .Select(group => new { group.Key, Path = group.Min(row => row.Path)! })
            .ToDictionaryAsync(row => row.Key, row => row.Path, cancellationToken);

    private static IReadOnlyList<MenuLink> Links(JsonObject owner, Dictionary<string, string> addresses, int depth) =>
        [.. Entries(owner, depth).Select(entry => Link(entry, addresses, depth)).OfType<MenuLink>()];

    private static MenuLink? Link(JsonObject entry, Dictionary<string, string> addresses, int depth)
    {
        var part = entry["LinkMenuItemPart"] as JsonObject;
        // Older recipes keep the text in the part, newer ones as the entry's title.
        var text = Text((entry["TitlePart"] as JsonObject)?["Title"]) ?? Text(entry["DisplayText"]) ?? Text(part?["Name"]);
        var url = Text(part?["Url"]) ?? (PickedId(entry) is { } id && addresses.TryGetValue(id, out var path) ? "~/" + path : null);
        return text is null || url is null ? null : new(text, url, Links(entry, addresses, depth + 1));
    }

    private static IEnumerable<JsonObject> Entries(JsonObject owner, int depth) => depth >= MaxDepth
        ? []
        : ((owner["MenuItemsListPart"] as JsonObject)?["MenuItems"] as JsonArray ?? []).OfType<JsonObject>();

    private static IEnumerable<string> LinkedIds(JsonObject owner, int depth) => Entries(owner, depth)
        .SelectMany(entry => PickedId(entry) is { } id ? LinkedIds(entry, depth + 1).Append(id) : LinkedIds(entry, depth + 1));

    private static string? PickedId(JsonObject entry) =>
        (((entry["ContentMenuItemPart"] as JsonObject)?["SelectedContentItem"] as JsonObject)?["ContentItemIds"] as JsonArray ?? [])
        .Select(Text).FirstOrDefault();

    private static string? Text(JsonNode? node) =>
        node?.GetValueKind() == JsonValueKind.String && node.GetValue<string>() is { Length: > 0 } text ? text : null;
}
