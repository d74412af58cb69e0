using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Cms.Admin.Editing;
using Community.Cms.Admin.Trees;
using Community.Cms.Sites;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Menus;

/// <summary>One menu as a tree, and how visitors see it.</summary>
[Authorize(CommonPermissions.ManageMenus)]
internal sealed class MenuModel(TreeDesk desk, MenuEntries entries, EditorLookups lookups, MenuReader reader, IStringLocalizer<Strings> localizer) : MenuPage(desk, entries, lookups, localizer)
{
    /// <summary>The theme shows entries, and entries below them.</summary>
    public const int Levels = 2;

    public TreeView View { get; private set; } = null!;
    public IReadOnlyList<MenuLink> Preview { get; private set; } = [];
    public string? Under { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id) => await FindAsync(id) ? await ShowAsync() : NotFound();

    public Task<IActionResult> OnPostMoveAsync(string id) => MoveAsync(id, Url.Page("/Admin/Menus/Menu", new { id })!, Request.Form["BasedOn"]);

    public async Task<IActionResult> OnPostAsync(string id, string? under)
    {
        if (!await FindAsync(id))
            return NotFound();
        Under = string.IsNullOrEmpty(under) ? null : under;
        if (!await ReadEntryAsync())
            return await ShowAsync();
        var entry = MenuEntries.Make(null, TypedText, AddressToKeep, ContentToKeep);
        var refused = await ChangeAsync(
            id, null, item => Say(ForestOf(item).Add((System.Text.Json.Nodes.JsonObject)entry.DeepClone(), Under)), item => Entry(item, "EntryAdded", TypedText, null, TypedText));
        if (refused is not null)
            return refused;
        TempData["Notice"] = T["“{0}” is added.", TypedText].Value;
        TempData["Moved"] = $"{entry.Text("ContentItemId")}|place";
        return Redirect(Url.Page("/Admin/Menus/Menu", new { id }) + $"#t-{entry.Text("ContentItemId")}");
    }

    protected override async Task PrepareAsync()
    {
        await base.PrepareAsync();
        var nodes = Forest.All().ToList();
        var targets = await Entries.TargetsAsync(nodes, Stop);
        View = new(
            Forest, node => Url.Page("/Admin/Menus/Entry", new { id = Item.ContentItemId, entry = node.Id })!,
            node => targets.TryGetValue(node.Id, out var target)
                ? target.Works ? $"→ {target.Words}" : T["→ {0} (nothing answers there for visitors)", target.Words.Length == 0 ? "?" : target.Words] : null, Moved);
        Preview = (await reader.ReadAsync(Item.Content, Stop)).Links;
    }
}
