using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Search.Gold;
using Community.Search.Indexing;
using Community.Search.Searching;
using Community.Search.SynonymLists;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Search.Pages.Staff;

/// <summary>The synonyms, with the results before and after a change.</summary>
[Authorize(CommonPermissions.ManageSearch)]
internal sealed class SearchSynonymsModel(
    ISiteDocuments documents, SearchService search, GoldScorer scorer, SearchIndexer indexer, IStringLocalizer<Strings> T) : PageModel
{
    /// <summary>The list as typed.</summary>
    [BindProperty]
    public string? Lines { get; set; }

    /// <summary>Stands for the list the person started from.</summary>
    [BindProperty]
    public string? BasedOn { get; set; }

    /// <summary>Words whose results are compared besides those of changed lines.</summary>
    [BindProperty]
    public string? Try { get; set; }

    /// <summary>Whether the person saves although gold queries fall.</summary>
    [BindProperty]
    public bool Confirmed { get; set; }

    /// <summary>What somebody else saved meanwhile.</summary>
    public string? Theirs { get; private set; }

    /// <summary>What the change would do, once it was asked.</summary>
    public SynonymTrial? Trial { get; private set; }

    /// <summary>Whether the change waits for a second word, because gold queries fall.</summary>
    public bool AsksToConfirm { get; private set; }

    public async Task OnGetAsync([FromQuery(Name = "ajouter")] string? add, CancellationToken cancellationToken)
    {
        var lines = (await documents.GetAsync<SynonymList>(cancellationToken)).Lines;
        (Lines, BasedOn) = (string.Join('\n', lines), Version(lines));
        // Comes with the word that found nothing, ready for the words that would.
        if (SynonymRules.LinesOf(add) is [{ Length: <= SynonymRules.LongestLine - 2 } word])
            (Lines, Try) = ($"{Lines}{(Lines.Length > 0 ? "\n" : "")}{word}, ", word);
    }

    public async Task<IActionResult> OnPostCompareAsync(CancellationToken cancellationToken)
    {
        if (Checked() is { } lines)
            await TryAsync(lines, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostSynonymsAsync(CancellationToken cancellationToken)
    {
        if (Checked() is not { } lines)
            return Page();
        await TryAsync(lines, cancellationToken);
        if (Trial!.HasFall && !Confirmed)
        {
            AsksToConfirm = true;
            return Page();
        }
        if (await SaveAsync(lines, cancellationToken))
        {
            await scorer.KeepAsync(cancellationToken);
            TempData["Notice"] = T["The synonyms are saved: searches use them from now on."].Value;
            return RedirectToPage();
        }
        ModelState.AddModelError(nameof(Lines), T["Somebody else changed the list meanwhile. Their list is below: take over what you need, then save again."]);
        return Page();
    }

    /// <summary>How many results, in words.</summary>
    public string CountText(int total) => ResultWords.Count(T, total);

    /// <summary>A rank as people read it.</summary>
    public string RankText(int? rank) => ResultWords.Rank(T, rank);

    private List<string>? Checked()
    {
        var lines = SynonymRules.LinesOf(Lines);
        if (SynonymRules.Check(lines) is not var (fault, line))
            return lines;
        ModelState.AddModelError(nameof(Lines), Message(fault, line));
        return null;
    }

    private async Task TryAsync(List<string> lines, CancellationToken cancellationToken)
    {
        var stored = (await documents.GetAsync<SynonymList>(cancellationToken)).Lines;
        var queries = (await documents.GetAsync<GoldQueryList>(cancellationToken)).Queries;
        Trial = SynonymTrial.Of(search, scorer, queries, stored, lines, Try, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
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

    private static string Version(List<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..16];

    private string Message(SynonymRules.Fault fault, int line) => fault switch
    {
        SynonymRules.Fault.TooMany => T["Keep {0} lines at most.", SynonymRules.MostLines],
        SynonymRules.Fault.TooLong => T["Line {0}: shorten it to {1} characters at most, or make two lines of it.", line, SynonymRules.LongestLine],
        SynonymRules.Fault.TooFew => T["Line {0}: write at least two words or expressions, with a comma between them.", line],
        _ => T["Line {0}: each expression needs one to six words that can be looked for (not only “the” or “of”).", line],
    };
}
