using Community.Abstractions.Security;
using Community.Cms.Admin.Editing;
using Community.Cms.Admin.Trees;
using Community.Cms.Definitions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Menus;

/// <summary>One entry of a menu.</summary>
[Authorize(CommonPermissions.ManageMenus)]
internal sealed class EntryModel(TreeDesk desk, MenuEntries entries, EditorLookups lookups, IStringLocalizer<Strings> localizer) : MenuPage(desk, entries, lookups, localizer)
{
    public TreeNode Node { get; private set; } = null!;
    public int Children { get; private set; }
    public string BasedOn { get; private set; } = "";
    public IReadOnlyList<(string Name, string? Theirs, string? Mine)>? Meanwhile { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, string entry)
    {
        if (!await FindEntryAsync(id, entry))
            return NotFound();
        (TypedText, TypedAddress, TypedContent) = (Node.Title, MenuEntries.AddressOf(Node.Node) ?? "", MenuEntries.ContentOf(Node.Node));
        TypedKind = TypedContent is null ? "address" : "content";
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(string id, string entry)
    {
        if (!await FindEntryAsync(id, entry))
            return NotFound();
        var isFine = await ReadEntryAsync();
        var (now, basedOn, before) = (BasedOn, Request.Form["BasedOn"].ToString(), Node.Title);
        if (!isFine)
        {
            BasedOn = basedOn;
            return await ShowAsync();
        }
        var alone = Forest.Alone(Node.Node);
        var mine = MenuEntries.Make(alone, TypedText, AddressToKeep, ContentToKeep);
        if (now != basedOn)
        {
            var (theirs, wanted) = (DefinitionDesk.Values(alone), DefinitionDesk.Values(mine));
            Meanwhile = [.. theirs.Keys.Union(wanted.Keys).Where(name => theirs.GetValueOrDefault(name) != wanted.GetValueOrDefault(name)).Select(name => (name, theirs.GetValueOrDefault(name), wanted.GetValueOrDefault(name)))];
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await ShowAsync();
        }
        var refused = await ChangeAsync(
            id, null,
            item =>
            {
                var forest = ForestOf(item);
                if (forest.Find(entry) is not { } node || DefinitionText.Stamp(forest.Alone(node.Node)) != basedOn)
                    return "";
                forest.Replace(node, (System.Text.Json.Nodes.JsonObject)mine.DeepClone());
                return null;
            },
            item => Entry(item, "EntryChanged", TypedText, before, TypedText));
        if (refused is not null)
            return refused;
        TempData["Notice"] = T["“{0}” is saved.", TypedText].Value;
        return RedirectToPage("/Admin/Menus/Menu", new { id });
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id, string entry)
    {
        if (!await FindEntryAsync(id, entry))
            return NotFound();
        var refused = await ChangeAsync(id, Request.Form["MenuBasedOn"], item => ForestOf(item).Remove(entry) ? null : "", item => Entry(item, "EntryRemoved", Node.Title, Path(Node), null));
        if (refused is not null)
            return refused;
        TempData["Notice"] = T["“{0}” is removed.", Node.Title].Value;
        return RedirectToPage("/Admin/Menus/Menu", new { id });
    }

    // The entry may be gone by now: the menu shows how it is.
    protected override Task<IActionResult> StaleAsync(string id)
    {
        TempData["Warning"] = T["Somebody else changed this meanwhile. This is how it is now: do it again if it is still needed."].Value;
        return Task.FromResult<IActionResult>(RedirectToPage("/Admin/Menus/Menu", new { id }));
    }

    private async Task<bool> FindEntryAsync(string id, string entry)
    {
        if (!await FindAsync(id) || Forest.Find(entry) is not { } node)
            return false;
        (Node, Children, BasedOn) = (node, Forest.Below(entry).Count, DefinitionText.Stamp(Forest.Alone(node.Node)));
        return true;
    }
}
