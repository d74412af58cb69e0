using Community.Abstractions.Background;
using Community.Abstractions.Data;
using Community.Abstractions.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Search.Queries;

/// <summary>Forgets counts of searches when their time is over, and rare words after thirty days.</summary>
internal sealed class QueryRetentionTask(ICommunityData data, ISiteDocuments documents, TimeProvider time, IStringLocalizer<Strings> T) : IBackgroundTask
{
    private const int RareDays = 30;

    public string Name => "search-queries";

    public string Title => T["Forgets what was looked for when its time is over"];

    public string Schedule => "40 3 * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var (oldest, rare) = (today.AddMonths(-(await documents.GetAsync<QuerySettings>(cancellationToken)).KeepMonths), today.AddDays(-RareDays));
        var gone = await data.WriteAsync(async stop =>
        {
            var rows = data.Set<SearchQueryRow>();
            var old = await rows.Where(row => row.Day < oldest).ExecuteDeleteAsync(stop);
            // What so few people asked will never be shown: there is no reason to keep it.
            return old + await rows.Where(row => row.Day < rare && rows.Where(other => other.Words == row.Words).Sum(other => other.Searches) < QueryRules.FewestVisitors).ExecuteDeleteAsync(stop);
        }, cancellationToken);
        return T["Lines removed: {0}", gone];
    }
}

/// <summary>The period of the counts on the page of all periods.</summary>
internal sealed class QueryRetention(ISiteDocuments documents, IStringLocalizer<Strings> T) : IRetentionSource
{
    private const string Months = "search-queries";

    public async Task<IReadOnlyList<RetentionPeriod>> GetAsync(CancellationToken cancellationToken) =>
    [
        new(Months, T["Months that the counts of searches are kept"], (await documents.GetAsync<QuerySettings>(cancellationToken)).KeepMonths)
        {
            Group = T["Search"], Least = 1, Most = 36, Unit = RetentionUnit.Months,
        },
    ];

    public async Task SetAsync(IReadOnlyDictionary<string, int> values, CancellationToken cancellationToken)
    {
        if (values.TryGetValue(Months, out var months))
            await documents.UpdateAsync<QuerySettings>(settings => settings.KeepMonths = months, cancellationToken);
    }
}
