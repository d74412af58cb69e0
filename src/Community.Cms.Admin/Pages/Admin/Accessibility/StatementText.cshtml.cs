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
    public string? Plan { get; set; }
    [BindProperty]
    public string? Derogations { get; set; }
    [BindProperty]
    public string? DerogationsEn { get; set; }
    [BindProperty]
    public string? Exemptions { get; set; }
    [BindProperty]
    public string? ExemptionsEn { get; set; }
    [BindProperty]
    public string? Technologies { get; set; }
    [BindProperty]
    public string? TechnologiesEn { get; set; }
    [BindProperty]
    public string? Tools { get; set; }
    [BindProperty]
    public string? ToolsEn { get; set; }
    [BindProperty]
    public string? TestedPages { get; set; }
    [BindProperty]
    public string? TestedPagesEn { get; set; }
    [BindProperty]
    public string? Contact { get; set; }

    /// <summary>The texts in French and English: names of their fields, what they are, an example or a word of help, and what stands in them.</summary>
    public IReadOnlyList<(string French, string English, string Label, string? Hint, string? FrenchText, string? EnglishText)> Texts =>
    [
        (nameof(Derogations), nameof(DerogationsEn), T["Derogations for a disproportionate burden, and why"], null, Derogations, DerogationsEn),
        (nameof(Exemptions), nameof(ExemptionsEn), T["What the law exempts, and why"], null, Exemptions, ExemptionsEn),
        (nameof(Technologies), nameof(TechnologiesEn), T["Technologies of the site"], T["Empty: HTML, CSS, SVG, JavaScript."], Technologies, TechnologiesEn),
        (nameof(Tools), nameof(ToolsEn), T["What was used to test: browsers, assistive technologies, tools"], T["One combination a line, such as: Firefox with NVDA on Windows."], Tools, ToolsEn),
        (nameof(TestedPages), nameof(TestedPagesEn), T["Pages that were tested"], T["One a line: its name, and its address if that helps."], TestedPages, TestedPagesEn),
    ];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var audit = await Documents.GetAsync<AccessibilityAudit>(cancellationToken);
        (AuditedOn, Auditor, Plan, Contact) = (audit.AuditedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), audit.Auditor, audit.Plan, audit.Contact);
        (Derogations, DerogationsEn, Exemptions, ExemptionsEn) = (audit.Derogations, audit.DerogationsEn, audit.Exemptions, audit.ExemptionsEn);
        (Technologies, TechnologiesEn, Tools, ToolsEn) = (audit.Technologies, audit.TechnologiesEn, audit.Tools, audit.ToolsEn);
        (TestedPages, TestedPagesEn) = (audit.Pages, audit.PagesEn);
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
        var (auditor, contact, plan) = (Text(nameof(Auditor), Auditor, LongestLine), Text(nameof(Contact), Contact, LongestLine), Text(nameof(Plan), Plan, LongestLine));
        if (plan is not null && !IsAddress(plan))
            ModelState.AddModelError(nameof(Plan), T["Write the address of a page on this site, such as /accessibilite, or a whole address that begins with https://."]);
        var texts = Texts.Select(text => (French: Lines(text.French, text.FrenchText), English: Lines(text.English, text.EnglishText))).ToList();
        if (!ModelState.IsValid)
            return Page();
        var saved = false;
        var stored = await Documents.UpdateAsync<AccessibilityAudit>(audit =>
        {
            saved = VersionOf(TextsOf(audit)) == BasedOn;
            if (saved)
                audit.Change(Formats.Today(time), changed =>
                {
                    (changed.AuditedOn, changed.Auditor, changed.Plan, changed.Contact) = (day, auditor, plan, contact);
                    (changed.Derogations, changed.DerogationsEn) = texts[0];
                    (changed.Exemptions, changed.ExemptionsEn) = texts[1];
                    (changed.Technologies, changed.TechnologiesEn) = texts[2];
                    (changed.Tools, changed.ToolsEn) = texts[3];
                    (changed.Pages, changed.PagesEn) = texts[4];
                });
        }, cancellationToken);
        if (saved)
        {
            TempData["Notice"] = T["The statement is saved."].Value;
            return RedirectToPage();
        }
        var now = TextsOf(stored);
        Refuse(VersionOf(now),
        [
            (T["Day of the audit"], stored.AuditedOn is { } old ? Formats.ShortDate(old) : ""), (T["Who made it"], stored.Auditor ?? ""), (T["Page with the plan and its actions"], stored.Plan ?? ""),
            .. Texts.SelectMany((text, i) => new[] { (text.Label, now[4 + 2 * i] ?? ""), ($"{text.Label} – {T["English"]}", now[5 + 2 * i] ?? "") }),
            (T["Whom to write to, beside the form"], stored.Contact ?? ""),
        ]);
        return Page();
    }

    // The criteria have pages of their own: who saves one of them meanwhile changes nothing here.
    private static string?[] TextsOf(AccessibilityAudit audit) =>
    [
        audit.AuditedOn?.ToString("O", CultureInfo.InvariantCulture), audit.Auditor, audit.Plan, audit.Contact,
        audit.Derogations, audit.DerogationsEn, audit.Exemptions, audit.ExemptionsEn, audit.Technologies, audit.TechnologiesEn, audit.Tools, audit.ToolsEn, audit.Pages, audit.PagesEn,
    ];

    private static bool IsAddress(string text) =>
        text[0] == '/' ? !text.StartsWith("//", StringComparison.Ordinal) && !text.Contains('\\', StringComparison.Ordinal) : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps;

    private string? Lines(string field, string? value)
    {
        var text = value?.Replace("\0", "", StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
        if (text?.Length > LongestText)
            ModelState.AddModelError(field, T["Shorten this text: it has {0} characters, and {1} are the most.", text.Length, LongestText]);
        return string.IsNullOrEmpty(text) ? null : text;
    }
}
