using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>A page that asks before it does one thing to one item.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal abstract class ItemPage(IContentManager content, ItemWords words, IStringLocalizer<Strings> localizer) : PageModel
{
    public ContentItem Item { get; private set; } = null!;
    public string Title => words.Untitled(Item.DisplayText);
    protected IContentManager Items => content;
    protected IStringLocalizer<Strings> T { get; } = localizer;
    protected ContentRights Rights => new(User);

    public virtual Task<IActionResult> OnGetAsync(string id) => WithItemAsync(id, () => Task.FromResult<IActionResult>(Page()));

    /// <summary>Whether the person may do it.</summary>
    protected abstract bool May(ContentItem item);

    /// <summary>Finds the item and checks the person's right, or refuses.</summary>
    protected async Task<IActionResult> WithItemAsync(string id, Func<Task<IActionResult>> then)
    {
        if (!ContentIds.IsValid(id) || await content.GetAsync(id, ContentVersion.Latest, HttpContext.RequestAborted) is not { } item)
            return NotFound();
        Item = item;
        return May(item) ? await then() : StatusCode(403);
    }

    /// <summary>Says how it went: on with the notice, or the page again with what is wrong.</summary>
    protected IActionResult After(Community.Abstractions.Content.ContentResult result, string notice, string address)
    {
        if (result.Forbidden)
            return StatusCode(403);
        if (result.NotFound)
            return NotFound();
        if (result.Succeeded || (result.Errors.Count == 0 && result.Conflict is null))
        {
            TempData["Notice"] = notice;
            return Redirect(address);
        }
        foreach (var error in result.Errors)
            ModelState.AddModelError("", error.Message);
        if (result.Conflict is not null)
            ModelState.AddModelError("", T["Somebody else saved this text meanwhile. Look at it again first."]);
        return Page();
    }

    protected string EditAddress => Url.Page("/Admin/Contents/Edit", new { id = Item.ContentItemId })!;
}
