using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Admin.Trees;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Taxonomies;

/// <summary>Merges one term into another, after saying what follows.</summary>
[Authorize(CommonPermissions.ManageTaxonomies)]
internal sealed class MergeModel(TreeDesk desk, TermTraffic traffic, IStringLocalizer<Strings> localizer) : TermPage(desk, traffic, localizer)
{
    public TreeNode Into { get; private set; } = null!;
    public int Children { get; private set; }
    /// <summary>Why they cannot be merged; null when they can.</summary>
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, string term, string? into)
    {
        if (!string.IsNullOrEmpty(into))
            return await ReadAsync(id, term, into) ? await ShowAsync() : NotFound();
        TempData["Warning"] = T["Choose the term that stays."].Value;
        return RedirectToPage("/Admin/Taxonomies/Term", new { id, term });
    }

    public async Task<IActionResult> OnPostAsync(string id, string term, string? into)
    {
        if (!await ReadAsync(id, term, into))
            return NotFound();
        if (Refused is not null)
        {
            Response.StatusCode = 409;
            return await ShowAsync();
        }
        var moved = 0;
        var refused = await ChangeAsync(
            id, Request.Form["BasedOn"],
            item => Say(ForestOf(item).Merge(term, Into.Id)),
            item => new("TaxonomyTermsMerged", "Taxonomy", id, item.DisplayText ?? "")
            {
                Reason = $"{Node.Title} → {Into.Title}",
                Before = new Dictionary<string, string?> { ["Place"] = Path(Node) },
                After = new Dictionary<string, string?> { ["Place"] = Path(Into), ["Contents"] = moved.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            },
            async () => moved = await Traffic.ReplaceAsync(term, InfoOf(Into), Stop));
        if (refused is not null)
            return refused;
        TempData["Notice"] = T["“{0}” is merged into “{1}”. Contents that followed: {2}.", Name, Into.Title, Community.Theme.Opale.Formats.Number(moved)].Value;
        return RedirectToPage("/Admin/Taxonomies/Term", new { id, term = Into.Id });
    }

    private async Task<bool> ReadAsync(string id, string term, string? into)
    {
        if (!await FindTermAsync(id, term) || Forest.Find(into) is not { } target)
            return false;
        Into = target;
        Children = Forest.Below(term).Count;
        Refused = target.Id == term ? T["A term cannot be merged into itself. Choose another one."]
            : Forest.IsWithin(target.Id, term) ? T["“{0}” stands below “{1}”: a term cannot be merged into one below it. Merge the other way round, or move it out first.", target.Title, Name]
            : !Item.Published ? T["This taxonomy has a draft that is not published. Publish it first: the contents on the site follow what is on the site."].Value
            : null;
        return true;
    }
}
