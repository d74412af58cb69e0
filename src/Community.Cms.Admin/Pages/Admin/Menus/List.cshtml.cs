using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Admin.Trees;
using Community.Cms.Content;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Menus;

/// <summary>The menus of the site, one for each place and language.</summary>
[Authorize(CommonPermissions.ManageMenus)]
internal sealed class ListModel(CommunityDbContext db, IStringLocalizer<Strings> T) : PageModel
{
    public IReadOnlyList<(ContentItem Item, int Entries)> Menus { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var rows = await db.Set<ContentRow>().AsNoTracking().Where(row => row.Latest && row.ContentType == "Menu").OrderBy(row => row.SortText).Take(100).ToListAsync(cancellationToken);
        Menus = [.. rows.Select(row => row.ToItem()).Select(item => (item, Forest.OfEntries(item.Content, MenuModel.Levels).All().Count()))];
    }

    /// <summary>Where the theme shows a menu, in words.</summary>
    public string PlaceOf(string? alias) => alias switch
    {
        "main-menu" => T["Head of every page, in French"],
        "main-menu-en" => T["Head of every page, in English"],
        "footer-menu" => T["Foot of every page, in French"],
        "footer-menu-en" => T["Foot of every page, in English"],
        _ => T["Nowhere in this theme"],
    };
}
