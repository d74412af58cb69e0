using System.Text.Json;

namespace Community.Cms.Accessibility;

/// <summary>What a test of a criterion found.</summary>
internal enum CriterionState
{
    /// <summary>Nobody has tested it.</summary>
    NotTested,
    /// <summary>The site does what it asks for.</summary>
    Conform,
    /// <summary>The site does not.</summary>
    NotConform,
    /// <summary>The site has nothing that it is about.</summary>
    NotApplicable,
}

/// <summary>One criterion, as staff found it.</summary>
internal sealed class CriterionResult
{
    /// <summary>What was found.</summary>
    public CriterionState State { get; set; }
    /// <summary>What to know about it; visitors read it where the site does not conform.</summary>
    public string? Remark { get; set; }
    /// <summary>The day it was tested; null when that was not noted.</summary>
    public DateOnly? TestedOn { get; set; }
}

/// <summary>The site's own audit; a document of the site.</summary>
internal sealed class AccessibilityAudit
{
    /// <summary>Results by the number of their criterion; what is missing was not tested.</summary>
    public SortedDictionary<string, CriterionResult> Results { get; set; } = new(StringComparer.Ordinal);
    /// <summary>The day of the audit; null: there was none, and by law the site is not conformant.</summary>
    public DateOnly? AuditedOn { get; set; }
    /// <summary>Who made it.</summary>
    public string? Auditor { get; set; }
    /// <summary>What a disproportionate burden keeps from being accessible, and why, in French.</summary>
    public string? Derogations { get; set; }
    /// <summary>The same in English.</summary>
    public string? DerogationsEn { get; set; }
    /// <summary>Contents that the law exempts, and why, in French.</summary>
    public string? Exemptions { get; set; }
    /// <summary>The same in English.</summary>
    public string? ExemptionsEn { get; set; }
    /// <summary>What the site is made with, in French; null: what this software sends to browsers.</summary>
    public string? Technologies { get; set; }
    /// <summary>The same in English.</summary>
    public string? TechnologiesEn { get; set; }
    /// <summary>Browsers, assistive technologies and tools of the tests, in French.</summary>
    public string? Tools { get; set; }
    /// <summary>The same in English.</summary>
    public string? ToolsEn { get; set; }
    /// <summary>Pages that were tested, one a line, in French.</summary>
    public string? Pages { get; set; }
    /// <summary>The same in English.</summary>
    public string? PagesEn { get; set; }
    /// <summary>Address of the page with the plan of several years and its actions: a path on this site with a slash in front, or a whole address.</summary>
    public string? Plan { get; set; }
    /// <summary>Whom to write to, beside the form; null: the address of the house.</summary>
    public string? Contact { get; set; }
    /// <summary>The day of the last change; null: nothing was noted since the site was set up.</summary>
    public DateOnly? ChangedOn { get; set; }

    /// <summary>Changes it and notes the day, unless nothing became different.</summary>
    public void Change(DateOnly today, Action<AccessibilityAudit> change)
    {
        var before = JsonSerializer.Serialize(this);
        change(this);
        if (JsonSerializer.Serialize(this) != before)
            ChangedOn = today;
    }

    /// <summary>The result of a criterion.</summary>
    public CriterionResult Of(string number) => Results.GetValueOrDefault(number) ?? new();
}

/// <summary>How conformant the site is, by law.</summary>
internal enum ConformityState
{
    /// <summary>Less than half, or no audit.</summary>
    None,
    /// <summary>Half of the criteria or more.</summary>
    Partial,
    /// <summary>All of them.</summary>
    Total,
}

/// <summary>The rate and what the law calls it.</summary>
/// <param name="State">Total, partial or none.</param>
/// <param name="Rate">Criteria that conform among those that apply and were tested, in percent; null when none was tested.</param>
/// <param name="Conform">How many conform.</param>
/// <param name="NotConform">How many do not.</param>
/// <param name="NotTested">How many nobody has tested.</param>
internal sealed record Conformity(ConformityState State, double? Rate, int Conform, int NotConform, int NotTested)
{
    private const double Partial = 50;

    /// <summary>Counts an audit.</summary>
    public static Conformity Of(AccessibilityAudit audit)
    {
        var states = Criteria.All.Select(criterion => audit.Of(criterion.Number).State).ToList();
        int Count(CriterionState state) => states.Count(one => one == state);
        var (conform, not, untested) = (Count(CriterionState.Conform), Count(CriterionState.NotConform), Count(CriterionState.NotTested));
        double? rate = conform + not == 0 ? null : 100.0 * conform / (conform + not);
        var state = audit.AuditedOn is null || rate is not >= Partial ? ConformityState.None
            // What was not tested may not conform.
            : not == 0 && untested == 0 ? ConformityState.Total : ConformityState.Partial;
        return new(state, rate, conform, not, untested);
    }
}
