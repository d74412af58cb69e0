using Community.Abstractions.Content;
using Community.Abstractions.Security;

namespace Community.Search.Tests;

/// <summary>Makes content for tests.</summary>
internal static class An
{
    public static ContentItem Article(string title, string body = "", string? lead = null) =>
        Item("NewsArticle", title).With(new HtmlBodyPart { Html = $"<p>{body}</p>" }).WithField("Lead", new TextField { Text = lead });

    public static ContentItem Workshop(string title, DateTime start) => Item("Workshop", title).WithField("Start", new DateTimeField { Value = start });

    public static ContentItem Place(string title, decimal latitude = 50.95m, decimal longitude = 1.85m) =>
        Item("Place", title).WithField("Location", new GeoPointField { Latitude = latitude, Longitude = longitude });

    public static ContentItem Item(string type, string title) => new ContentItem
    {
        ContentItemId = ContentIds.New(),
        ContentItemVersionId = ContentIds.New(),
        ContentType = type,
        DisplayText = title,
        Latest = true,
        Published = true,
        PublishedUtc = House.Now.UtcDateTime.AddDays(-3),
        Owner = "staff",
    }.With(new TitlePart { Title = title }).With(new AutoroutePart { Path = "p/" + ContentIds.New() });

    public static ContentItem With<T>(this ContentItem item, T part) where T : class => item.Apply(part);

    public static ContentItem WithField<T>(this ContentItem item, string field, T value) where T : class => item.ApplyField(item.ContentType, field, value);

    public static ContentItem For(this ContentItem item, string audience, string owner = "staff")
    {
        (item.Audience, item.Owner) = (audience, owner);
        return item;
    }

    public static ContentItem ForMembers(this ContentItem item) => item.For(Audiences.Members);

    public static ContentItem At(this ContentItem item, string path) => item.With(new AutoroutePart { Path = path });

    public static ContentItem On(this ContentItem item, DateTime published)
    {
        item.PublishedUtc = published;
        return item;
    }

    public static ContentItem About(this ContentItem item, params string[] topics) =>
        item.WithField("Topics", new TaxonomyField { TaxonomyContentItemId = "topics", TermContentItemIds = topics });

    public static ContentItem In(this ContentItem item, params ContentItem[] places) =>
        item.WithField("Places", new ContentPickerField { ContentItemIds = [.. places.Select(place => place.ContentItemId)] });

    public static ContentItem Translated(this ContentItem item, string set, string culture) =>
        item.With(new LocalizationPart { LocalizationSet = set, Culture = culture });
}
