namespace Community.Abstractions.Sites;

/// <summary>What a period is counted in.</summary>
public enum RetentionUnit
{
    /// <summary>Days.</summary>
    Days,

    /// <summary>Months.</summary>
    Months,
}

/// <summary>How long something of the house is kept.</summary>
/// <param name="Name">Constant name, unique over all sources, e.g. <c>audit</c>.</param>
/// <param name="Title">The question that the number answers, in the current UI language, e.g. “Months that the audit trail is kept”.</param>
/// <param name="Value">The period now.</param>
public sealed record RetentionPeriod(string Name, string Title, int Value)
{
    /// <summary>Heading it stands below, in the current UI language.</summary>
    public string Group { get; init; } = "";
    /// <summary>Its unit; default: months.</summary>
    public RetentionUnit Unit { get; init; } = RetentionUnit.Months;
    /// <summary>The shortest that staff may choose.</summary>
    public int Least { get; init; } = 1;
    /// <summary>The longest that staff may choose.</summary>
    public int Most { get; init; } = 120;
    /// <summary>The configuration key that sets it, e.g. <c>Community:Jobs:RetentionMonths</c>: staff see the period and cannot change it here. Null: they can.</summary>
    public string? ConfiguredBy { get; init; }
}

/// <summary>A module's periods, for the page where the house sees and sets them all.</summary>
public interface IRetentionSource
{
    /// <summary>The periods as they are now.</summary>
    Task<IReadOnlyList<RetentionPeriod>> GetAsync(CancellationToken cancellationToken);

    /// <summary>Sets those of its periods that are named; the others stay. The numbers are within <see cref="RetentionPeriod.Least"/> and <see cref="RetentionPeriod.Most"/>.</summary>
    Task SetAsync(IReadOnlyDictionary<string, int> values, CancellationToken cancellationToken);
}
