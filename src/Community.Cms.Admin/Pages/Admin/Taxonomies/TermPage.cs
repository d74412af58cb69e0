using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Admin.Trees;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Taxonomies;

/// <summary>What the pages about one term share.</summary>
[Authorize(CommonPermissions.ManageTaxonomies)]
internal abstract class TermPage(TreeDesk desk, TermTraffic traffic, IStringLocalizer<Strings> localizer) : TreePage(desk, localizer)
{
    public TreeNode Node { get; private set; } = null!;
    public IReadOnlyList<TermHolder> Holders { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; } = 1;
    public int Pages => Math.Max(1, (Total + TermTraffic.PageSize - 1) / TermTraffic.PageSize);
    public IReadOnlyList<TermUse> Elsewhere { get; private set; } = [];

    /// <summary>Whether the person may see the titles of all contents.</summary>
    public bool MaySee => User.HasPermission(CommonPermissions.ViewContent);
    public bool IsUsed => Total > 0 || Elsewhere.Count > 0;
    public string Name => Node.Title.Length == 0 ? T["(untitled)"] : Node.Title;

    /// <summary>Terms that another one may be merged into: all but itself and those below it.</summary>
    public IEnumerable<TreeNode> Others => Forest.All().Where(node => !Forest.IsWithin(node.Id, Node.Id));

    protected override string Type => "Taxonomy";
    protected override int Deepest => TaxonomyModel.Levels;
    protected TermTraffic Traffic => traffic;

    protected async Task<bool> FindTermAsync(string id, string term)
    {
        if (!await FindAsync(id) || Forest.Find(term) is not { } node)
            return false;
        Node = node;
        return true;
    }

    protected override async Task PrepareAsync()
    {
        Number = PageNumber.Of(Request.Query["page"]);
        (Holders, Total) = await traffic.HoldersAsync(Node.Id, Number, Stop);
        Elsewhere = await traffic.ElsewhereAsync(Node.Id, Stop);
    }

    // The term may be gone by now: then the list is where the person reads how it is.
    protected override Task<IActionResult> StaleAsync(string id)
    {
        TempData["Warning"] = T["Somebody else changed this meanwhile. This is how it is now: do it again if it is still needed."].Value;
        return Task.FromResult<IActionResult>(RedirectToPage("/Admin/Taxonomies/Taxonomy", new { id }));
    }

    protected static TermInfo InfoOf(TreeNode node) => new(node.Id, "", node.Title, node.Title);
}
