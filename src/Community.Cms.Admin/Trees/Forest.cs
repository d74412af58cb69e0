using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Cms.Admin.Editing;

namespace Community.Cms.Admin.Trees;

/// <summary>Why a node cannot go where it is wanted.</summary>
internal enum TreeFault
{
    None,
    /// <summary>The node, or the place, is not there any more.</summary>
    Gone,
    /// <summary>It is there already, or has no neighbour on that side.</summary>
    NoWay,
    /// <summary>It would be inside itself.</summary>
    InsideItself,
    /// <summary>It would be too deep.</summary>
    TooDeep,
}

/// <summary>A node with its place.</summary>
/// <param name="Node">Its JSON.</param>
/// <param name="Depth">0 at the top.</param>
/// <param name="Index">Its place among its siblings.</param>
/// <param name="Siblings">How many they are, itself included.</param>
/// <param name="ParentId">The node above it; null at the top.</param>
internal sealed record TreeNode(JsonObject Node, int Depth, int Index, int Siblings, string? ParentId)
{
    public string Id => Node.Text("ContentItemId") ?? "";
    public string Title => (Node[nameof(TitlePart)] as JsonObject)?.Text("Title") ?? Node.Text("DisplayText") ?? "";
}

/// <summary>Terms of a taxonomy, or entries of a menu: items inside an item, each with items below it.</summary>
internal sealed class Forest
{
    private readonly Func<JsonObject, bool, JsonArray?> below;
    private readonly Action<JsonObject> prune;
    private readonly JsonArray roots;
    private readonly int deepest;

    private Forest(JsonArray roots, int deepest, Func<JsonObject, bool, JsonArray?> below, Action<JsonObject> prune) =>
        (this.roots, this.deepest, this.below, this.prune) = (roots, deepest, below, prune);

    /// <summary>The terms of a taxonomy.</summary>
    public static Forest OfTerms(JsonObject content, int deepest) => new(
        List(content.Object(nameof(TaxonomyPart)), nameof(TaxonomyPart.Terms), true)!, deepest,
        (node, make) => List(node, nameof(TaxonomyPart.Terms), make), node => node.Remove(nameof(TaxonomyPart.Terms)));

    /// <summary>The entries of a menu.</summary>
    public static Forest OfEntries(JsonObject content, int deepest) => new(
        List(content.Object(nameof(MenuItemsListPart)), nameof(MenuItemsListPart.MenuItems), true)!, deepest,
        (node, make) => make || node[nameof(MenuItemsListPart)] is JsonObject ? List(node.Object(nameof(MenuItemsListPart)), nameof(MenuItemsListPart.MenuItems), make) : null,
        node => node.Remove(nameof(MenuItemsListPart)));

    /// <summary>All nodes, as a reader meets them.</summary>
    public IEnumerable<TreeNode> All() => Walk(roots, 0, null);

    /// <summary>Nodes right below one, or at the top.</summary>
    public IReadOnlyList<TreeNode> Below(string? id) => id is null ? Level(roots, 0, null) : Find(id) is { } node && below(node.Node, false) is { } list ? Level(list, node.Depth + 1, id) : [];

    public TreeNode? Find(string? id) => All().FirstOrDefault(node => node.Id == id);

    /// <summary>Whether a node is another one, or below it.</summary>
    public bool IsWithin(string id, string other)
    {
        for (var node = Find(id); node is not null; node = node.ParentId is null ? null : Find(node.ParentId))
            if (node.Id == other)
                return true;
        return false;
    }

    /// <summary>Puts a new node last at the top or below one.</summary>
    public TreeFault Add(JsonObject node, string? parentId)
    {
        if (parentId is null)
        {
            roots.Add(node);
            return TreeFault.None;
        }
        if (Find(parentId) is not { } parent)
            return TreeFault.Gone;
        if (parent.Depth + 1 >= deepest)
            return TreeFault.TooDeep;
        below(parent.Node, true)!.Add(node);
        return TreeFault.None;
    }

    /// <summary>Moves a node: <c>up</c>, <c>down</c>, <c>in</c> (below the one before), <c>out</c> (after the one above), or <c>place</c> with <c>before:id</c>, <c>after:id</c>, <c>inside:id</c>.</summary>
    public TreeFault Move(string verb, string id, string place)
    {
        if (Find(id) is not { } node)
            return TreeFault.Gone;
        var siblings = ListOf(node);
        return verb switch
        {
            "up" => node.Index == 0 ? TreeFault.NoWay : Put(node, siblings, node.Index - 1, node.Depth),
            "down" => node.Index == node.Siblings - 1 ? TreeFault.NoWay : Put(node, siblings, node.Index + 1, node.Depth),
            "in" => node.Index == 0 ? TreeFault.NoWay : Put(node, null, 0, node.Depth + 1, (JsonObject)siblings[node.Index - 1]!),
            "out" => node.ParentId is null || Find(node.ParentId) is not { } parent ? TreeFault.NoWay : Put(node, ListOf(parent), parent.Index + 1, parent.Depth),
            "place" => Place(node, place),
            _ => TreeFault.NoWay,
        };
    }

    /// <summary>Takes a node out; what is below it moves up to its place.</summary>
    public bool Remove(string id)
    {
        if (Find(id) is not { } node)
            return false;
        var (list, at) = (ListOf(node), node.Index);
        var children = Detach(below(node.Node, false));
        list.RemoveAt(at);
        for (var i = 0; i < children.Count; i++)
            list.Insert(at + i, children[i]);
        PruneEmpty(node.ParentId);
        return true;
    }

    /// <summary>Takes a node out; what is below it goes below another one.</summary>
    public TreeFault Merge(string id, string into)
    {
        if (Find(id) is not { } node || Find(into) is not { } target)
            return TreeFault.Gone;
        if (IsWithin(into, id))
            return TreeFault.InsideItself;
        var children = Detach(below(node.Node, false));
        if (children.Count > 0 && target.Depth + Height(children) >= deepest)
        {
            // Nothing has changed: they go back to where they were.
            var list = below(node.Node, true)!;
            children.ForEach(list.Add);
            return TreeFault.TooDeep;
        }
        ListOf(node).RemoveAt(node.Index);
        if (children.Count > 0)
        {
            var list = below(target.Node, true)!;
            children.ForEach(list.Add);
        }
        PruneEmpty(node.ParentId);
        return TreeFault.None;
    }

    /// <summary>A node's own JSON, without what is below it.</summary>
    public JsonObject Alone(JsonObject node)
    {
        var copy = (JsonObject)node.DeepClone();
        prune(copy);
        return copy;
    }

    /// <summary>Replaces a node's own JSON; what is below it stays.</summary>
    public void Replace(TreeNode node, JsonObject by)
    {
        var children = Detach(below(node.Node, false));
        var list = ListOf(node);
        list[node.Index] = by;
        prune(by);
        if (children.Count > 0)
        {
            var inner = below(by, true)!;
            children.ForEach(inner.Add);
        }
    }

    private TreeFault Place(TreeNode node, string place)
    {
        var (side, id) = place.Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
        if (Find(id) is not { } target)
            return TreeFault.Gone;
        if (IsWithin(id, node.Id))
            return TreeFault.InsideItself;
        if (side == "inside")
            return Put(node, null, below(target.Node, false)?.Count ?? 0, target.Depth + 1, target.Node);
        var list = ListOf(target);
        var at = target.Index + (side == "after" ? 1 : 0);
        // Taking the node out first makes the places behind it one less.
        return Put(node, list, list == ListOf(node) && node.Index < at ? at - 1 : at, target.Depth);
    }

    // Into a list, or below a node whose list is made when it has none.
    private TreeFault Put(TreeNode node, JsonArray? list, int index, int depth, JsonObject? parent = null)
    {
        if (depth + Height([node.Node]) > deepest)
            return TreeFault.TooDeep;
        ListOf(node).RemoveAt(node.Index);
        list ??= below(parent!, true)!;
        list.Insert(Math.Min(parent is null ? index : list.Count, list.Count), node.Node);
        PruneEmpty(node.ParentId);
        return TreeFault.None;
    }

    private void PruneEmpty(string? parentId)
    {
        if (parentId is not null && Find(parentId) is { } parent && below(parent.Node, false) is { Count: 0 })
            prune(parent.Node);
    }

    private JsonArray ListOf(TreeNode node) => node.ParentId is null ? roots : below(Find(node.ParentId)!.Node, true)!;

    private int Height(IEnumerable<JsonObject> nodes) => nodes.Select(node => 1 + (below(node, false) is { } list ? Height(list.OfType<JsonObject>()) : 0)).DefaultIfEmpty(0).Max();

    private IEnumerable<TreeNode> Walk(JsonArray list, int depth, string? parentId)
    {
        foreach (var node in Level(list, depth, parentId))
        {
            yield return node;
            if (depth < 20 && below(node.Node, false) is { } inner)
                foreach (var one in Walk(inner, depth + 1, node.Id))
                    yield return one;
        }
    }

    private static List<TreeNode> Level(JsonArray list, int depth, string? parentId) =>
        [.. list.OfType<JsonObject>().Select((node, i) => new TreeNode(node, depth, i, list.Count, parentId))];

    private static List<JsonObject> Detach(JsonArray? list)
    {
        List<JsonObject> nodes = [.. list?.OfType<JsonObject>() ?? []];
        list?.Clear();
        return nodes;
    }

    private static JsonArray? List(JsonObject owner, string name, bool make)
    {
        if (owner[name] is JsonArray list)
            return list;
        if (!make)
            return null;
        owner[name] = list = [];
        return list;
    }
}
