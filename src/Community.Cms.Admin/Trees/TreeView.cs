namespace Community.Cms.Admin.Trees;

/// <summary>A tree on a page.</summary>
/// <param name="Forest">Its nodes.</param>
/// <param name="Address">Address of a node's own page.</param>
/// <param name="Note">What stands beside a node's name; null for nothing.</param>
/// <param name="Moved">Node that was just moved, and how: the keyboard goes on there.</param>
/// <param name="Shown">Which nodes are shown; all when null.</param>
internal sealed record TreeView(Forest Forest, Func<TreeNode, string> Address, Func<TreeNode, string?> Note, (string Id, string Verb)? Moved, IReadOnlySet<string>? Shown = null)
{
    private readonly ILookup<string, TreeNode> nodes = Forest.All().ToLookup(node => node.ParentId ?? "");

    /// <summary>The nodes right below one, or at the top.</summary>
    public TreeLevel Level(string? parentId) => new(this, [.. nodes[parentId ?? ""].Where(node => Shown?.Contains(node.Id) != false)]);

    /// <summary>Name of the sibling before a node; empty when there is none.</summary>
    public string Before(TreeNode node) => node.Index == 0 ? "" : nodes[node.ParentId ?? ""].ElementAt(node.Index - 1).Title;
}

/// <summary>Nodes that stand right below one, or at the top.</summary>
internal sealed record TreeLevel(TreeView Tree, IReadOnlyList<TreeNode> Nodes);
