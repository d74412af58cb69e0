namespace Community.Site.Display;

/// <summary>A fact on a card.</summary>
/// <param name="Icon">Name of an icon.</param>
/// <param name="Text">What it says.</param>
/// <param name="Machine">The same for the <c>datetime</c> attribute, when it is a date.</param>
internal sealed record CardFact(string Icon, string Text, string? Machine = null);

/// <summary>An item as a card: one link, a line, some facts.</summary>
internal sealed record CardView
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    /// <summary>Where it leads; null when the item has no page.</summary>
    public string? Url { get; init; }
    /// <summary>Language of the text when it is not the page's.</summary>
    public string? Lang { get; init; }
    public string? Kind { get; init; }
    public string? Text { get; init; }
    public IReadOnlyList<CardFact> Facts { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    /// <summary>Picture in the media library; without one the card shows the rosette of its id.</summary>
    public string? Image { get; init; }
    /// <summary>Heading level of the title.</summary>
    public int Level { get; init; } = 3;
}

/// <summary>A line of dates.</summary>
/// <param name="Title">Title of the event.</param>
/// <param name="Url">Its page; null when it has none.</param>
/// <param name="Lang">Language of the text when it is not the page's.</param>
/// <param name="StartUtc">When it begins (UTC).</param>
/// <param name="When">From when to when, in words.</param>
/// <param name="Place">Name of the place.</param>
/// <param name="ForWhom">For whom it is.</param>
/// <param name="Price">What it costs.</param>
/// <param name="Level">Heading level of the title.</param>
internal sealed record DateView(string Title, string? Url, string? Lang, DateTime StartUtc, string When, string? Place, string? ForWhom, string? Price, int Level);
