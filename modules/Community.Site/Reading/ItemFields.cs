using Community.Abstractions.Content;

namespace Community.Site.Reading;

/// <summary>A link of an editor's as pages show it.</summary>
internal sealed record ShownLink(string Url, string Text, bool NewTab);

/// <summary>Fields of the part named after the type, as pages want them: null when there is nothing to show.</summary>
internal static class ItemFields
{
    public static string? Text(this ContentItem item, string field) => Given(item.GetField<TextField>(field)?.Text);

    public static string? HtmlOf(this ContentItem item, string field) => Given(item.GetField<HtmlField>(field)?.Html);

    public static decimal? Number(this ContentItem item, string field) => item.GetField<NumericField>(field)?.Value;

    public static bool IsSet(this ContentItem item, string field) => item.GetField<BooleanField>(field)?.Value == true;

    public static DateTime? Moment(this ContentItem item, string field) => item.GetField<DateTimeField>(field)?.Value is { } value ? Utc(value) : null;

    public static TimeSpan? TimeOfDay(this ContentItem item, string field) => item.GetField<TimeField>(field)?.Value;

    public static IReadOnlyList<string> Texts(this ContentItem item, string field) =>
        item.GetField<MultiTextField>(field)?.Values is { } values ? [.. values.Where(text => !string.IsNullOrWhiteSpace(text))] : [];

    public static IReadOnlyList<string> Picked(this ContentItem item, string field) => item.GetField<ContentPickerField>(field)?.ContentItemIds ?? [];

    public static IReadOnlyList<string> TermIds(this ContentItem item, string field) => item.GetField<TaxonomyField>(field)?.TermContentItemIds ?? [];

    public static IReadOnlyList<ContentItem> Bag(this ContentItem item) => item.As<BagPart>()?.ContentItems ?? [];

    public static IReadOnlyList<ContentItem> Widgets(this ContentItem item) => item.As<FlowPart>()?.Widgets ?? [];

    public static string? Body(this ContentItem item) => Given(item.As<HtmlBodyPart>()?.Html);

    public static string? LocalizationSet(this ContentItem item) => Given(item.As<LocalizationPart>()?.LocalizationSet);

    public static string Title(this ContentItem item) => Given(item.DisplayText) ?? Given(item.As<TitlePart>()?.Title) ?? item.ContentType;

    /// <summary>The first picture of a media field with its alternative text.</summary>
    public static (string Path, string Alt)? Picture(this ContentItem item, string field) =>
        item.GetField<MediaField>(field) is { Paths: [{ Length: > 0 } path, ..] } media ? (path, media.MediaTexts is [{ } alt, ..] ? alt : "") : null;

    /// <summary>A link with an address and a text to show.</summary>
    public static ShownLink? LinkOf(this ContentItem item, string field) => item.GetField<LinkField>(field) is { } link ? LinkOf(link) : null;

    /// <summary>A link with an address and a text to show.</summary>
    public static ShownLink? LinkOf(LinkField link) =>
        link.Url is { Length: > 0 } url && SafeUrl.IsSafe(url) ? new(url, Given(link.Text) ?? url, link.Target == LinkField.NewTab) : null;

    /// <summary>The place in degrees, when both are given.</summary>
    public static (decimal Latitude, decimal Longitude)? Point(this ContentItem item, string field) =>
        item.GetField<GeoPointField>(field) is { Latitude: { } latitude, Longitude: { } longitude } ? (latitude, longitude) : null;

    /// <summary>Moments are stored in UTC, whatever the reader of the JSON made of them.</summary>
    public static DateTime Utc(DateTime value) => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : DateTime.SpecifyKind(value, DateTimeKind.Utc);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
