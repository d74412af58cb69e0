namespace Community.Search;

/// <summary>Words that mean the same here, as staff wrote them. Stored with the site.</summary>
internal sealed class SynonymList
{
    /// <summary>A group on each line, its words or expressions apart by commas: <c>atelier, cours, formation</c>.</summary>
    public List<string> Lines { get; set; } = [];
}
