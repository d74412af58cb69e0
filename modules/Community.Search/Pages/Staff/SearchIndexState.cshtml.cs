using Community.Abstractions.Security;
using Community.Search.Indexing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Search.Pages.Staff;

/// <summary>The index itself.</summary>
[Authorize(CommonPermissions.ManageSearch)]
internal sealed class SearchIndexStateModel(SearchIndex index, SearchIndexer indexer, IStringLocalizer<Strings> T) : PageModel
{
    public IndexState Index { get; private set; } = null!;

    public bool IsRebuilding => indexer.IsRebuilding;

    public void OnGet() => Index = index.GetState();

    public IActionResult OnPostRebuild()
    {
        TempData["Notice"] = (indexer.StartRebuild()
            ? T["The index is being made again. Searches go on working meanwhile."]
            : T["Another process of the site writes the index: it cannot be made again from here."]).Value;
        return RedirectToPage();
    }
}
