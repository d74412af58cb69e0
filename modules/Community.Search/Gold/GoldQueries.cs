namespace Community.Search.Gold;

/// <summary>Words and the item that should come first for them. Stored with the site.</summary>
internal sealed record GoldQuery
{
    /// <summary>Identity.</summary>
    public string Id { get; set; } = "";
    /// <summary>What a visitor types.</summary>
    public string Words { get; set; } = "";
    /// <summary>Their language: fr or en.</summary>
    public string Culture { get; set; } = "fr";
    /// <summary>The item.</summary>
    public string ContentItemId { get; set; } = "";
    /// <summary>What it was called when it was chosen.</summary>
    public string Title { get; set; } = "";
}

/// <summary>The site's gold queries.</summary>
internal sealed class GoldQueryList
{
    /// <summary>Most that are kept: each is a search at every change.</summary>
    public const int Most = 200;

    /// <summary>The queries in the order they were added.</summary>
    public List<GoldQuery> Queries { get; set; } = [];
}
