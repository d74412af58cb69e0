using System.Collections.Concurrent;
using System.Globalization;
using Community.Abstractions.Sites;
using Microsoft.Extensions.Localization;
using PublicHoliday;

namespace Community.Cms.Sites;

/// <summary>The house's hours with the public holidays of France; Easter and what moves with it are worked out by the library.</summary>
internal sealed class OpeningHours(ISiteContext site, IStringLocalizer<ContentStrings> T) : IOpeningHours
{
    // The foot of every page asks for them.
    private readonly ConcurrentDictionary<(int Year, string Language), IReadOnlyList<PublicHolidayDay>> _years = new();

    public async Task<OpeningBook> GetAsync(CancellationToken cancellationToken = default) =>
        new(await site.GetDocumentAsync<HouseHours>(cancellationToken), HolidaysOf);

    private IReadOnlyList<PublicHolidayDay> HolidaysOf(int year) => _years.GetOrAdd((year, CultureInfo.CurrentUICulture.Name), key => Holidays(key.Year));

    private List<PublicHolidayDay> Holidays(int year)
    {
        PublicHolidayDay[] days =
        [
            new("NewYear", Day(FrancePublicHoliday.NewYear(year)), T["New Year’s Day"]),
            new("EasterMonday", Day(FrancePublicHoliday.EasterMonday(year)), T["Easter Monday"]),
            new("MayDay", Day(FrancePublicHoliday.MayDay(year)), T["Labour Day"]),
            new("Victory", Day(FrancePublicHoliday.VictoryInEuropeDay(year)), T["Victory 1945"]),
            new("Ascension", Day(FrancePublicHoliday.Ascension(year)), T["Ascension Day"]),
            new("WhitMonday", Day(FrancePublicHoliday.PentecostMonday(year)), T["Whit Monday"]),
            new("BastilleDay", Day(FrancePublicHoliday.National(year)), T["Bastille Day"]),
            new("Assumption", Day(FrancePublicHoliday.Assumption(year)), T["Assumption"]),
            new("AllSaints", Day(FrancePublicHoliday.AllSaints(year)), T["All Saints’ Day"]),
            new("Armistice", Day(FrancePublicHoliday.Armistice(year)), T["Armistice 1918"]),
            new("Christmas", Day(FrancePublicHoliday.Christmas(year)), T["Christmas Day"]),
        ];
        return [.. days.OrderBy(day => day.Day)];
    }

    private static DateOnly Day(DateTime date) => DateOnly.FromDateTime(date);
}
