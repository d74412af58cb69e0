using System.Globalization;
using System.Text;

namespace Community.Site.Agenda;

/// <summary>An event as calendars know it.</summary>
internal sealed record CalendarEvent
{
    /// <summary>Identity over all changes.</summary>
    public required string Uid { get; init; }
    public required string Summary { get; init; }
    public required DateTime StartUtc { get; init; }
    public required DateTime EndUtc { get; init; }
    /// <summary>When it was last changed (UTC).</summary>
    public required DateTime ModifiedUtc { get; init; }
    public string? Description { get; init; }
    public string? Location { get; init; }
    public (decimal Latitude, decimal Longitude)? Point { get; init; }
    public string? Url { get; init; }
    public IReadOnlyList<string> Categories { get; init; } = [];
}

/// <summary>Writes iCalendar (RFC 5545): lines end with CR LF and are folded at 75 octets, texts are escaped (sections 3.1 and 3.3.11).</summary>
internal static class Calendar
{
    /// <summary>Media type of the text.</summary>
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int LineOctets = 75;

    /// <summary>A calendar.</summary>
    /// <param name="events">What is in it.</param>
    /// <param name="name">Name shown by calendar programs; null for a single event.</param>
    public static string Write(IEnumerable<CalendarEvent> events, string? name)
    {
        StringBuilder text = new();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Community//Agenda//FR");
        Line(text, "CALSCALE:GREGORIAN");
        if (name is not null)
            WriteName(text, name);
        foreach (var one in events)
            WriteEvent(text, one);
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    /// <summary>A text value: backslash, semicolon, comma and line breaks escaped, other control characters left out.</summary>
    internal static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length + 8);
        foreach (char c in text.ReplaceLineEndings("\n"))
            _ = c switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append(c),
                '\n' => escaped.Append("\\n"),
                '\t' => escaped.Append(c),
                _ when char.IsControl(c) => escaped,
                _ => escaped.Append(c),
            };
        return escaped.ToString();
    }

    /// <summary>Adds a line, folded so that no physical line is longer than 75 octets and no character is cut.</summary>
    internal static void Line(StringBuilder text, string line)
    {
        int octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }

    private static void WriteName(StringBuilder text, string name)
    {
        Line(text, "METHOD:PUBLISH");
        Line(text, "NAME:" + Escape(name));
        Line(text, "X-WR-CALNAME:" + Escape(name));
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT6H");
        Line(text, "X-PUBLISHED-TTL:PT6H");
    }

    private static void WriteEvent(StringBuilder text, CalendarEvent one)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, "UID:" + Escape(one.Uid));
        Line(text, "DTSTAMP:" + Moment(one.ModifiedUtc));
        Line(text, "LAST-MODIFIED:" + Moment(one.ModifiedUtc));
        Line(text, "DTSTART:" + Moment(one.StartUtc));
        Line(text, "DTEND:" + Moment(one.EndUtc));
        Line(text, "SUMMARY:" + Escape(one.Summary));
        if (one.Description is not null)
            Line(text, "DESCRIPTION:" + Escape(one.Description));
        if (one.Location is not null)
            Line(text, "LOCATION:" + Escape(one.Location));
        if (one.Point is { } point)
            Line(text, string.Create(CultureInfo.InvariantCulture, $"GEO:{point.Latitude:0.######};{point.Longitude:0.######}"));
        if (one.Categories.Count > 0)
            Line(text, "CATEGORIES:" + string.Join(',', one.Categories.Select(Escape)));
        if (one.Url is not null)
            Line(text, "URL:" + one.Url);
        Line(text, "END:VEVENT");
    }

    private static string Moment(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
