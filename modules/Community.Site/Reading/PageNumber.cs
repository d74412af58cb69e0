using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Community.Site.Reading;

/// <summary>The page of a list, from the address.</summary>
internal static class PageNumber
{
    /// <summary>Deeper than any list: the store is not even asked.</summary>
    private const int Deepest = 10_000;

    /// <summary>The page asked for; 1 without one, null when it is no page number.</summary>
    public static int? Of(IQueryCollection query)
    {
        if (!query.TryGetValue("page", out var given) || given.Count == 0 || string.IsNullOrEmpty(given[0]))
            return 1;
        return int.TryParse(given[0], NumberStyles.None, CultureInfo.InvariantCulture, out int page) && page is >= 1 and <= Deepest ? page : null;
    }

    /// <summary>How many pages a list has; an empty list has one.</summary>
    public static int Count(int total, int pageSize) => Math.Max(1, (total + pageSize - 1) / pageSize);
}
