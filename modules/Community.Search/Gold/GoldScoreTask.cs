using System.Globalization;
using Community.Abstractions.Background;
using Community.Abstractions.Changes;
using Community.Search.Indexing;
using Microsoft.Extensions.Localization;

namespace Community.Search.Gold;

/// <summary>Scores the gold queries after the index definition, the synonyms or the queries changed, however they did: a new version, a recipe, another node.</summary>
internal sealed class GoldScoreTask(GoldScorer scorer, SearchIndex index, IChangeFeed feed, IStringLocalizer<Strings> T) : IBackgroundTask
{
    public string Name => "search-gold";

    public string Title => T["Scores the gold queries when the search changed"];

    public string Schedule => "*/15 * * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        if (index.Sequence < await feed.GetLatestAsync(cancellationToken))
            return T["The index is not up to date yet: the score is taken next time."];
        return await scorer.KeepAsync(cancellationToken) is { } row
            ? T["{0} of {1} expected items come first.", row.First.ToString(CultureInfo.CurrentCulture), row.Queries.ToString(CultureInfo.CurrentCulture)]
            : T["Nothing changed."];
    }
}
