using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Community.Abstractions.Content;
using Community.Abstractions.Sites;
using Community.Site.Agenda;
using Community.Site.Display;
using Community.Site.Places;
using Community.Site.Reading;
using Community.Theme.Opale;

namespace Community.Site.SearchEngines;

/// <summary>
/// What a page tells machines (schema.org, JSON-LD). It stands in a script element, so <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> are written as escapes: no text
/// of a person can close the element.
/// </summary>
internal static class StructuredData
{
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Days to come whose unusual hours machines are told.</summary>
    private const int DaysAhead = 90;

    private static readonly string[] DayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>The house.</summary>
    public static string Organization(SiteSettings settings, string url)
    {
        JsonObject address = new() { ["@type"] = "PostalAddress" };
        Add(address, "streetAddress", settings.Street);
        Add(address, "postalCode", settings.PostalCode);
        Add(address, "addressLocality", settings.Town);
        var elsewhere = settings.SocialLinks?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        var about = KeptReader.Language == "en" ? settings.DescriptionEn ?? settings.Description : settings.Description;
        return Write(new JsonObject
        {
            ["@type"] = "Organization",
            ["name"] = settings.SiteName,
            ["url"] = url,
            ["description"] = about,
            ["email"] = settings.ContactEmail,
            ["telephone"] = settings.Phone,
            ["address"] = address.Count > 1 ? address : null,
            ["sameAs"] = elsewhere.Length > 0 ? new JsonArray([.. elsewhere.Select(link => JsonValue.Create(link))]) : null,
        });
    }

    /// <summary>The item of a page; null when machines have no word for its type.</summary>
    /// <param name="view">The page.</param>
    /// <param name="root">Address of the site without trailing slash and path base.</param>
    /// <param name="siteName">Name of the house.</param>
    /// <param name="opening">When which door is open; null: hours are not told.</param>
    /// <param name="today">Today in Calais.</param>
    public static string? Of(ContentView view, string root, string siteName, OpeningBook? opening = null, DateOnly today = default)
    {
        var described = view.Item.ContentType switch
        {
            "NewsArticle" => News(view.Item, siteName),
            EventIndexProvider.Type => Event(view.Item, view.Place, siteName),
            PlaceBook.Type => Place(view.Item),
            _ => null,
        };
        if (described is null)
            return null;
        if (opening is not null && view.Item.ContentType == PlaceBook.Type)
            AddHours(described, opening, view.Item.LocalizationSet() ?? view.Item.ContentItemId, today);
        described["url"] = view.Url is null ? null : root + view.Url;
        described["description"] = view.Description;
        described["inLanguage"] = view.Item.Culture ?? KeptReader.Language;
        if (view.Item.ContentType == PlaceBook.Type)
            described.Remove("inLanguage");
        return Write(described);
    }

    /// <summary>An object of schema.org as text that may stand in a script element; what is null is left out.</summary>
    internal static string Write(JsonObject described)
    {
        JsonObject whole = new() { ["@context"] = "https://schema.org" };
        foreach (var (name, value) in described.Where(pair => pair.Value is not null))
            whole[name] = value!.DeepClone();
        return whole.ToJsonString(Writing);
    }

    private static JsonObject News(ContentItem item, string siteName) => new()
    {
        ["@type"] = "NewsArticle",
        ["headline"] = item.Title(),
        ["datePublished"] = Machine(item.PublishedUtc),
        ["dateModified"] = Machine(item.ModifiedUtc),
        ["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = siteName },
    };

    private static JsonObject Event(ContentItem item, ContentItem? place, string siteName) => new()
    {
        ["@type"] = "Event",
        ["name"] = item.Title(),
        ["startDate"] = Machine(item.Moment("Start")),
        ["endDate"] = Machine(item.Moment("End")),
        ["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode",
        ["eventStatus"] = "https://schema.org/EventScheduled",
        ["location"] = place is null ? null : Place(place),
        ["organizer"] = new JsonObject { ["@type"] = "Organization", ["name"] = siteName },
    };

    private static JsonObject Place(ContentItem place)
    {
        JsonObject described = new() { ["@type"] = "Place", ["name"] = place.Title() };
        JsonObject address = new() { ["@type"] = "PostalAddress", ["addressCountry"] = "FR" };
        Add(address, "streetAddress", place.Text("Street"));
        Add(address, "postalCode", place.Text("PostalCode"));
        Add(address, "addressLocality", place.Text("Commune"));
        described["address"] = address;
        Add(described, "telephone", place.Text("Phone"));
        if (place.Point("Location") is { } point)
            described["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = point.Latitude, ["longitude"] = point.Longitude };
        return described;
    }

    // openingHoursSpecification for the usual week, specialOpeningHoursSpecification for what is not; opens and closes at midnight both: closed (Google's reading).
    private static void AddHours(JsonObject described, OpeningBook opening, string place, DateOnly today)
    {
        if (opening.Week(place) is { } week)
            described["openingHoursSpecification"] = new JsonArray([.. week.SelectMany((spans, day) => spans.Select(span => (day, span)))
                .GroupBy(one => one.span, one => DayNames[one.day])
                .Select(group => Specification(group.Key, ("dayOfWeek", new JsonArray([.. group.Select(day => JsonValue.Create(day))]))))]);
        var unusual = opening.Unusual(place, today, DaysAhead);
        if (unusual.Count > 0)
            described["specialOpeningHoursSpecification"] = new JsonArray([.. unusual.SelectMany(day => (day.Spans.Count > 0 ? day.Spans : [new OpenSpan(TimeOnly.MinValue, TimeOnly.MinValue)])
                .Select(span => Specification(span, ("validFrom", Day(day.Day)), ("validThrough", Day(day.Day)))))]);

        static JsonNode Day(DateOnly day) => JsonValue.Create(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static JsonObject Specification(OpenSpan span, params (string Name, JsonNode Value)[] when)
    {
        JsonObject specification = new() { ["@type"] = "OpeningHoursSpecification" };
        foreach (var (name, value) in when)
            specification[name] = value;
        specification["opens"] = span.Opens.ToString("HH:mm", CultureInfo.InvariantCulture);
        specification["closes"] = span.Closes.ToString("HH:mm", CultureInfo.InvariantCulture);
        return specification;
    }

    private static void Add(JsonObject target, string name, string? value)
    {
        if (value is not null)
            target[name] = value;
    }

    private static string? Machine(DateTime? utc) => utc is { } moment ? Formats.Machine(ItemFields.Utc(moment)) : null;
}
