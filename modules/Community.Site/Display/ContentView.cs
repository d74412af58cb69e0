using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Site.Blocks;
using Community.Site.Reading;

namespace Community.Site.Display;

/// <summary>An item that another one names.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its page; null when it has none.</param>
internal sealed record NamedItem(string Title, string? Url);

/// <summary>A bag that holds something.</summary>
/// <param name="Label">Its name for people.</param>
/// <param name="Items">What it holds, each with what its type shows.</param>
internal sealed record InsideView(string Label, IReadOnlyList<(ContentItem Item, ShownFields Fields)> Items)
{
    public static IReadOnlyList<InsideView> Of(ContentItem item, ContentTypeDefinition? type, ContentDefinitions definitions) =>
    [
        .. (type?.Parts ?? []).Where(part => part.Part.Name == nameof(BagPart))
            .Select(part => new InsideView(part.DisplayName ?? part.Name, [.. (item.Get<BagPart>(part.Name)?.ContentItems ?? []).Select(inside => (inside, ShownFields.Of(inside, definitions.FindType(inside.ContentType))))]))
            .Where(bag => bag.Items.Count > 0),
    ];
}

/// <summary>An item with everything its page shows.</summary>
internal sealed record ContentView
{
    public required ContentItem Item { get; init; }
    public required ContentTypeDefinition? Type { get; init; }
    public required CardContext Context { get; init; }
    /// <summary>Its address from the root; null when it has none.</summary>
    public string? Url { get; init; }
    /// <summary>One sentence about it.</summary>
    public string? Description { get; init; }
    /// <summary>Address in the other language, when it is told there too.</summary>
    public string? AlternateUrl { get; init; }
    /// <summary>Whether the same text is there in the language of the page: then what is shown in the other one is a preview.</summary>
    public bool IsTranslated { get; init; }
    /// <summary>Language of the text when it is not the page's.</summary>
    public string? Lang { get; init; }
    /// <summary>Language of the page's own words beside a text in another one; null when they are the same.</summary>
    public string? OwnLang => Lang is null ? null : KeptReader.Language;
    public BlockData Blocks { get; init; } = BlockData.None;
    /// <summary>Terms by id, of every taxonomy the item uses.</summary>
    public IReadOnlyDictionary<string, TermInfo> Terms { get; init; } = new Dictionary<string, TermInfo>();
    /// <summary>Items that it picks and this person may read, by id.</summary>
    public IReadOnlyDictionary<string, NamedItem> Picked { get; init; } = new Dictionary<string, NamedItem>();
    /// <summary>People that it picks, by id.</summary>
    public IReadOnlyDictionary<string, UserSummary> People { get; init; } = new Dictionary<string, UserSummary>();
    /// <summary>What else may be of interest.</summary>
    public IReadOnlyList<CardView> Related { get; init; } = [];
    /// <summary>Dates that belong to it, or follow it.</summary>
    public IReadOnlyList<DateView> Dates { get; init; } = [];
    /// <summary>Items of the list that it is.</summary>
    public IReadOnlyList<CardView> Contained { get; init; } = [];
    /// <summary>Bags of a type without a page of its own.</summary>
    public IReadOnlyList<InsideView> Inside { get; init; } = [];

    /// <summary>The place it is about, in the current language.</summary>
    public ContentItem? Place => Context.Places.First(Item.Picked("Place"));
    /// <summary>Page of that place.</summary>
    public string? PlaceUrl { get; init; }
}
