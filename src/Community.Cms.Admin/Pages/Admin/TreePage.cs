using Community.Abstractions.Auditing;
using Community.Abstractions.Content;
using Community.Cms.Admin.Trees;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages;

/// <summary>What the pages of taxonomies and of menus share.</summary>
internal abstract class TreePage(TreeDesk desk, IStringLocalizer<Strings> localizer) : PageModel
{
    public ContentItem Item { get; private set; } = null!;
    public Forest Forest { get; private set; } = null!;
    public string Title => Item.DisplayText ?? "";

    protected abstract string Type { get; }
    protected abstract int Deepest { get; }
    protected IStringLocalizer<Strings> T { get; } = localizer;
    protected CancellationToken Stop => HttpContext.RequestAborted;

    /// <summary>The node that was just moved, once.</summary>
    public (string Id, string Verb)? Moved => TempData["Moved"] is string text && text.Split('|') is [var id, var verb] ? (id, verb) : null;

    protected Forest ForestOf(ContentItem item) => Type == "Menu" ? Forest.OfEntries(item.Content, Deepest) : Forest.OfTerms(item.Content, Deepest);

    protected async Task<bool> FindAsync(string id)
    {
        if (await desk.FindAsync(id, Type, Stop) is not { } item)
            return false;
        Item = item;
        Forest = ForestOf(item);
        return true;
    }

    /// <summary>Reads what the page needs besides the tree.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    protected async Task<IActionResult> ShowAsync()
    {
        await PrepareAsync();
        return Page();
    }

    /// <summary>Why something cannot go where it is wanted.</summary>
    protected string? Say(TreeFault fault) => fault switch
    {
        TreeFault.None => null,
        TreeFault.Gone => "",
        TreeFault.InsideItself => T["Nothing can stand inside itself: choose a place outside."],
        TreeFault.TooDeep => T["{0} levels are the most that fit here.", Deepest],
        _ => T["It cannot go further that way."],
    };

    /// <summary>Moves a node by a button, or to the place where it was dropped.</summary>
    protected async Task<IActionResult> MoveAsync(string id, string address, string? basedOn)
    {
        if (!await FindAsync(id))
            return NotFound();
        var (verb, node, place) = Request.Form["do"].ToString().Split('|', 3) is [var first, var second, .. var rest] ? (first, second, rest.FirstOrDefault() ?? "") : ("", "", "");
        if (Forest.Find(node) is not { } moved)
            return await StaleAsync(id);
        var refused = await ChangeAsync(id, basedOn ?? "", item => Say(ForestOf(item).Move(verb, node, place)), item => Entry(item, "Moved", moved.Title, Path(moved), Path(ForestOf(item).Find(node))));
        if (refused is not null)
            return refused;
        TempData["Moved"] = $"{node}|{verb}";
        return Redirect($"{address}#t-{node}");
    }

    /// <summary>Changes the item; the answer is the page that says why not, and null when it is done.</summary>
    protected async Task<IActionResult?> ChangeAsync(string id, string? basedOn, Func<ContentItem, string?> change, Func<ContentItem, AuditEntry> entry, Func<Task>? follow = null)
    {
        var outcome = await desk.ChangeAsync(id, Type, basedOn, change, entry, User, follow, Stop);
        if (outcome.Missing)
            return NotFound();
        if (outcome.Stale)
            return await StaleAsync(id);
        if (outcome.Error is { } error)
        {
            ModelState.AddModelError("", error);
            return await ShowAsync();
        }
        if (!outcome.OnSite)
            TempData["Warning"] = T["“{0}” is a draft: visitors see this when it is published.", Title].Value;
        return null;
    }

    protected virtual async Task<IActionResult> StaleAsync(string id)
    {
        if (!await FindAsync(id))
            return NotFound();
        ModelState.AddModelError("", T["Somebody else changed this meanwhile. This is how it is now: do it again if it is still needed."]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await ShowAsync();
    }

    /// <summary>Names from the top down to a node.</summary>
    protected string Path(TreeNode? node)
    {
        List<string> names = [];
        for (; node is not null; node = node.ParentId is null ? null : Forest.Find(node.ParentId))
            names.Insert(0, node.Title);
        return string.Join(" › ", names);
    }

    protected AuditEntry Entry(ContentItem item, string what, string name, string? before, string? after) => new($"{Type}{what}", Type, item.ContentItemId, item.DisplayText ?? "")
    {
        Reason = name,
        Before = before is null ? new Dictionary<string, string?>() : new Dictionary<string, string?> { ["Place"] = before },
        After = after is null ? new Dictionary<string, string?>() : new Dictionary<string, string?> { ["Place"] = after },
    };
}
