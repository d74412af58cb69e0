using Community.Abstractions.Security;
using Community.Cms.Admin.Trees;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Taxonomies;

/// <summary>Takes a term out of its taxonomy and off everything that carries it.</summary>
[Authorize(CommonPermissions.ManageTaxonomies)]
internal sealed class RemoveModel(TreeDesk desk, TermTraffic traffic, IStringLocalizer<Strings> localizer) : TermPage(desk, traffic, localizer)
{
    public int Children { get; private set; }
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, string term) => await ReadAsync(id, term) ? await ShowAsync() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, string term, string? then, string? into)
    {
        if (!await ReadAsync(id, term))
            return NotFound();
        // Putting another one in its place is a merge: that page says what follows.
        if (then == "replace")
            return RedirectToPage("/Admin/Taxonomies/Merge", new { id, term, into });
        await PrepareAsync();
        if (Refused is not null || IsUsed && then != "off")
        {
            ModelState.AddModelError("then", Refused ?? T["Choose what becomes of the contents that carry it."].Value);
            return Page();
        }
        var taken = 0;
        var refused = await ChangeAsync(
            id, Request.Form["BasedOn"],
            item => ForestOf(item).Remove(term) ? null : "",
            item => Entry(item, "TermRemoved", Node.Title, Path(Node), null),
            async () => taken = await Traffic.ReplaceAsync(term, null, Stop));
        if (refused is not null)
            return refused;
        TempData["Notice"] = T["“{0}” is removed. Contents it was taken off: {1}.", Name, Community.Theme.Opale.Formats.Number(taken)].Value;
        return RedirectToPage("/Admin/Taxonomies/Taxonomy", new { id });
    }

    private async Task<bool> ReadAsync(string id, string term)
    {
        if (!await FindTermAsync(id, term))
            return false;
        Children = Forest.Below(term).Count;
        Refused = Item.Published ? null : T["This taxonomy has a draft that is not published. Publish it first: the contents on the site follow what is on the site."].Value;
        return true;
    }
}
