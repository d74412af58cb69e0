using System.Numerics;
using Community.Abstractions.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Search.Queries;

/// <summary>Words and how often they were looked for.</summary>
/// <param name="Words">The words.</param>
/// <param name="Searches">How often.</param>
/// <param name="Empty">How often nothing was found.</param>
internal sealed record QueryCount(string Words, int Searches, int Empty);

/// <summary>What people looked for since a day, without what fewer than <see cref="QueryRules.FewestVisitors"/> visitors looked for.</summary>
/// <param name="Searches">All searches that were counted, rare ones too.</param>
/// <param name="Empty">Those that found nothing.</param>
/// <param name="MostFrequent">The most frequent words.</param>
/// <param name="WithoutResult">The words that most often found nothing.</param>
internal sealed record QueryFigures(int Searches, int Empty, IReadOnlyList<QueryCount> MostFrequent, IReadOnlyList<QueryCount> WithoutResult);

/// <summary>Reads the counts.</summary>
internal sealed class QueryReport(ICommunityData data)
{
    // Looked at before rare words are taken out: what one visitor repeats a hundred times must not push out what many ask.
    private const int Candidates = 400;

    public async Task<QueryFigures> ReadAsync(DateOnly since, int most, CancellationToken cancellationToken)
    {
        var rows = data.Set<SearchQueryRow>().AsNoTracking().Where(row => row.Day >= since);
        var all = await rows.GroupBy(_ => 1).Select(group => new { Searches = group.Sum(row => row.Searches), Empty = group.Sum(row => row.Empty) }).FirstOrDefaultAsync(cancellationToken);
        var words = rows.GroupBy(row => row.Words).Select(group => new { Words = group.Key, Searches = group.Sum(row => row.Searches), Empty = group.Sum(row => row.Empty) });
        var frequent = await words.Where(one => one.Searches >= QueryRules.FewestVisitors)
            .OrderByDescending(one => one.Searches).ThenBy(one => one.Words).Take(Candidates).ToListAsync(cancellationToken);
        var empty = await words.Where(one => one.Empty > 0 && one.Searches >= QueryRules.FewestVisitors)
            .OrderByDescending(one => one.Empty).ThenBy(one => one.Words).Take(Candidates).ToListAsync(cancellationToken);
        var candidates = frequent.Concat(empty).Select(one => one.Words).Distinct().ToList();
        var shown = (await rows.Where(row => candidates.Contains(row.Words)).Select(row => new { row.Words, row.Visitors }).ToListAsync(cancellationToken))
            .GroupBy(row => row.Words)
            .Where(group => BitOperations.PopCount((ulong)group.Aggregate(0L, (boxes, row) => boxes | row.Visitors)) >= QueryRules.FewestVisitors)
            .Select(group => group.Key).ToHashSet();
        return new(
            all?.Searches ?? 0, all?.Empty ?? 0,
            [.. frequent.Where(one => shown.Contains(one.Words)).Take(most).Select(one => new QueryCount(one.Words, one.Searches, one.Empty))],
            [.. empty.Where(one => shown.Contains(one.Words)).Take(most).Select(one => new QueryCount(one.Words, one.Searches, one.Empty))]);
    }
}
