using Community.Abstractions.Search;
using Community.Search.Analysis;
using Community.Search.Gold;
using Community.Search.Searching;

namespace Community.Search.SynonymLists;

/// <summary>A result beside others.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Url">App-relative address.</param>
/// <param name="IsNew">Whether the other side does not have it.</param>
internal sealed record TrialHit(string Title, string Url, bool IsNew);

/// <summary>The first results for some words with the old list and with the new one.</summary>
/// <param name="Words">The words.</param>
/// <param name="Before">First results with the list in force.</param>
/// <param name="TotalBefore">How many there are.</param>
/// <param name="After">First results with the list as typed.</param>
/// <param name="TotalAfter">How many there are.</param>
internal sealed record TrialRow(string Words, IReadOnlyList<TrialHit> Before, int TotalBefore, IReadOnlyList<TrialHit> After, int TotalAfter);

/// <summary>A gold query whose expected item moves.</summary>
/// <param name="Query">The query.</param>
/// <param name="Before">Its rank with the list in force; null: not found.</param>
/// <param name="After">Its rank with the list as typed.</param>
internal sealed record TrialMove(GoldQuery Query, int? Before, int? After)
{
    /// <summary>Whether it would stand further back.</summary>
    public bool IsFall => (After ?? int.MaxValue) > (Before ?? int.MaxValue);
}

/// <summary>What a change of the synonyms would do.</summary>
/// <param name="Rows">Results for the words that the change is about.</param>
/// <param name="Before">Score with the list in force.</param>
/// <param name="After">Score with the list as typed.</param>
/// <param name="Moves">Gold queries whose rank changes.</param>
internal sealed record SynonymTrial(IReadOnlyList<TrialRow> Rows, GoldScore Before, GoldScore After, IReadOnlyList<TrialMove> Moves)
{
    private const int MostWords = 8, MostHits = 5;

    /// <summary>Whether some gold query would be answered worse.</summary>
    public bool HasFall => Moves.Any(move => move.IsFall);

    /// <summary>Tries a list beside the one in force.</summary>
    public static SynonymTrial Of(SearchService search, GoldScorer scorer, IReadOnlyList<GoldQuery> queries, List<string> old, List<string> next, string? words, string culture)
    {
        var (before, after) = (new Synonyms(old), new Synonyms(next));
        var (scoreBefore, scoreAfter) = (scorer.Score(queries, before), scorer.Score(queries, after));
        var moves = queries.Select(query => new TrialMove(query, scoreBefore.RankOf(query.Id), scoreAfter.RankOf(query.Id))).Where(move => move.Before != move.After).ToList();
        return new(
            [.. About(old, next, words).Select(one => Row(one, Ask(before, one), Ask(after, one)))], scoreBefore, scoreAfter, moves);

        SearchResults Ask(Synonyms synonyms, string text) => search.Try(new SearchRequest { Query = text, Culture = culture, PageSize = MostHits }, GoldScorer.Visitor, synonyms);
    }

    /// <summary>The words that staff want to see, and those of the lines that change.</summary>
    private static IEnumerable<string> About(List<string> old, List<string> next, string? words) =>
        new[] { words?.Trim() ?? "" }.Concat(next.Except(old).Concat(old.Except(next)).SelectMany(Synonyms.Expressions))
            .Where(text => text.Length is > 0 and <= QueryText.Longest).DistinctBy(Words.Key).Take(MostWords);

    private static TrialRow Row(string words, SearchResults before, SearchResults after) =>
        new(words, Hits(before, after), before.Total, Hits(after, before), after.Total);

    private static List<TrialHit> Hits(SearchResults of, SearchResults other) =>
        [.. of.Hits.Select(hit => new TrialHit(ResultWords.Plain(hit.Title), hit.Url, other.Hits.All(one => one.ContentItemId != hit.ContentItemId)))];
}
