using Community.Abstractions.Background;
using Community.Abstractions.Changes;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accessibility;

/// <summary>Up to which change this node has checked every page: when nothing happened since, there is nothing to look for.</summary>
internal sealed class AccessibilityScan
{
    /// <summary>The change; -1 after a start.</summary>
    public long Sequence { get; set; } = -1;
}

/// <summary>Checks what was published since the last time, some pages at each run.</summary>
internal sealed class AccessibilityTask(PageChecks checks, IChangeFeed feed, AccessibilityScan scan, IStringLocalizer<AccessibilityStrings> T) : IBackgroundTask
{
    private const int Most = 100;

    public string Name => "accessibility";

    public string Title => T["Check the accessibility of pages that were published"];

    public string Schedule => "*/2 * * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        // Asked first: what is published while this runs is after it.
        var latest = await feed.GetLatestAsync(cancellationToken);
        if (scan.Sequence == latest)
            return T["Nothing new was published."];
        await checks.ForgetAsync(cancellationToken);
        var due = await checks.DueAsync(Most, cancellationToken);
        int failing = 0;
        foreach (var id in due)
            if (await checks.CheckAsync(id, cancellationToken) is { Failures: > 0 })
                failing++;
        if (due.Count < Most)
            scan.Sequence = latest;
        return T["Pages checked: {0}; with something to mend: {1}.", due.Count, failing];
    }
}
