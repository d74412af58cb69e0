using System.Text.Json.Nodes;
using Community.Abstractions.Content;

namespace Community.Jobs;

/// <summary>What a posting says, read from and written to its content item.</summary>
internal sealed record JobPosting
{
    /// <summary>The content type.</summary>
    public const string Type = "JobPosting";

    /// <summary>Kinds of contract, as stored and in addresses.</summary>
    public static IReadOnlyList<string> Contracts { get; } = ["CDI", "CDD", "alternance", "stage", "interim", "independant", "benevolat", "service-civique"];

    /// <summary>Units of pay.</summary>
    public static IReadOnlyList<string> PayPeriods { get; } = ["year", "month", "hour"];

    /// <summary>Years of experience asked for; empty says nothing about it.</summary>
    public static IReadOnlyList<string> Experiences { get; } = ["0", "1", "3", "5"];

    /// <summary>Ways to apply: here, by mail, at an address.</summary>
    public static IReadOnlyList<string> Ways { get; } = ["here", "mail", "url"];

    // 35 hours a week over a year, as French law counts them (Code du travail, L.3121-41).
    private const decimal HoursOfYear = 1607;

    public string Title { get; init; } = "";
    public string OrganisationId { get; init; } = "";
    public string Occupation { get; init; } = "";
    public string Contract { get; init; } = "";
    public string? Hours { get; init; }
    public decimal? PayMin { get; init; }
    public decimal? PayMax { get; init; }
    public string PayPeriod { get; init; } = "year";
    public string? Commune { get; init; }
    /// <summary>Share of work done elsewhere, in percent.</summary>
    public int Remote { get; init; }
    public DateTime? Start { get; init; }
    public string Description { get; init; } = "";
    public IReadOnlyList<string> Skills { get; init; } = [];
    public string? Experience { get; init; }
    public string ApplyBy { get; init; } = "here";
    public string? ApplyTo { get; init; }
    public string? Contact { get; init; }
    /// <summary>Last day to apply, in Paris.</summary>
    public DateTime? Closing { get; init; }
    public bool Demo { get; init; }

    /// <summary>Pay in euros a year; null when it is not given.</summary>
    public static decimal? Yearly(decimal? pay, string period) => pay * period switch { "hour" => HoursOfYear, "month" => 12, _ => 1 };

    /// <summary>The end of the closing day (UTC).</summary>
    public DateTime? ClosesUtc => Closing is { } day ? JobTime.EndOf(DateOnly.FromDateTime(day)) : null;

    public static JobPosting Of(ContentItem item) => new()
    {
        Title = item.As<TitlePart>()?.Title ?? item.DisplayText ?? "",
        OrganisationId = Text(item, "Organisation") ?? "",
        Occupation = Text(item, "Occupation") ?? "",
        Contract = Text(item, "Contract") ?? "",
        Hours = Text(item, "Hours"),
        PayMin = item.GetField<NumericField>(Type, "PayMin")?.Value,
        PayMax = item.GetField<NumericField>(Type, "PayMax")?.Value,
        PayPeriod = Text(item, "PayPeriod") ?? "year",
        Commune = Text(item, "Commune"),
        Remote = (int)(item.GetField<NumericField>(Type, "Remote")?.Value ?? 0),
        Start = item.GetField<DateField>(Type, "Start")?.Value,
        Description = Text(item, "Description") ?? "",
        Skills = item.GetField<MultiTextField>(Type, "Skills")?.Values ?? [],
        Experience = Text(item, "Experience"),
        ApplyBy = Text(item, "ApplyBy") ?? "here",
        ApplyTo = Text(item, "ApplyTo"),
        Contact = Text(item, "Contact"),
        Closing = item.GetField<DateField>(Type, "Closing")?.Value,
        Demo = item.GetField<BooleanField>(Type, "Demo")?.Value ?? false,
    };

    public void WriteTo(ContentItem item)
    {
        item.Apply(new TitlePart { Title = Title });
        item.Content[Type] = new JsonObject();
        item.ApplyField(Type, "Organisation", new TextField { Text = OrganisationId })
            .ApplyField(Type, "Occupation", new TextField { Text = Occupation }).ApplyField(Type, "Contract", new TextField { Text = Contract })
            .ApplyField(Type, "Hours", new TextField { Text = Hours }).ApplyField(Type, "PayMin", new NumericField { Value = PayMin })
            .ApplyField(Type, "PayMax", new NumericField { Value = PayMax }).ApplyField(Type, "PayPeriod", new TextField { Text = PayPeriod })
            .ApplyField(Type, "Commune", new TextField { Text = Commune }).ApplyField(Type, "Remote", new NumericField { Value = Remote })
            .ApplyField(Type, "Start", new DateField { Value = Start }).ApplyField(Type, "Description", new TextField { Text = Description })
            .ApplyField(Type, "Skills", new MultiTextField { Values = [.. Skills] }).ApplyField(Type, "Experience", new TextField { Text = Experience })
            .ApplyField(Type, "ApplyBy", new TextField { Text = ApplyBy }).ApplyField(Type, "ApplyTo", new TextField { Text = ApplyTo })
            .ApplyField(Type, "Contact", new TextField { Text = Contact }).ApplyField(Type, "Closing", new DateField { Value = Closing })
            .ApplyField(Type, "Demo", new BooleanField { Value = Demo });
    }

    private static string? Text(ContentItem item, string field) => item.GetField<TextField>(Type, field)?.Text is { Length: > 0 } text ? text : null;
}

/// <summary>Days of Paris as moments.</summary>
internal static class JobTime
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>Midnight after a day (UTC).</summary>
    public static DateTime EndOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Paris);

    /// <summary>Today in Paris.</summary>
    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), Paris).DateTime);
}
