using System.Globalization;

namespace Community.Theme.Opale.Tests;

public sealed class FormatsTests
{
    private static readonly DateTimeOffset Evening = new(2026, 11, 24, 17, 30, 0, TimeSpan.Zero);

    private static string In(string culture, Func<string> write)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            // Tests name no-break spaces as plain ones, to be readable; one test below looks at them.
            return write().Replace('\u00a0', ' ').Replace('\u202f', ' ');
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("fr", "mardi 24 novembre 2026 à 18 h 30")]
    [InlineData("en", "Tuesday 24 November 2026 at 6.30 pm")]
    public void A_moment_is_told_in_the_time_of_Calais(string culture, string expected)
    {
        In(culture, () => Formats.DateTime(Evening)).ShouldBe(expected);
        In(culture, () => Formats.DateTime(Evening.UtcDateTime)).ShouldBe(expected);
    }

    [Theory]
    [InlineData(2026, 3, 29, 0, 59, "1 h 59")]
    [InlineData(2026, 3, 29, 1, 0, "3 h")]
    [InlineData(2026, 10, 25, 1, 0, "2 h")]
    [InlineData(2026, 7, 14, 22, 30, "0 h 30")]
    public void Summer_time_is_known(int year, int month, int day, int hour, int minute, string expected) =>
        In("fr", () => Formats.Time(new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.Zero))).ShouldBe(expected);

    [Theory]
    [InlineData("fr", "mardi 1er décembre 2026", "1er déc. 2026", "1er décembre 2026")]
    [InlineData("en", "Tuesday 1 December 2026", "1 Dec 2026", "1 December 2026")]
    public void The_first_of_a_month_is_an_ordinal_in_French(string culture, string full, string brief, string longer)
    {
        var day = new DateOnly(2026, 12, 1);
        In(culture, () => Formats.Date(day)).ShouldBe(full);
        In(culture, () => Formats.ShortDate(day)).ShouldBe(brief);
        In(culture, () => Formats.LongDate(day)).ShouldBe(longer);
    }

    [Theory]
    [InlineData("en", 0, 0, "12 am")]
    [InlineData("en", 12, 5, "12.05 pm")]
    [InlineData("en", 9, 0, "9 am")]
    [InlineData("fr", 9, 5, "9 h 05")]
    public void Hours_are_written_as_people_write_them(string culture, int hour, int minute, string expected) =>
        In(culture, () => Formats.Time(new TimeOnly(hour, minute))).ShouldBe(expected);

    [Theory]
    [InlineData("fr", "mardi 24 novembre 2026 de 18 h 30 à 20 h", "du mardi 24 novembre 2026 au jeudi 26 novembre 2026")]
    [InlineData("en", "Tuesday 24 November 2026 from 6.30 pm to 8 pm", "from Tuesday 24 November 2026 to Thursday 26 November 2026")]
    public void A_period_says_the_day_once(string culture, string oneDay, string several)
    {
        In(culture, () => Formats.Period(Evening, Evening.AddMinutes(90))).ShouldBe(oneDay);
        In(culture, () => Formats.Period(Evening, Evening.AddDays(2))).ShouldBe(several);
    }

    [Theory]
    [InlineData("fr", 0, "aujourd’hui")]
    [InlineData("fr", 1, "demain")]
    [InlineData("fr", -1, "hier")]
    [InlineData("fr", 3, "vendredi")]
    [InlineData("fr", 7, "1er décembre 2026")]
    [InlineData("en", 1, "tomorrow")]
    [InlineData("en", 3, "Friday")]
    [InlineData("en", -2, "22 November 2026")]
    public void Near_days_have_words(string culture, int days, string expected)
    {
        var today = new DateOnly(2026, 11, 24);
        In(culture, () => Formats.RelativeDay(today.AddDays(days), today)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("fr", 1_100_000, "1 100 000 €")]
    [InlineData("fr", 12.5, "12,50 €")]
    [InlineData("fr", -3, "−3 €")]
    [InlineData("en", 1_100_000, "€1,100,000")]
    [InlineData("en", -12.5, "−€12.50")]
    public void Money_shows_cents_only_when_there_are_some(string culture, double euros, string expected) =>
        In(culture, () => Formats.Money((decimal)euros)).ShouldBe(expected);

    [Fact]
    public void Nothing_breaks_between_a_number_and_its_unit()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
        Formats.Money(1_100_000).ShouldBe("1\u202f100\u202f000\u00a0€");
        Formats.Time(new TimeOnly(18, 30)).ShouldBe("18\u00a0h\u00a030");
        Formats.Distance(6).ShouldBe("6\u00a0km");
    }

    [Theory]
    [InlineData(6, "6 km")]
    [InlineData(2.54, "2,5 km")]
    [InlineData(9.97, "10 km")]
    [InlineData(0.97, "1 km")]
    [InlineData(0.82, "800 m")]
    [InlineData(0, "0 m")]
    [InlineData(-4, "0 m")]
    [InlineData(42.4, "42 km")]
    public void Distances_are_round(double kilometres, string expected) => In("fr", () => Formats.Distance(kilometres)).ShouldBe(expected);

    [Theory]
    [InlineData("fr", 2_400_000, "2,4 Mo")]
    [InlineData("en", 2_400_000, "2.4 MB")]
    [InlineData("fr", 12, "12 octets")]
    public void Sizes_are_round(string culture, long bytes, string expected) => In(culture, () => Formats.Size(bytes)).ShouldBe(expected);

    [Fact]
    public void Machines_read_the_offset_of_Paris() => Formats.Machine(Evening).ShouldBe("2026-11-24T18:30:00+01:00");
}
