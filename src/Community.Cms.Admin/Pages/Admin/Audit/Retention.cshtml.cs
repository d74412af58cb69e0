using System.Globalization;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Cms.Accounts.Inactivity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Audit;

/// <summary>How long accounts that nobody uses and the audit trail are kept.</summary>
[Authorize(CommonPermissions.ManageSettings)]
internal sealed class RetentionModel(ISiteDocuments documents, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty]
    public string? InactiveMonths { get; set; }

    [BindProperty]
    public string? WarningDays { get; set; }

    [BindProperty]
    public string? AuditMonths { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var kept = await documents.GetAsync<AccountRetention>(cancellationToken);
        (InactiveMonths, WarningDays, AuditMonths) = (Text(kept.InactiveMonths), Text(kept.WarningDays), Text(kept.AuditMonths));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var (inactive, warning, trail) = (Number(nameof(InactiveMonths), InactiveMonths, 6, 120), Number(nameof(WarningDays), WarningDays, 7, 180), Number(nameof(AuditMonths), AuditMonths, 1, 60));
        if (!ModelState.IsValid)
            return Page();
        await documents.UpdateAsync<AccountRetention>(kept => (kept.InactiveMonths, kept.WarningDays, kept.AuditMonths) = (inactive, warning, trail), cancellationToken);
        TempData["Notice"] = T["The settings are saved."].Value;
        return RedirectToPage();
    }

    private int Number(string field, string? text, int least, int most)
    {
        if (int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
            return number;
        ModelState.AddModelError(field, T["Write a number between {0} and {1}.", least, most]);
        return 0;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
