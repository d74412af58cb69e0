using System.Globalization;
using Community.Abstractions.Content;
using Community.Abstractions.Sites;
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

    /// <summary>The usual week that staff entered, days with the same hours together; the hours are null when the place is closed. Null: staff entered none.</summary>
    public static IReadOnlyList<(string Days, string? Hours)>? Week(OpeningBook book, string placeId)
    {
        if (book.Week(placeId) is not { } week)
            return null;
        List<(string, string?)> lines = [];
        for (int first = 0, next; first < 7; first = next)
        {
            for (next = first + 1; next < 7 && week[next].SequenceEqual(week[first]);)
                next++;
            lines.Add((Days(first, next - 1), Hours(week[first])));
        }
        return lines;
    }

    /// <summary>Days to come on which a place is not open as usual, days of the same kind in a row together; the hours are null when it is closed.</summary>
    public static IReadOnlyList<(string Days, string? Hours, string? Reason)> Unusual(OpeningBook book, string placeId, DateOnly today)
    {
        List<(DayHours First, DayHours Last)> runs = [];
        foreach (var day in book.Unusual(placeId, today, DaysAhead))
            if (runs.Count > 0 && runs[^1] is var (first, last) && last.Day.AddDays(1) == day.Day && last.Reason == day.Reason && last.Spans.SequenceEqual(day.Spans))
                runs[^1] = (first, day);
            else
                runs.Add((day, day));
        return [.. runs.Select(run => (run.First == run.Last ? Formats.Date(run.First.Day) : $"{Formats.Date(run.First.Day)} – {Formats.Date(run.Last.Day)}", Hours(run.First.Spans), run.First.Reason))];
    }

    /// <summary>Where the map is: OpenStreetMap, with a marker on the place.</summary>
    public static string Map(decimal latitude, decimal longitude) => string.Create(
        CultureInfo.InvariantCulture,
        $"https://www.openstreetmap.org/?mlat={latitude:0.#####}&mlon={longitude:0.#####}#map=17/{latitude:0.#####}/{longitude:0.#####}");

    // A month and a half: enough to plan a visit, short enough to be read.
    private const int DaysAhead = 45;

    private static string Days(int first, int last)
    {
        var names = CultureInfo.CurrentUICulture.DateTimeFormat.DayNames;
        string Name(int day) => names[(day + 1) % 7];
        return Formats.Capital(first == last ? Name(first) : $"{Name(first)} – {Name(last)}");
    }

    private static string? Hours(IReadOnlyList<OpenSpan> spans) => spans.Count == 0 ? null : Formats.Spans(spans);

    private static string? Hours(TimeSpan? opens, TimeSpan? closes) =>
        opens is { } from && closes is { } to && IsTime(from) && IsTime(to)
            ? $"{Formats.Time(TimeOnly.FromTimeSpan(from))} – {Formats.Time(TimeOnly.FromTimeSpan(to))}"
            : null;

    private static bool IsByAppointment(string days) =>
        days.Contains("rendez-vous", StringComparison.OrdinalIgnoreCase) || days.Contains("appointment", StringComparison.OrdinalIgnoreCase);

    private static bool IsTime(TimeSpan time) => time >= TimeSpan.Zero && time < TimeSpan.FromDays(1);
}
