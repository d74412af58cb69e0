using System.Globalization;

namespace Community.Abstractions.Sites;

/// <summary>Answers when which door is open. An exception of the place comes before one of all places, both before a public holiday, and all before the usual week.</summary>
/// <param name="hours">What staff entered.</param>
/// <param name="holidays">The public holidays of a year.</param>
public sealed class OpeningBook(HouseHours hours, Func<int, IReadOnlyList<PublicHolidayDay>> holidays)
{
    /// <summary>What staff entered.</summary>
    public HouseHours Hours => hours;

    /// <summary>Whether staff entered the usual week of a place.</summary>
    public bool Knows(string placeId) => Week(placeId) is not null;

    /// <summary>The usual week of a place, seven days from Monday; null when staff entered none.</summary>
    public IReadOnlyList<IReadOnlyList<OpenSpan>>? Week(string placeId) => hours.Weeks.Find(week => week.PlaceId == placeId && week.Days.Count == 7)?.Days;

    /// <summary>One day of a place; null when it is as usual and staff entered no usual week.</summary>
    public DayHours? On(string placeId, DateOnly day)
    {
        if (Exception(placeId, day) is { } exception)
            return new(day, exception.Spans, true, IsEnglish ? exception.ReasonEn ?? exception.Reason : exception.Reason ?? exception.ReasonEn);
        if (HolidayOn(day) is { } holiday && !hours.OpenHolidays.Contains(holiday.Name))
            return new(day, [], true, holiday.Title);
        return Week(placeId) is { } week ? new(day, week[((int)day.DayOfWeek + 6) % 7], false, null) : null;
    }

    /// <summary>The days from <paramref name="from"/> on, at most <paramref name="days"/> of them, on which a place is not open as usual.</summary>
    public IReadOnlyList<DayHours> Unusual(string placeId, DateOnly from, int days) =>
        [.. Enumerable.Range(0, days).Select(i => On(placeId, from.AddDays(i))).OfType<DayHours>().Where(day => day.IsUnusual && Differs(placeId, day))];

    /// <summary>The public holidays of a year.</summary>
    public IReadOnlyList<PublicHolidayDay> HolidaysOf(int year) => holidays(year);

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    // A holiday on a day that is closed anyway is no news.
    private bool Differs(string placeId, DayHours day) =>
        Week(placeId) is not { } week || !week[((int)day.Day.DayOfWeek + 6) % 7].SequenceEqual(day.Spans);

    private HoursException? Exception(string placeId, DateOnly day) => hours.Exceptions.Where(one => one.From <= day && day <= one.To)
        .OrderByDescending(one => one.PlaceId == placeId).FirstOrDefault(one => one.PlaceId == placeId || one.PlaceId.Length == 0);

    private PublicHolidayDay? HolidayOn(DateOnly day) => HolidaysOf(day.Year).FirstOrDefault(holiday => holiday.Day == day);
}
