using Community.Abstractions.Data;
using Community.Abstractions.Security;
using Microsoft.EntityFrameworkCore;

namespace Community.Site.Agenda;

/// <summary>Which events are wanted. Whatever is null does not filter.</summary>
internal sealed record EventQuery
{
    /// <summary>What is over, last first; otherwise what is to come or going on, next first.</summary>
    public bool Past { get; init; }
    public string? TopicId { get; init; }
    /// <summary>The place's ids in every language.</summary>
    public IReadOnlyList<string>? PlaceIds { get; init; }
    /// <summary>Ended at the earliest (UTC); instead of the moment it is now.</summary>
    public DateTime? EndedAfterUtc { get; init; }
    public int Page { get; init; } = 1;
    public int PageSize { get; init; } = 20;
}

/// <summary>Finds events by date, place and topic, each text in one language, with the audience rule inside the query.</summary>
internal sealed class EventFinder(ICommunityData data, TimeProvider time)
{
    /// <summary>Ids of a page, in order, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<string> Ids, int Total)> FindAsync(EventQuery query, Reader reader, string language, CancellationToken cancellationToken)
    {
        var rows = Wanted(query, reader, language);
        var ordered = query.Past
            ? rows.OrderByDescending(row => row.StartUtc).ThenBy(row => row.ContentItemId)
            : rows.OrderBy(row => row.StartUtc).ThenBy(row => row.ContentItemId);
        var ids = await ordered.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize).Select(row => row.ContentItemId).ToListAsync(cancellationToken);
        bool whole = query.Page == 1 && ids.Count < query.PageSize;
        return (ids, whole ? ids.Count : await rows.CountAsync(cancellationToken));
    }

    /// <summary>How many are to come, and how many are over, whatever the place and topic.</summary>
    public Task<int> CountAsync(bool past, Reader reader, string language, CancellationToken cancellationToken) =>
        Wanted(new EventQuery { Past = past }, reader, language).CountAsync(cancellationToken);

    private IQueryable<EventIndex> Wanted(EventQuery query, Reader reader, string language)
    {
        var limit = query.EndedAfterUtc ?? time.GetUtcNow().UtcDateTime;
        var rows = OnePerText(data.Set<EventIndex>().AsNoTracking().ReadableBy(reader), language);
        rows = query.Past ? rows.Where(row => row.EndUtc < limit) : rows.Where(row => row.EndUtc >= limit);
        if (query.TopicId is { } topic)
        {
            var between = $"|{topic}|";
            rows = rows.Where(row => row.Topics.Contains(between));
        }
        if (query.PlaceIds is { } places)
            rows = rows.Where(row => row.PlaceId != null && places.Contains(row.PlaceId));
        return rows;
    }

    /// <summary>Of each text its translation in the language, else the French one, else whichever there is.</summary>
    private static IQueryable<EventIndex> OnePerText(IQueryable<EventIndex> readable, string language) => readable.Where(row =>
        row.Culture == null || row.Culture == language || row.LocalizationSet == null ||
        (!readable.Any(other => other.LocalizationSet == row.LocalizationSet && other.Culture == language) &&
            (row.Culture == "fr" || !readable.Any(other => other.LocalizationSet == row.LocalizationSet && other.Culture == "fr"))));
}
