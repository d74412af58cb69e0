using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>Every version of an item, and the way back to one; also of items that were removed.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class HistoryModel(IContentManager content, IContentDefinitionManager definitions, ItemWords words, IStringLocalizer<Strings> T) : PageModel
{
    public IReadOnlyList<ContentVersionInfo> Versions { get; private set; } = [];
    public ContentItem Newest { get; private set; } = null!;
    public ItemWords Words => words;
    public bool MayRestore { get; private set; }

    /// <summary>A version side by side with the newest; null when none was asked for.</summary>
    public ConflictView? Compared { get; private set; }
    public EditorForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, string? version)
    {
        if (await FindAsync(id) is { } refused)
            return refused;
        if (version is null)
            return Page();
        var known = await definitions.GetAsync(HttpContext.RequestAborted);
        if (!ContentIds.IsValid(version) || await content.GetVersionAsync(version, HttpContext.RequestAborted) is not { } old || old.ContentItemId != id
            || known.FindType(Newest.ContentType) is not { } type)
            return NotFound();
        Form = new() { Item = Newest.Clone(), Type = type, Definitions = known, Rights = new(User) };
        Compared = new(Newest, old, "", ItemComparison.Of(Newest, old, type, known, words));
        return Page();
    }

    public async Task<IActionResult> OnPostRestoreAsync(string id, string? version)
    {
        if (await FindAsync(id) is { } refused)
            return refused;
        if (!MayRestore)
            return StatusCode(403);
        if (Versions.All(known => known.ContentItemVersionId != version))
            return NotFound();
        var result = await content.RestoreAsync(version!, User, HttpContext.RequestAborted);
        if (result.Forbidden)
            return StatusCode(403);
        if (!result.Succeeded)
        {
            TempData["Warning"] = string.Join(' ', result.Errors.Select(error => error.Message).DefaultIfEmpty(T["This version could not be brought back."].Value));
            return RedirectToPage(new { id, version = (string?)null });
        }
        TempData["Notice"] = T["This version is the draft again. The others are still in the history."].Value;
        return RedirectToPage("/Admin/Contents/Edit", null, new { id });
    }

    public string NameOf(string path) => FieldNames.Of(path, Form, T);

    private async Task<IActionResult?> FindAsync(string id)
    {
        if (!ContentIds.IsValid(id))
            return NotFound();
        Versions = await content.GetVersionsAsync(id, HttpContext.RequestAborted);
        if (Versions.Count == 0 || await content.GetVersionAsync(Versions[0].ContentItemVersionId, HttpContext.RequestAborted) is not { } newest)
            return NotFound();
        var rights = new ContentRights(User);
        if (!rights.CanView(newest))
            return StatusCode(403);
        Newest = newest;
        MayRestore = rights.CanEdit(newest);
        return null;
    }
}
