namespace Community.Search.Indexing;

/// <summary>Names of the index's fields.</summary>
internal static class IndexFields
{
    public const string Id = "id";
    public const string Kind = "kind";
    public const string Title = "title";
    public const string TitleExact = "title_x";
    public const string TitleStemmed = "title_s";
    /// <summary>The whole title folded, to put titles that begin like the words first.</summary>
    public const string TitleKey = "title_k";
    public const string Summary = "summary";
    public const string Body = "body";
    public const string BodyExact = "body_x";
    public const string BodyStemmed = "body_s";
    public const string Path = "path";
    public const string Culture = "culture";
    public const string Set = "set";
    public const string Audience = "audience";
    public const string Owner = "owner";
    /// <summary>Audience whose readers find another document in place of this one.</summary>
    public const string ReplacedFor = "replaced";
    /// <summary>What translations there are and who may read them: <see cref="SiblingAudience"/>, <see cref="SiblingOwner"/>.</summary>
    public const string Sibling = "sibling";
    public const string Date = "date";
    public const string Latitude = "lat";
    public const string Longitude = "lon";
    public const string TopicFacet = "topic";
    public const string PlaceFacet = "place";
    public const string DateFacet = "date";

    /// <summary>The first eight letters of the folded title as a number, and the next eight.</summary>
    public const string TitleOrder = "title_o", TitleOrderRest = "title_o2";

    private const string FacetPrefix = "f_";

    /// <summary>Field of a facet's values.</summary>
    public static string Facet(string name) => FacetPrefix + name;

    /// <summary>Field of a further number.</summary>
    public static string Number(string name) => "n_" + name;

    /// <summary>Facet of a field, or null when the field is none.</summary>
    public static string? FacetName(string field) => field.StartsWith(FacetPrefix, StringComparison.Ordinal) ? field[FacetPrefix.Length..] : null;

    /// <summary>Whether a field holds stems.</summary>
    public static bool IsStemmed(string field) => field.EndsWith("_s", StringComparison.Ordinal);

    /// <summary>Says: there is a translation in this language for this audience.</summary>
    public static string SiblingAudience(string culture, string audience) => $"{culture}|{audience}";

    /// <summary>Says: there is a translation in this language of which this person is the owner.</summary>
    public static string SiblingOwner(string culture, string owner) => $"{culture}|owner:{owner}";
}
