using System.Globalization;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Cms.Accessibility;
using Community.Cms.Admin.Accessibility;
using Community.Cms.Admin.Pages.Settings;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Accessibility;

/// <summary>One criterion as the form shows it.</summary>
internal sealed class CriterionForm
{
    /// <summary>Name of the state.</summary>
    public string? State { get; set; }
    /// <summary>The remark.</summary>
    public string? Remark { get; set; }
    /// <summary>The day as the browser writes it.</summary>
    public string? TestedOn { get; set; }
}

/// <summary>The criteria of one theme, saved together. Colleagues at other themes do not meet here.</summary>
[Authorize(CommonPermissions.ManageAccessibility)]
internal sealed class CriteriaOfThemeModel(ISiteDocuments documents, RuleWords rules, TimeProvider time, IStringLocalizer<Strings> localizer) : SettingsPage(documents, localizer)
{
    public const int LongestRemark = 500;

    [BindProperty]
    public List<CriterionForm> Rows { get; set; } = [];

    public CriteriaTheme Theme { get; private set; } = null!;
    public RuleWords Rules => rules;

    public async Task<IActionResult> OnGetAsync(int number, CancellationToken cancellationToken)
    {
        if (!Find(number))
            return NotFound();
        var audit = await Documents.GetAsync<AccessibilityAudit>(cancellationToken);
        BasedOn = VersionOf(Of(audit));
        Rows = [.. Of(audit).Select(result => new CriterionForm { State = result.State.ToString(), Remark = result.Remark, TestedOn = result.TestedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int number, CancellationToken cancellationToken)
    {
        if (!Find(number))
            return NotFound();
        while (Rows.Count < Theme.Criteria.Count)
            Rows.Add(new());
        List<CriterionResult> results = [.. Theme.Criteria.Select((_, i) => Read(i))];
        if (!ModelState.IsValid)
            return Page();
        var saved = false;
        var stored = await Documents.UpdateAsync<AccessibilityAudit>(audit =>
        {
            saved = VersionOf(Of(audit)) == BasedOn;
            if (!saved)
                return;
            audit.Change(Formats.Today(time), changed =>
            {
                foreach (var (criterion, result) in Theme.Criteria.Zip(results))
                    changed.Results[criterion.Number] = result;
            });
        }, cancellationToken);
        if (!saved)
        {
            Refuse(VersionOf(Of(stored)), Theme.Criteria.Select(criterion => (criterion.Number, Line(stored.Of(criterion.Number)))));
            return Page();
        }
        TempData["Notice"] = T["The criteria are saved. Visitors read the new state at once."].Value;
        return RedirectToPage("/Admin/Accessibility/CriteriaThemes");
    }

    private bool Find(int number)
    {
        Theme = Criteria.Themes.FirstOrDefault(theme => theme.Number == number)!;
        return Theme is not null;
    }

    private List<CriterionResult> Of(AccessibilityAudit audit) => [.. Theme.Criteria.Select(criterion => audit.Of(criterion.Number))];

    private CriterionResult Read(int index)
    {
        var row = Rows[index];
        var state = Enum.TryParse<CriterionState>(row.State, out var known) && Enum.IsDefined(known) ? known : CriterionState.NotTested;
        var today = Formats.Today(time);
        DateOnly? day = null;
        if (!string.IsNullOrWhiteSpace(row.TestedOn))
        {
            if (DateOnly.TryParseExact(row.TestedOn.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var typed) && typed <= today)
                day = typed;
            else
                ModelState.AddModelError($"Rows[{index}].TestedOn", T["Write a day that has been, such as 2026-11-24."]);
        }
        // Who says that something was tested, and not when, did it now.
        return new() { State = state, Remark = Text($"Rows[{index}].Remark", row.Remark, LongestRemark), TestedOn = day ?? (state == CriterionState.NotTested ? null : today) };
    }

    private string Line(CriterionResult result) =>
        string.Join(" · ", new[] { rules.NameOf(result.State), result.TestedOn is { } day ? Formats.ShortDate(day) : null, result.Remark }.OfType<string>());
}
