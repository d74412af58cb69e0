using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Content.Bulk;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>What was done to several contents, what could not be done and why, and a minute to undo it.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class BulkDoneModel(BulkDesk desk, BulkWords bulk, ItemWords words, IStringLocalizer<Strings> T) : PageModel
{
    public ContentRun Run { get; private set; } = null!;
    public IReadOnlyList<RunEntry> Done { get; private set; } = [];
    public IReadOnlyList<RunEntry> NotDone { get; private set; } = [];
    public bool CanUndo => desk.CanUndo(Run);
    public BulkWords Words => bulk;
    public ItemWords Titles => words;

    /// <summary>Query of the list that the person comes from.</summary>
    [FromQuery(Name = "back")]
    public string? Back { get; set; }
    public string BackUrl => Url.Content("~/admin/contenus") + (Back is ['?', ..] ? Back : "");

    public async Task<IActionResult> OnGetAsync(string run, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(run, User, cancellationToken) is not { } found)
            return NotFound();
        Run = found;
        var entries = BulkDesk.EntriesOf(found);
        (Done, NotDone) = ([.. entries.Where(entry => entry.Problem is null)], [.. entries.Where(entry => entry.Problem is not null)]);
        return Page();
    }

    public async Task<IActionResult> OnPostUndoAsync(string run, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(run, User, cancellationToken) is null)
            return NotFound();
        if (!await desk.UndoAsync(run, User, cancellationToken))
            TempData["Warning"] = T["It is too late to undo this: it can be done for a minute, and once."].Value;
        return RedirectToPage(new { run, back = Back });
    }
}
