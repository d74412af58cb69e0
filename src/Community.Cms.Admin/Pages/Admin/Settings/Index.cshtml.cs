using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Settings;

/// <summary>A page of settings, as the first page shows it.</summary>
internal sealed record SettingsTile(string Title, string Text, string Url, string Icon);

/// <summary>All pages of settings.</summary>
[Authorize(CommonPermissions.ManageSettings)]
internal sealed class IndexModel(SideMenu menu, IStringLocalizer<Strings> T) : PageModel
{
    public IReadOnlyList<SettingsTile> Tiles =>
    [
        new(T["Identity"], T["Name, logo, address, telephone, pages elsewhere."], "~/admin/reglages/identite", "house"),
        new(T["Opening hours"], T["The week of each place, exceptions, public holidays."], "~/admin/reglages/horaires", "clock"),
        new(T["Colours"], T["The house’s own colours, as far as everybody can read them."], "~/admin/reglages/couleurs", "sun"),
        new(T["Languages"], T["What visitors may read, and what happens without a translation."], "~/admin/reglages/langues", "languages"),
        new(T["Writing"], T["What a text must have before it is published."], "~/admin/reglages/redaction", "pencil"),
        new(T["Retention"], T["How long accounts, applications, mails and trails are kept."], "~/admin/reglages/conservation", "archive"),
    ];

    /// <summary>The modules' own pages of settings that the person may open.</summary>
    public IReadOnlyList<NavigationLink> Links => menu.SettingsFor(User);
}
