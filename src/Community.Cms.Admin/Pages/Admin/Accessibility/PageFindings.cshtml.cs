using Community.Abstractions.Security;
using Community.Cms.Accessibility;
using Community.Cms.Admin.Accessibility;
using Community.Cms.Admin.Contents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Accessibility;

/// <summary>What the last check of one page found, and the check again.</summary>
[Authorize(CommonPermissions.ManageAccessibility)]
internal sealed class PageFindingsModel(PageChecks checks, RuleWords rules, ItemWords words, IStringLocalizer<Strings> T) : PageModel
{
    public string Id { get; private set; } = "";
    public string Title { get; private set; } = "";
    public AccessibilityCheckRow? Check { get; private set; }
    public IReadOnlyList<Finding> Findings { get; private set; } = [];
    public RuleWords Rules => rules;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await checks.TitleAsync(id, cancellationToken) is not { } title)
            return NotFound();
        (Id, Title, Check) = (id, words.Untitled(title), await checks.FindAsync(id, cancellationToken));
        Findings = Check is null ? [] : PageChecks.Read(Check);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (await checks.CheckAsync(id, cancellationToken) is null)
            return NotFound();
        TempData["Notice"] = T["The page was checked again."].Value;
        return RedirectToPage(new { id });
    }
}
