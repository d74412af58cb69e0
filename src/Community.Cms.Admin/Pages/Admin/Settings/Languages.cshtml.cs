using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Settings;

/// <summary>What visitors may read.</summary>
[Authorize(CommonPermissions.ManageSettings)]
internal sealed class LanguagesModel(ISiteDocuments documents, IStringLocalizer<Strings> localizer) : SettingsPage(documents, localizer)
{
    [BindProperty]
    public bool French { get; set; }
    [BindProperty]
    public bool English { get; set; }
    [BindProperty]
    public bool ShowUntranslated { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var stored = await Documents.GetAsync<HouseLanguages>(cancellationToken);
        (BasedOn, French, English, ShowUntranslated) = (VersionOf(stored), stored.French, stored.English, stored.ShowUntranslated);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!French && !English)
            ModelState.AddModelError(nameof(French), T["Leave one language on at least: visitors would find nothing."]);
        if (!ModelState.IsValid)
            return Page();
        return await SaveAsync<HouseLanguages>(
            stored => (stored.French, stored.English, stored.ShowUntranslated) = (French, English, ShowUntranslated), Lines, cancellationToken) ? Saved() : Page();
    }

    private IEnumerable<(string, string)> Lines(HouseLanguages stored) =>
    [
        (T["French"], stored.French ? T["open to visitors"] : T["closed to visitors"]), (T["English"], stored.English ? T["open to visitors"] : T["closed to visitors"]),
        (T["When a page has no translation"], stored.ShowUntranslated ? T["Show it in its own language"] : T["Lead the visitor to it"]),
    ];
}
