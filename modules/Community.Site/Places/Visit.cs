using Community.Abstractions.Content;
using Community.Site.Reading;
using Community.Theme.Opale;

namespace Community.Site.Places;

/// <summary>How to come in: what a place's fields say, ready to be shown.</summary>
internal static class Visit
{
    /// <summary>Street, postcode and town on one line; null when none is given.</summary>
    public static string? Address(ContentItem place)
    {
        var town = string.Join(' ', new[] { place.Text("PostalCode"), place.Text("Commune") }.OfType<string>());
        var parts = new[] { place.Text("Street"), town.Length > 0 ? town : null }.OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    /// <summary>Days with their hours; the hours are null on days when the place is closed, and empty when the days say "by appointment".</summary>
    public static IEnumerable<(string Days, string? Hours)> OpeningHours(ContentItem place)
    {
        foreach (var line in place.Bag().Where(item => item.ContentType == "OpeningHours"))
            if (line.Text("Days") is { } days)
                yield return (days, Hours(line.TimeOfDay("Opens"), line.TimeOfDay("Closes")) ?? (IsByAppointment(days) ? "" : null));
    }

    /// <summary>Where the map is: OpenStreetMap, with a marker on the place.</summary>
    public static string Map(decimal latitude, decimal longitude) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"https://www.openstreetmap.org/?mlat={latitude:0.#####}&mlon={longitude:0.#####}#map=17/{latitude:0.#####}/{longitude:0.#####}");

    /// <summary>A telephone number as a link: the spaces people read with are left out.</summary>
    public static string Telephone(string number) => "tel:" + string.Concat(number.Where(c => char.IsAsciiDigit(c) || c == '+'));

    private static string? Hours(TimeSpan? opens, TimeSpan? closes) =>
        opens is { } from && closes is { } to && IsTime(from) && IsTime(to)
            ? $"{Formats.Time(TimeOnly.FromTimeSpan(from))} – {Formats.Time(TimeOnly.FromTimeSpan(to))}"
            : null;

    private static bool IsByAppointment(string days) =>
        days.Contains("rendez-vous", StringComparison.OrdinalIgnoreCase) || days.Contains("appointment", StringComparison.OrdinalIgnoreCase);

    private static bool IsTime(TimeSpan time) => time >= TimeSpan.Zero && time < TimeSpan.FromDays(1);
}
