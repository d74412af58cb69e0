using System.Globalization;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Search;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Search.Gold;
using Community.Search.Searching;
using Community.Theme.Opale;
using Community.Theme.Opale.Charts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Search.Pages.Staff;

/// <summary>A gold query with its rank now and at the last score.</summary>
internal sealed record GoldRow(GoldQuery Query, int? Now, int? Before, bool WasScored)
{
    /// <summary>Whether it stands further back than at the last score.</summary>
    public bool IsFall => WasScored && (Now ?? int.MaxValue) > (Before ?? int.MaxValue);
}

/// <summary>An item to choose.</summary>
internal sealed record GoldCandidate(string Id, string Title, string Kind);

/// <summary>The gold queries, their scores and how these changed.</summary>
[Authorize(CommonPermissions.ManageSearch)]
internal sealed class SearchGoldModel(
    ISiteDocuments documents, SearchService search, SynonymStore synonyms, GoldScorer scorer, IContentDefinitionManager definitions, IStringLocalizer<Strings> T) : PageModel
{
    private const int Shown = 20, MostCandidates = 10;

    public string? Words { get; private set; }
    public string Culture { get; private set; } = "fr";
    public string? Other { get; private set; }
    public GoldScore Now { get; private set; } = null!;
    public IReadOnlyList<GoldRow> Rows { get; private set; } = [];
    public IReadOnlyList<GoldCandidate> Candidates { get; private set; } = [];
    public IReadOnlyList<GoldScoreRow> History { get; private set; } = [];

    /// <summary>The history as bars, oldest first; a bar lower than the one before stands out when it is the newest.</summary>
    public IReadOnlyList<ChartPoint> Chart =>
        [.. History.Reverse().Select((row, i) => new ChartPoint(
            Formats.ShortDateTime(row.CreatedUtc), row.Queries == 0 ? 0 : Math.Round(100m * row.First / row.Queries),
            i == History.Count - 1 && History.Count > 1 && row.MeanReciprocalRank < History[1].MeanReciprocalRank))];

    public async Task OnGetAsync(
        [FromQuery(Name = "q")] string? words, [FromQuery(Name = "langue")] string? culture, [FromQuery(Name = "autre")] string? other, CancellationToken cancellationToken)
    {
        (Words, Culture, Other) = (words?.Trim(), culture is "en" or "fr" ? culture : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, other?.Trim());
        await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAddAsync(string? words, string? culture, string? item, CancellationToken cancellationToken)
    {
        (Words, Culture) = (QueryText.Parse(words).Text, culture == "en" ? "en" : "fr");
        var title = item is { Length: > 0 and <= 26 } && !QueryText.Parse(Words).IsHollow ? search.TitleOf(item, GoldScorer.Visitor) : null;
        if (title is null)
        {
            ModelState.AddModelError("q", T["Write the words, show the results and choose the one that should come first."]);
            await ShowAsync(cancellationToken);
            return Page();
        }
        var (added, full) = (false, false);
        await documents.UpdateAsync<GoldQueryList>(
            list =>
            {
                full = list.Queries.Count >= GoldQueryList.Most;
                added = !full && !list.Queries.Exists(query => query.Culture == Culture && Analysis.Words.Key(query.Words) == Analysis.Words.Key(Words));
                if (added)
                    list.Queries.Add(new GoldQuery { Id = ContentIds.New(), Words = Words, Culture = Culture, ContentItemId = item!, Title = title });
            },
            cancellationToken);
        if (!added)
        {
            ModelState.AddModelError("q", full ? T["Keep {0} gold queries at most.", GoldQueryList.Most] : T["These words are a gold query already: remove it first."]);
            await ShowAsync(cancellationToken);
            return Page();
        }
        await scorer.KeepAsync(cancellationToken);
        TempData["Notice"] = T["The gold query is added."].Value;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id, CancellationToken cancellationToken)
    {
        await documents.UpdateAsync<GoldQueryList>(list => list.Queries.RemoveAll(query => query.Id == id), cancellationToken);
        await scorer.KeepAsync(cancellationToken);
        TempData["Notice"] = T["The gold query is removed."].Value;
        return RedirectToPage();
    }

    /// <summary>A rank as people read it.</summary>
    public string RankText(int? rank) => ResultWords.Rank(T, rank);

    /// <summary>Why a score was taken, in words.</summary>
    public string CauseText(string cause) => cause switch
    {
        GoldCauses.Index => T["Index definition"],
        GoldCauses.Synonyms => T["Synonyms"],
        _ => T["Gold queries"],
    };

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var known = await synonyms.GetAsync(cancellationToken);
        var queries = (await documents.GetAsync<GoldQueryList>(cancellationToken)).Queries;
        Now = scorer.Score(queries, known);
        History = await scorer.HistoryAsync(Shown, cancellationToken);
        var last = History.Count > 0 ? GoldScorer.ScoreOf(History[0]) : new GoldScore([]);
        Rows = [.. queries.Select(query => new GoldRow(query, Now.RankOf(query.Id), last.RankOf(query.Id), last.Ranks.Any(rank => rank.Id == query.Id)))];
        if (string.IsNullOrWhiteSpace(Words))
            return;
        var names = await definitions.GetAsync(cancellationToken);
        Candidates = [.. Find(Other, known).Concat(Find(Words, known)).DistinctBy(hit => hit.ContentItemId).Take(2 * MostCandidates)
            .Select(hit => new GoldCandidate(hit.ContentItemId, ResultWords.Plain(hit.Title), names.FindType(hit.Kind)?.DisplayName ?? hit.Kind))];
    }

    private IReadOnlyList<SearchHit> Find(string? text, Synonyms known) => string.IsNullOrWhiteSpace(text)
        ? []
        : search.Try(new SearchRequest { Query = text, Culture = Culture, PageSize = MostCandidates }, GoldScorer.Visitor, known).Hits;
}
