using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>Every version of an item, and the way back to one; also of items that were removed.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class HistoryModel(IContentManager content, IContentDefinitionManager definitions, ItemWords words, ItemComparison comparison, IStringLocalizer<Strings> T) : PageModel
{
    private const int PageSize = 30;

    public IReadOnlyList<ContentVersionInfo> Versions { get; private set; } = [];
    public ContentItem Newest { get; private set; } = null!;
    public ItemWords Words => words;
    public bool MayRestore { get; private set; }

    /// <summary>The page of the list that is shown.</summary>
    public IReadOnlyList<ContentVersionInfo> Shown { get; private set; } = [];
    public int Number { get; private set; } = 1;
    public int Pages { get; private set; } = 1;

    /// <summary>The versions chosen to be compared.</summary>
    public string? From { get; private set; }
    /// <inheritdoc cref="From"/>
    public string? To { get; private set; }

    /// <summary>Two versions side by side; null when none were asked for.</summary>
    public ComparedView? Compared { get; private set; }

    /// <param name="id">The item.</param>
    /// <param name="from">A version.</param>
    /// <param name="to">Another one; the newest when it is missing.</param>
    public async Task<IActionResult> OnGetAsync(string id, [FromQuery(Name = "de")] string? from, [FromQuery(Name = "a")] string? to)
    {
        if (await FindAsync(id) is { } refused)
            return refused;
        (From, To) = (from ?? Versions[Math.Min(1, Versions.Count - 1)].ContentItemVersionId, to ?? Newest.ContentItemVersionId);
        if (from is null && to is null)
            return Page();
        var known = await definitions.GetAsync(HttpContext.RequestAborted);
        if (Position(From) is not { } one || Position(To) is not { } two || known.FindType(Newest.ContentType) is not { } type)
            return NotFound();
        // The list is newest first: the older of the two stands on the left, however they were chosen.
        var (older, newer) = (Versions[Math.Max(one, two)], Versions[Math.Min(one, two)]);
        if (await content.GetVersionAsync(older.ContentItemVersionId, HttpContext.RequestAborted) is not { } before
            || await content.GetVersionAsync(newer.ContentItemVersionId, HttpContext.RequestAborted) is not { } after)
            return NotFound();
        var fields = await comparison.OfAsync(before, after, type, known, HttpContext.RequestAborted);
        Compared = new([.. fields.Where(field => field.Differs)], T["What changed between both versions"], NameOf(older), NameOf(newer));
        return Page();
    }

    /// <summary>When a version was saved and by whom.</summary>
    public string NameOf(ContentVersionInfo version) =>
        Formats.ShortDateTime(version.ModifiedUtc) + (version.Author is null ? "" : " · " + version.Author) + (version.Published ? $" ({T["On the site"].Value})" : "");

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
            return RedirectToPage(new { id });
        }
        TempData["Notice"] = T["This version is the draft again. The others are still in the history."].Value;
        return RedirectToPage("/Admin/Contents/Edit", null, new { id });
    }

    private int? Position(string version) => Versions.ToList().FindIndex(one => one.ContentItemVersionId == version) is >= 0 and var at ? at : null;

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
        Pages = (Versions.Count + PageSize - 1) / PageSize;
        Number = Math.Min(PageNumber.Of(Request.Query["page"]), Pages);
        Shown = [.. Versions.Skip((Number - 1) * PageSize).Take(PageSize)];
        MayRestore = rights.CanEdit(newest);
        return null;
    }
}
