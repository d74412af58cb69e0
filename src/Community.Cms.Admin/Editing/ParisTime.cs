using System.Globalization;

namespace Community.Cms.Admin.Editing;

/// <summary>What became of a typed date and time.</summary>
internal enum LocalMoment
{
    Fine,
    /// <summary>Not a date and time.</summary>
    Unreadable,
    /// <summary>Falls into the hour that the clocks skip in March.</summary>
    Skipped,
}

/// <summary>Moments as clocks in Calais show them, for <c>datetime-local</c> inputs.</summary>
internal static class ParisTime
{
    private const string InputFormat = "yyyy-MM-ddTHH:mm";
    private static readonly string[] Accepted =
        [InputFormat, "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "dd/MM/yyyy HH:mm", "dd/MM/yyyy HH'h'mm", "d/M/yyyy H:mm", "d/M/yyyy H'h'mm"];
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>The moment as an input shows it.</summary>
    public static string ToInput(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone).ToString(InputFormat, CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads what was typed. In the hour that comes twice in October the first one (summer time) is meant, unless <paramref name="before"/> shows the same
    /// on a clock: then nothing was changed, and it stays.
    /// </summary>
    public static LocalMoment TryParse(string text, DateTime? before, out DateTime utc)
    {
        utc = default;
        if (!DateTime.TryParseExact(text.Trim(), Accepted, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return LocalMoment.Unreadable;
        if (before is { } kept && ToInput(kept) == local.ToString(InputFormat, CultureInfo.InvariantCulture))
        {
            utc = DateTime.SpecifyKind(kept, DateTimeKind.Utc);
            return LocalMoment.Fine;
        }
        if (Zone.IsInvalidTime(local))
            return LocalMoment.Skipped;
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        // The first hour of year 1 lies before the beginning of time in UTC.
        if (local.Ticks < offset.Ticks)
            return LocalMoment.Unreadable;
        utc = DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
        return LocalMoment.Fine;
    }

    /// <summary>The moment (UTC) a day of Calais begins.</summary>
    public static DateTime StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        var offset = Zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local.Ticks < offset.Ticks ? local : local - offset, DateTimeKind.Utc);
    }
}
