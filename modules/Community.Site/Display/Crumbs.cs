namespace Community.Site.Display;

/// <summary>The way back from a page: the front page, and the list it belongs to.</summary>
/// <param name="Url">App-relative address of the list; null when there is none.</param>
/// <param name="Text">Name of the list.</param>
internal sealed record Crumbs(string? Url, string? Text)
{
    /// <summary>Only the front page.</summary>
    public static Crumbs None { get; } = new(null, null);
}
