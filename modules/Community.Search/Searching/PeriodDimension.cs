using Community.Abstractions.Search;

namespace Community.Search.Searching;

/// <summary>The date facet while results are collected. Periods overlap: the past month is part of the past year.</summary>
internal sealed class PeriodDimension(SearchPeriod chosen, DateTimeOffset now)
{
    private readonly long _now = now.ToUnixTimeSeconds(), _monthAgo = now.AddDays(-30).ToUnixTimeSeconds(), _yearAgo = now.AddDays(-365).ToUnixTimeSeconds();
    private int _upcoming, _pastMonth, _pastYear;

    /// <summary>Whether a date (seconds since 1970; 0 for none) is in the chosen period.</summary>
    public bool Accepts(long date) => chosen switch
    {
        SearchPeriod.Upcoming => IsUpcoming(date),
        SearchPeriod.PastMonth => IsPast(date, _monthAgo),
        SearchPeriod.PastYear => IsPast(date, _yearAgo),
        _ => true,
    };

    /// <summary>Counts a document.</summary>
    public void Count(long date)
    {
        if (IsUpcoming(date))
            _upcoming++;
        if (IsPast(date, _monthAgo))
            _pastMonth++;
        if (IsPast(date, _yearAgo))
            _pastYear++;
    }

    /// <summary>Counts by name of the period, in the order of time.</summary>
    public IReadOnlyList<FacetCount> Counts() =>
    [
        .. new FacetCount[]
        {
            new(nameof(SearchPeriod.Upcoming), _upcoming), new(nameof(SearchPeriod.PastMonth), _pastMonth), new(nameof(SearchPeriod.PastYear), _pastYear),
        }.Where(count => count.Count > 0),
    ];

    private bool IsUpcoming(long date) => date >= _now;

    private bool IsPast(long date, long since) => date != 0 && date >= since && date < _now;
}
