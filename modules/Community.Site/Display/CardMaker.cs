using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Site.Agenda;
using Community.Site.Places;
using Community.Site.Reading;
using Community.Theme.Opale;

namespace Community.Site.Display;

/// <summary>Makes cards of items of any type.</summary>
/// <param name="reader">For addresses.</param>
/// <param name="html">For the words of formatted texts.</param>
internal sealed class CardMaker(IContentReader reader, IHtmlText html)
{
    /// <summary>A card.</summary>
    /// <param name="item">The item.</param>
    /// <param name="context">What cards need besides the item.</param>
    public CardView Of(ContentItem item, CardContext context) => new()
    {
        Id = item.ContentItemId,
        Title = item.Title(),
        Url = reader.UrlOf(item),
        Lang = LangOf(item),
        Kind = context.WithKind ? context.Definitions.FindType(item.ContentType)?.DisplayName : null,
        Text = Summaries.Of(item, html),
        Facts = [.. Facts(item, context)],
        Tags = [.. item.TermIds("Topics").Select(id => context.Topics.GetValueOrDefault(id)?.Text).OfType<string>()],
        Image = item.Picture("Image")?.Path ?? item.Picture("Logo")?.Path,
        Level = context.Level,
    };

    /// <summary>A line of dates; null when the item has none.</summary>
    public DateView? DateOf(ContentItem item, CardContext context)
    {
        if (item.Moment("Start") is not { } start)
            return null;
        var place = context.Places.First(item.Picked("Place"));
        return new DateView(
            item.Title(), reader.UrlOf(item), LangOf(item), start, When(item, start), place?.Title(), item.Text("ForWhom"), item.Text("Price"), context.Level);
    }

    /// <summary>From when to when, in a person's words.</summary>
    public static string When(ContentItem item, DateTime start) =>
        item.Moment("End") is { } end && end > start ? Formats.Period(Formats.InParis(start), Formats.InParis(end)) : Formats.DateTime(start);

    /// <summary>Language of the item when it is not the page's.</summary>
    public static string? LangOf(ContentItem item) => item.Culture is { } culture && culture != KeptReader.Language ? culture : null;

    private static IEnumerable<CardFact> Facts(ContentItem item, CardContext context)
    {
        if (item.ContentType == EventIndexProvider.Type && item.Moment("Start") is { } start)
            yield return new CardFact("calendar", When(item, start), Formats.Machine(start));
        else if (item.ContentType == "NewsArticle" && item.PublishedUtc is { } published)
            yield return new CardFact("calendar", Formats.LongDate(Formats.InParis(published)), Formats.Machine(published));
        if (item.ContentType == PlaceBook.Type && Visit.Address(item) is { } address)
            yield return new CardFact("map-pin", address);
        else if (context.Places.First(item.Picked("Place")) is { } place)
            yield return new CardFact("map-pin", place.Title());
        if (item.ContentType == EventIndexProvider.Type && item.Text("Price") is { } price)
            yield return new CardFact("ticket", price);
        if (item.ContentType == PlaceBook.Type && item.Text("Phone") is { } phone)
            yield return new CardFact("phone", phone);
    }
}

/// <summary>What cards need besides the item.</summary>
/// <param name="Places">All places.</param>
/// <param name="Topics">All topics by id.</param>
/// <param name="Definitions">Names of types.</param>
/// <param name="WithKind">Whether the card says what kind of thing it is.</param>
/// <param name="Level">Heading level of titles.</param>
internal sealed record CardContext(
    PlaceBook Places, IReadOnlyDictionary<string, TermInfo> Topics, ContentDefinitions Definitions, bool WithKind = false, int Level = 3);
