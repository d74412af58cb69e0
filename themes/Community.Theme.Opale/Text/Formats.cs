using System.Globalization;
using Community.Abstractions.Sites;

namespace Community.Theme.Opale;

/// <summary>
/// Dates, money and distances as people read them, in the current UI language (French unless it is English) and in Europe/Paris.
/// </summary>
public static class Formats
{
    private const char NoBreak = '\u00A0';
    private const char ThinNoBreak = '\u202F';

    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private static CultureInfo Culture => English ? British : French;

    /// <summary>The moment as clocks in Calais show it.</summary>
    public static DateTimeOffset InParis(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Paris);

    /// <summary>The moment, given in UTC, as clocks in Calais show it.</summary>
    public static DateTimeOffset InParis(DateTime utc) => InParis(new DateTimeOffset(System.DateTime.SpecifyKind(utc, DateTimeKind.Utc)));

    /// <summary>The day it is in Calais.</summary>
    public static DateOnly Today(TimeProvider time) => DayOf(time.GetUtcNow());

    /// <summary>The day of a moment in Calais.</summary>
    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(InParis(moment).DateTime);

    /// <summary>« mardi 24 novembre 2026 » / "Tuesday 24 November 2026".</summary>
    public static string Date(DateOnly day) =>
        English ? day.ToString("dddd d MMMM yyyy", British) : $"{day.ToString("dddd", French)} {FrenchDay(day)} {day.ToString("MMMM yyyy", French)}";

    /// <inheritdoc cref="Date(DateOnly)"/>
    public static string Date(DateTimeOffset moment) => Date(DayOf(moment));

    /// <inheritdoc cref="Date(DateOnly)"/>
    public static string Date(DateTime utc) => Date(DateOnly.FromDateTime(InParis(utc).DateTime));

    /// <summary>« 24 novembre 2026 » / "24 November 2026".</summary>
    public static string LongDate(DateOnly day) =>
        English ? day.ToString("d MMMM yyyy", British) : $"{FrenchDay(day)} {day.ToString("MMMM yyyy", French)}";

    /// <inheritdoc cref="LongDate(DateOnly)"/>
    public static string LongDate(DateTimeOffset moment) => LongDate(DayOf(moment));

    /// <summary>« 24 nov. 2026 » / "24 Nov 2026", for tables.</summary>
    public static string ShortDate(DateOnly day) =>
        English ? $"{day.Day} {ShortMonth(day)} {day.Year}" : $"{FrenchDay(day)} {ShortMonth(day)} {day.Year}";

    /// <inheritdoc cref="ShortDate(DateOnly)"/>
    public static string ShortDate(DateTimeOffset moment) => ShortDate(DayOf(moment));

    /// <inheritdoc cref="ShortDate(DateOnly)"/>
    public static string ShortDate(DateTime utc) => ShortDate(DateOnly.FromDateTime(InParis(utc).DateTime));

    /// <summary>« nov. » / "Nov".</summary>
    public static string ShortMonth(DateOnly day) => English ? day.ToString("MMM", British)[..3] : day.ToString("MMM", French);

    /// <summary>« 18 h 30 », « 18 h » / "6.30 pm", "6 pm".</summary>
    public static string Time(TimeOnly time)
    {
        if (!English)
            return time.Minute == 0 ? $"{time.Hour}{NoBreak}h" : $"{time.Hour}{NoBreak}h{NoBreak}{time.Minute:00}";
        int hour = time.Hour % 12 == 0 ? 12 : time.Hour % 12;
        var half = time.Hour < 12 ? "am" : "pm";
        return time.Minute == 0 ? $"{hour}{NoBreak}{half}" : $"{hour}.{time.Minute:00}{NoBreak}{half}";
    }

    /// <summary>« 9 h – 12 h 30, 14 h – 18 h »: from when to when doors are open; empty when they stay closed.</summary>
    public static string Spans(IEnumerable<OpenSpan> spans) => string.Join(", ", spans.Select(span => $"{Time(span.Opens)} – {Time(span.Closes)}"));

    /// <summary>The text with a capital at its beginning.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentUICulture) + text[1..];

    /// <summary>A telephone number as a link: the spaces people read with are left out.</summary>
    public static string Telephone(string number) => "tel:" + string.Concat(number.Where(c => char.IsAsciiDigit(c) || c == '+'));

    /// <inheritdoc cref="Time(TimeOnly)"/>
    public static string Time(DateTimeOffset moment) => Time(TimeOnly.FromDateTime(InParis(moment).DateTime));

    /// <summary>« mardi 24 novembre 2026 à 18 h 30 » / "Tuesday 24 November 2026 at 6.30 pm".</summary>
    public static string DateTime(DateTimeOffset moment) => $"{Date(moment)}{NoBreak}{At} {Time(moment)}";

    /// <inheritdoc cref="DateTime(DateTimeOffset)"/>
    public static string DateTime(DateTime utc) => DateTime(InParis(utc));

    /// <summary>« 24 nov. 2026 à 18 h 30 » / "24 Nov 2026 at 6.30 pm", for tables.</summary>
    public static string ShortDateTime(DateTimeOffset moment) => $"{ShortDate(moment)}{NoBreak}{At} {Time(moment)}";

    /// <inheritdoc cref="ShortDateTime(DateTimeOffset)"/>
    public static string ShortDateTime(DateTime utc) => ShortDateTime(InParis(utc));

    /// <summary>
    /// From one moment to another: on one day « mardi 24 novembre 2026 de 18 h 30 à 20 h » / "… from 6.30 pm to 8 pm";
    /// over several « du mardi 24 novembre 2026 au jeudi 26 novembre 2026 » / "from … to …".
    /// </summary>
    public static string Period(DateTimeOffset start, DateTimeOffset end)
    {
        if (DayOf(start) == DayOf(end))
            return English ? $"{Date(start)} from {Time(start)} to {Time(end)}" : $"{Date(start)} de {Time(start)} à {Time(end)}";
        return English ? $"from {Date(start)} to {Date(end)}" : $"du {Date(start)} au {Date(end)}";
    }

    /// <summary>
    /// The day in a word when it is near: « aujourd’hui », « demain », « hier », the weekday within the next six days; else <see cref="LongDate(DateOnly)"/>.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="today">See <see cref="Today"/>.</param>
    public static string RelativeDay(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => English ? "today" : "aujourd’hui",
        1 => English ? "tomorrow" : "demain",
        -1 => English ? "yesterday" : "hier",
        > 1 and < 7 => day.ToString("dddd", Culture),
        _ => LongDate(day),
    };

    /// <summary>For the <c>datetime</c> attribute of <c>time</c>: ISO 8601 with the offset of Paris.</summary>
    public static string Machine(DateTimeOffset moment) => InParis(moment).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Machine(DateTimeOffset)"/>
    public static string Machine(DateTime utc) => Machine(InParis(utc));

    /// <summary>Euros: « 1 100 000 € », « 12,50 € » / "€1,100,000", "€12.50". Cents only when there are some.</summary>
    public static string Money(decimal euros)
    {
        var number = Number(euros, decimal.IsInteger(euros) ? 0 : 2);
        if (!English)
            return $"{number}{NoBreak}€";
        return euros < 0 ? $"−€{number[1..]}" : $"€{number}";
    }

    /// <summary>« 1 234,5 » / "1,234.5": at most two decimals, only those that say something.</summary>
    public static string Number(decimal value) =>
        Number(value, decimal.IsInteger(value) ? 0 : decimal.Round(value, 2).Scale == 0 ? 0 : decimal.Round(value, 1) == decimal.Round(value, 2) ? 1 : 2);

    /// <summary>« 6 km », « 2,5 km » below ten, « 800 m » below one.</summary>
    /// <param name="kilometres">Zero or more; below zero counts as zero.</param>
    public static string Distance(double kilometres)
    {
        var far = (decimal)Math.Clamp(kilometres, 0, 40_075);
        if (far < 0.95m)
            return $"{Number(Math.Round(far * 10, MidpointRounding.AwayFromZero) * 100, 0)}{NoBreak}m";
        var rounded = Math.Round(far, far < 9.95m ? 1 : 0, MidpointRounding.AwayFromZero);
        return $"{Number(rounded, decimal.IsInteger(rounded) ? 0 : 1)}{NoBreak}km";
    }

    /// <summary>Size of a file: « 2,4 Mo » / "2.4 MB".</summary>
    public static string Size(long bytes)
    {
        string[] units = English ? ["bytes", "kB", "MB", "GB"] : ["octets", "ko", "Mo", "Go"];
        var value = (decimal)Math.Max(0, bytes);
        int unit = 0;
        while (value >= 1000 && unit < units.Length - 1)
        {
            value /= 1000;
            unit++;
        }
        return $"{Number(Math.Round(value, value < 10 && unit > 0 ? 1 : 0))}{NoBreak}{units[unit]}";
    }

    private static string At => English ? "at" : "à";

    private static string FrenchDay(DateOnly day) => day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture);

    private static string Number(decimal value, int decimals)
    {
        var text = value.ToString("N" + decimals, Culture);
        return English ? text.Replace('-', '−') : text.Replace('-', '−').Replace(NoBreak, ThinNoBreak);
    }
}
