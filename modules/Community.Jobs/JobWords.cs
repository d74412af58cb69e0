using System.Globalization;
using Community.Abstractions.Geography;
using Community.Jobs.Data;
using Community.Theme.Opale;
using Microsoft.Extensions.Localization;

namespace Community.Jobs;

/// <summary>Names of stored values, as people read them.</summary>
internal sealed class JobWords(IStringLocalizer<Strings> T)
{
    public string Contract(string contract) => contract switch
    {
        "CDI" => T["Permanent contract (CDI)"], "CDD" => T["Fixed-term contract (CDD)"], "alternance" => T["Work-study contract"], "stage" => T["Internship"],
        "interim" => T["Temporary agency work"], "independant" => T["Self-employed"], "benevolat" => T["Volunteering"], "service-civique" => T["Civic service"], _ => contract,
    };

    public string Experience(string? years) => years switch { "0" => T["Beginners welcome"], "1" => T["One year of experience"], "3" => T["Three years of experience"], "5" => T["Five years of experience"], _ => T["Not said"] };

    public string Remote(int share) => share switch { 0 => T["On site"], 100 => T["All remote"], _ => T["{0} % remote", share] };

    public string State(JobRow row) => row switch
    {
        { Hidden: true } => T["Hidden by moderation"],
        { State: JobState.Draft, Review: JobReview.Submitted } => T["Submitted"],
        { State: JobState.Draft, Review: JobReview.SentBack } => T["Sent back"],
        { State: JobState.Draft } => T["Draft"], { State: JobState.Published } => T["Published"], { State: JobState.Filled } => T["Filled"], { State: JobState.Expired } => T["Expired"], _ => T["Withdrawn"],
    };

    public string State(ApplicationState state) => state switch
    {
        ApplicationState.New => T["New"], ApplicationState.InTouch => T["In touch"], ApplicationState.Interview => T["Interview"], ApplicationState.Hired => T["Hired"], ApplicationState.Refused => T["Not selected"], _ => T["Withdrawn"],
    };

    public string Period(string period) => period switch { "hour" => T["an hour"], "month" => T["a month"], _ => T["a year"] };

    /// <summary>Pay as people read it; null when the ad gives none.</summary>
    public string? Pay(double? min, double? max, string period)
    {
        if ((min ?? max) is not { } one)
            return null;
        if (min < max)
            return T["{0} to {1} {2}", Formats.Money((decimal)min), Formats.Money((decimal)max), Period(period)];
        if (max is null)
            return T["from {0} {1}", Formats.Money((decimal)one), Period(period)];
        return min is null ? T["up to {0} {1}", Formats.Money((decimal)one), Period(period)] : T["{0} {1}", Formats.Money((decimal)one), Period(period)];
    }

    public string? Pay(JobRow row) => Pay(row.PayMin, row.PayMax, row.PayPeriod);

    public static string? Commune(string? code) => Communes.Find(code)?.Name;

    public static string Day(DateTime day) => Formats.Date(DateOnly.FromDateTime(day));

    /// <summary>The last day of a posting.</summary>
    public static string LastDay(DateTime closesUtc) => Formats.Date(DateOnly.FromDateTime(Formats.InParis(closesUtc.AddMinutes(-1)).DateTime));

    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
}
