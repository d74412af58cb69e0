using System.Globalization;
using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Cms.Admin.Settings;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Settings;

/// <summary>When the doors are open.</summary>
[Authorize(CommonPermissions.ManageSettings)]
internal sealed class HoursModel(ISiteDocuments documents, IContentReader contents, IOpeningHours opening, TimeProvider time, IStringLocalizer<Strings> localizer)
    : SettingsPage(documents, localizer)
{
    /// <summary>Most exceptions, most days of one, and most characters of its reason.</summary>
    public const int MostExceptions = 200, LongestException = 366, LongestReason = 120;

    [BindProperty]
    public string? From { get; set; }
    [BindProperty]
    public string? To { get; set; }
    [BindProperty]
    public string? Where { get; set; }
    [BindProperty]
    public string? Reason { get; set; }
    [BindProperty]
    public string? ReasonEn { get; set; }

    /// <summary>The place whose week is shown; empty for the house.</summary>
    public string Place { get; private set; } = "";
    public IReadOnlyList<(string Id, string Title)> Places { get; private set; } = [];
    public IReadOnlyList<DayInput> Week { get; private set; } = [];
    public bool IsKnown { get; private set; }
    public DayInput Exception { get; private set; } = new("exception");
    public IReadOnlyList<HoursException> Exceptions { get; private set; } = [];

    /// <summary>Each holiday this year and next.</summary>
    public IReadOnlyList<(PublicHolidayDay This, PublicHolidayDay Next)> Holidays { get; private set; } = [];
    public IReadOnlyList<string> DayNames { get; } = [.. Enumerable.Range(1, 7).Select(day => Formats.Capital(CultureInfo.CurrentUICulture.DateTimeFormat.DayNames[day % 7]))];
    private HouseHours Stored { get; set; } = new();

    public async Task OnGetAsync([FromQuery(Name = "lieu")] string? place, CancellationToken cancellationToken)
    {
        await ShowAsync(place, cancellationToken);
        BasedOn = VersionOf(Stored);
    }

    public async Task<IActionResult> OnPostWeekAsync([FromQuery(Name = "lieu")] string? place, CancellationToken cancellationToken)
    {
        await ShowAsync(place, cancellationToken);
        Week = [.. Enumerable.Range(0, 7).Select(day => DayInput.From($"d{day}", Request.Form))];
        var days = Week.Select(day => day.Read(T)).ToList();
        foreach (var day in Week.Where(day => day.Error is not null))
            ModelState.AddModelError(day.Name + "-1", $"{DayNames[int.Parse(day.Name[1..], CultureInfo.InvariantCulture)]} – {day.Error}");
        if (!ModelState.IsValid || !await ChangeAsync(hours =>
            {
                hours.Weeks.RemoveAll(week => week.PlaceId == Place);
                hours.Weeks.Add(new WeekHours { PlaceId = Place, Days = [.. days.Select(day => day!)] });
            }, cancellationToken))
            return Page();
        return Saved(new { lieu = Place });
    }

    public async Task<IActionResult> OnPostForgetAsync([FromQuery(Name = "lieu")] string? place, CancellationToken cancellationToken)
    {
        await ShowAsync(place, cancellationToken);
        return await ChangeAsync(hours => hours.Weeks.RemoveAll(week => week.PlaceId == Place), cancellationToken) ? Saved(new { lieu = Place }) : Page();
    }

    // Adding and removing one exception touches nothing of a colleague's: no version is asked.
    public async Task<IActionResult> OnPostAddDayAsync([FromQuery(Name = "lieu")] string? place, CancellationToken cancellationToken)
    {
        await ShowAsync(place, cancellationToken);
        BasedOn = VersionOf(Stored);
        ModelState.Remove(nameof(BasedOn));
        Exception = DayInput.From("exception", Request.Form);
        var spans = Exception.Read(T);
        if (Exception.Error is { } error)
            ModelState.AddModelError("exception-1", error);
        var first = Day(nameof(From), From);
        var last = string.IsNullOrWhiteSpace(To) ? first : Day(nameof(To), To);
        if (first is { } from && last is { } to && (to < from || to.DayNumber - from.DayNumber >= LongestException))
            ModelState.AddModelError(nameof(To), T["The last day is the first or a later one, within a year."]);
        var (reason, reasonEn) = (Text(nameof(Reason), Reason, LongestReason), Text(nameof(ReasonEn), ReasonEn, LongestReason));
        if (Stored.Exceptions.Count >= MostExceptions)
            ModelState.AddModelError(nameof(From), T["Keep {0} exceptions at most: remove old ones first.", MostExceptions]);
        if (!ModelState.IsValid)
            return Page();
        var where = Places.Any(one => one.Id == Where) ? Where! : "";
        var forgotten = Formats.Today(time).AddYears(-1);
        await Documents.UpdateAsync<HouseHours>(hours =>
        {
            hours.Exceptions.RemoveAll(one => one.To < forgotten);
            hours.Exceptions.Add(new HoursException { Id = ContentIds.New(), PlaceId = where, From = first!.Value, To = last!.Value, Spans = spans!, Reason = reason, ReasonEn = reasonEn });
        }, cancellationToken);
        return Saved(new { lieu = Place });
    }

    public async Task<IActionResult> OnPostRemoveDayAsync(string? id, CancellationToken cancellationToken)
    {
        await Documents.UpdateAsync<HouseHours>(hours => hours.Exceptions.RemoveAll(one => one.Id == id), cancellationToken);
        return Saved();
    }

    public async Task<IActionResult> OnPostHolidaysAsync([FromQuery(Name = "lieu")] string? place, List<string>? open, CancellationToken cancellationToken)
    {
        await ShowAsync(place, cancellationToken);
        var names = Holidays.Select(holiday => holiday.This.Name).Intersect(open ?? []).ToList();
        return await ChangeAsync(hours => hours.OpenHolidays = names, cancellationToken) ? Saved(new { lieu = Place }) : Page();
    }

    public bool IsOpenOn(PublicHolidayDay holiday) => Stored.OpenHolidays.Contains(holiday.Name);

    public string PlaceOf(string id) => id.Length == 0 ? T["All places"] : Places.FirstOrDefault(one => one.Id == id).Title ?? T["a place that is gone"];

    public string DaysOf(HoursException one) => one.From == one.To ? Formats.LongDate(one.From) : $"{Formats.Date(one.From)} – {Formats.Date(one.To)}";

    public string HoursOf(IReadOnlyList<OpenSpan> spans) => spans.Count == 0 ? T["Closed"] : Formats.Spans(spans);

    private Task<bool> ChangeAsync(Action<HouseHours> change, CancellationToken cancellationToken) => SaveAsync(change, Lines, cancellationToken);

    private IEnumerable<(string, string)> Lines(HouseHours stored) =>
    [
        .. (stored.Weeks.Find(week => week.PlaceId == Place)?.Days ?? []).Select((spans, day) => (DayNames[day], HoursOf(spans))),
        (T["Unusual days"], string.Join(" ; ", stored.Exceptions.Select(DaysOf))),
        (T["Open as usual on"], string.Join(", ", Holidays.Where(holiday => stored.OpenHolidays.Contains(holiday.This.Name)).Select(holiday => holiday.This.Title))),
    ];

    private async Task ShowAsync(string? place, CancellationToken cancellationToken)
    {
        Stored = await Documents.GetAsync<HouseHours>(cancellationToken);
        Places = await PlacesAsync(cancellationToken);
        Place = Places.Any(one => one.Id == place) ? place! : "";
        var week = Stored.Weeks.Find(one => one.PlaceId == Place)?.Days;
        IsKnown = week is not null;
        Week = [.. Enumerable.Range(0, 7).Select(day => DayInput.From($"d{day}", week?.ElementAtOrDefault(day) ?? []))];
        var today = Formats.Today(time);
        Exceptions = [.. Stored.Exceptions.OrderBy(one => one.To < today).ThenBy(one => one.From)];
        var book = await opening.GetAsync(cancellationToken);
        var next = book.HolidaysOf(today.Year + 1);
        Holidays = [.. book.HolidaysOf(today.Year).Select(holiday => (holiday, next.First(one => one.Name == holiday.Name)))];
        Where ??= "";
    }

    private async Task<IReadOnlyList<(string, string)>> PlacesAsync(CancellationToken cancellationToken)
    {
        var page = await contents.ListAsync(new ContentListQuery { ContentTypes = ["Place"], PageSize = 500 }, User, cancellationToken);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return
        [
            ("", T["The house"]),
            .. page.Items.Reverse().GroupBy(place => place.As<LocalizationPart>()?.LocalizationSet is { Length: > 0 } set ? set : place.ContentItemId)
                .Select(translations => (translations.Key, (translations.FirstOrDefault(place => place.Culture == language) ?? translations.First()).DisplayText ?? translations.Key)),
        ];
    }

    private DateOnly? Day(string field, string? text)
    {
        if (DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 2200)
            return day;
        ModelState.AddModelError(field, T["Choose a day, such as 2026-12-24."]);
        return null;
    }
}
