using System.Security.Cryptography;
using System.Text;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Search.Indexing;
using Community.Search.SynonymLists;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Search.Pages.Staff;

/// <summary>Where staff look after the search: synonyms, and the index itself.</summary>
[Authorize(CommonPermissions.ManageSearch)]
internal sealed class SearchSettingsModel(ISiteDocuments documents, SearchIndex index, SearchIndexer indexer, IStringLocalizer<Strings> T) : PageModel
{
    /// <summary>The list as typed.</summary>
    [BindProperty]
    public string? Lines { get; set; }

    /// <summary>Stands for the list the person started from.</summary>
    [BindProperty]
    public string? BasedOn { get; set; }

    /// <summary>What somebody else saved meanwhile.</summary>
    public string? Theirs { get; private set; }

    public IndexState Index { get; private set; } = null!;

    public bool IsRebuilding => indexer.IsRebuilding;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Show((await documents.GetAsync<SynonymList>(cancellationToken)).Lines);
        Index = index.GetState();
    }

    public async Task<IActionResult> OnPostSynonymsAsync(CancellationToken cancellationToken)
    {
        Index = index.GetState();
        var lines = SynonymRules.LinesOf(Lines);
        if (SynonymRules.Check(lines) is var (fault, line))
        {
            ModelState.AddModelError(nameof(Lines), Message(fault, line));
            return Page();
        }
        if (await SaveAsync(lines, cancellationToken))
        {
            TempData["Notice"] = T["The synonyms are saved: searches use them from now on."].Value;
            return RedirectToPage();
        }
        ModelState.AddModelError(nameof(Lines), T["Somebody else changed the list meanwhile. Their list is below: take over what you need, then save again."]);
        return Page();
    }

    public IActionResult OnPostRebuild()
    {
        TempData["Notice"] = (indexer.StartRebuild()
            ? T["The index is being made again. Searches go on working meanwhile."]
            : T["Another process of the site writes the index: it cannot be made again from here."]).Value;
        return RedirectToPage();
    }

    private async Task<bool> SaveAsync(List<string> lines, CancellationToken cancellationToken)
    {
        var saved = false;
        var list = await documents.UpdateAsync<SynonymList>(
            stored =>
            {
                saved = Version(stored.Lines) == BasedOn;
                if (saved)
                    stored.Lines = lines;
            },
            cancellationToken);
        if (saved)
            indexer.ForgetSynonyms();
        else
            (Theirs, BasedOn) = (string.Join('\n', list.Lines), Version(list.Lines));
        ModelState.Remove(nameof(BasedOn));
        return saved;
    }

    private void Show(List<string> lines) => (Lines, BasedOn) = (string.Join('\n', lines), Version(lines));

    private static string Version(List<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..16];

    private string Message(SynonymRules.Fault fault, int line) => fault switch
    {
        SynonymRules.Fault.TooMany => T["Keep {0} lines at most.", SynonymRules.MostLines],
        SynonymRules.Fault.TooLong => T["Line {0}: shorten it to {1} characters at most, or make two lines of it.", line, SynonymRules.LongestLine],
        SynonymRules.Fault.TooFew => T["Line {0}: write at least two words or expressions, with a comma between them.", line],
        _ => T["Line {0}: each expression needs one to six words that can be looked for (not only “the” or “of”).", line],
    };
}
