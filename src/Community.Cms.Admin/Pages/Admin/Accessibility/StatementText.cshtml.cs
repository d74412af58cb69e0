using System.Globalization;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Cms.Accessibility;
using Community.Cms.Admin.Pages.Settings;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Accessibility;

/// <summary>What the statement says beside the criteria.</summary>
[Authorize(CommonPermissions.ManageAccessibility)]
internal sealed class StatementTextModel(ISiteDocuments documents, TimeProvider time, IStringLocalizer<Strings> localizer) : SettingsPage(documents, localizer)
{
    public const int LongestLine = 200, LongestText = 2000;

    [BindProperty]
    public string? AuditedOn { get; set; }
    [BindProperty]
    public string? Auditor { get; set; }
    [BindProperty]
    public string? Exemptions { get; set; }
    [BindProperty]
    public string? ExemptionsEn { get; set; }
    [BindProperty]
    public string? Contact { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var audit = await Documents.GetAsync<AccessibilityAudit>(cancellationToken);
        (AuditedOn, Auditor, Exemptions, ExemptionsEn, Contact) = (audit.AuditedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), audit.Auditor, audit.Exemptions, audit.ExemptionsEn, audit.Contact);
        BasedOn = VersionOf(TextsOf(audit));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        DateOnly? day = null;
        if (!string.IsNullOrWhiteSpace(AuditedOn))
        {
            if (DateOnly.TryParseExact(AuditedOn.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) && typed <= Formats.Today(time))
                day = typed;
            else
                ModelState.AddModelError(nameof(AuditedOn), T["Write a day that has been, such as 2026-11-24."]);
        }
        var (auditor, contact) = (Text(nameof(Auditor), Auditor, LongestLine), Text(nameof(Contact), Contact, LongestLine));
        var (french, english) = (Lines(nameof(Exemptions), Exemptions), Lines(nameof(ExemptionsEn), ExemptionsEn));
        if (!ModelState.IsValid)
            return Page();
        var saved = false;
        var stored = await Documents.UpdateAsync<AccessibilityAudit>(audit =>
        {
            saved = VersionOf(TextsOf(audit)) == BasedOn;
            if (saved)
                (audit.AuditedOn, audit.Auditor, audit.Exemptions, audit.ExemptionsEn, audit.Contact) = (day, auditor, french, english, contact);
        }, cancellationToken);
        if (saved)
        {
            TempData["Notice"] = T["The statement is saved."].Value;
            return RedirectToPage();
        }
        Refuse(VersionOf(TextsOf(stored)),
        [
            (T["Day of the audit"], stored.AuditedOn is { } old ? Formats.ShortDate(old) : ""), (T["Who made it"], stored.Auditor ?? ""), (T["What is exempted, and why"], stored.Exemptions ?? ""),
            (T["The same in English"], stored.ExemptionsEn ?? ""), (T["Whom to write to, beside the form"], stored.Contact ?? ""),
        ]);
        return Page();
    }

    // The criteria have pages of their own: who saves one of them meanwhile changes nothing here.
    private static string?[] TextsOf(AccessibilityAudit audit) => [audit.AuditedOn?.ToString("O", CultureInfo.InvariantCulture), audit.Auditor, audit.Exemptions, audit.ExemptionsEn, audit.Contact];

    private string? Lines(string field, string? value)
    {
        var text = value?.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
        if (text?.Length > LongestText)
            ModelState.AddModelError(field, T["Shorten this text: it has {0} characters, and {1} are the most.", text.Length, LongestText]);
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
