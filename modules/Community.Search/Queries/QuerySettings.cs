using Community.Abstractions.Sites;

namespace Community.Search.Queries;

/// <summary>How long the counts of searches are kept. Stored with the site.</summary>
internal sealed class QuerySettings
{
    /// <summary>Months. Default: 12.</summary>
    public int KeepMonths { get; set; } = 12;
}

/// <summary>The secret by which visitors are spread over the sixty-four boxes of <see cref="SearchQueryRow.Visitors"/>. Stored with the site, never exported.</summary>
[Bookkeeping]
internal sealed class QuerySecret
{
    /// <summary>Thirty-two random bytes; empty before the first count.</summary>
    public string Key { get; set; } = "";
}
