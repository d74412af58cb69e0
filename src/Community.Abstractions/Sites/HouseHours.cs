namespace Community.Abstractions.Sites;

/// <summary>From when to when a door is open, on the clock of the house.</summary>
/// <param name="Opens">When it opens.</param>
/// <param name="Closes">When it closes; later than <paramref name="Opens"/>.</param>
public sealed record OpenSpan(TimeOnly Opens, TimeOnly Closes);

/// <summary>The usual week of one place.</summary>
public sealed class WeekHours
{
    /// <summary>The place: its localization set, or its id when it has none.</summary>
    public string PlaceId { get; set; } = "";
    /// <summary>Seven days from Monday, each with at most two spans; none: closed.</summary>
    public List<List<OpenSpan>> Days { get; set; } = [];
}

/// <summary>Days that are not as usual.</summary>
public sealed class HoursException
{
    /// <summary>Identity.</summary>
    public string Id { get; set; } = "";
    /// <summary>The place; empty for all of them.</summary>
    public string PlaceId { get; set; } = "";
    /// <summary>First day.</summary>
    public DateOnly From { get; set; }
    /// <summary>Last day; the same for a single one.</summary>
    public DateOnly To { get; set; }
    /// <summary>When the doors are open on these days; none: closed.</summary>
    public List<OpenSpan> Spans { get; set; } = [];
    /// <summary>Why, in French.</summary>
    public string? Reason { get; set; }
    /// <summary>Why, in English.</summary>
    public string? ReasonEn { get; set; }
}

/// <summary>Opening hours of the house's places. Stored with the site.</summary>
public sealed class HouseHours
{
    /// <summary>The usual weeks; a place without one shows what its own page says.</summary>
    public List<WeekHours> Weeks { get; set; } = [];
    /// <summary>Exceptions.</summary>
    public List<HoursException> Exceptions { get; set; } = [];
    /// <summary>Names of the public holidays (<see cref="PublicHolidayDay.Name"/>) on which the house is open as usual; it is closed on the others.</summary>
    public List<string> OpenHolidays { get; set; } = [];
}

/// <summary>A public holiday of France.</summary>
/// <param name="Name">Constant name, e.g. <c>EasterMonday</c>.</param>
/// <param name="Day">The day.</param>
/// <param name="Title">What it is called, in the current UI language.</param>
public sealed record PublicHolidayDay(string Name, DateOnly Day, string Title);

/// <summary>One day of one place.</summary>
/// <param name="Day">The day.</param>
/// <param name="Spans">When the doors are open; none: closed.</param>
/// <param name="IsUnusual">Whether an exception or a public holiday makes it so.</param>
/// <param name="Reason">Why it is unusual, in the current UI language; null when nobody said.</param>
public sealed record DayHours(DateOnly Day, IReadOnlyList<OpenSpan> Spans, bool IsUnusual, string? Reason);

/// <summary>The house's opening hours, read as people ask: when is which door open?</summary>
public interface IOpeningHours
{
    /// <summary>The hours as they are now.</summary>
    Task<OpeningBook> GetAsync(CancellationToken cancellationToken = default);
}
