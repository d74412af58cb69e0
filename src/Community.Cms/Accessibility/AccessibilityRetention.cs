using Community.Abstractions.Background;
using Community.Abstractions.Sites;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Accessibility;

/// <summary>How long the address of a reporter is kept; a document of the site.</summary>
internal sealed class AccessibilityPeriods
{
    /// <summary>Months after the closing of the report.</summary>
    public int ReporterMonths { get; set; } = 12;
}

/// <summary>The period, for the page of all periods.</summary>
internal sealed class AccessibilityRetention(ISiteDocuments documents, IStringLocalizer<AccessibilityStrings> T) : IRetentionSource
{
    private const string Reporter = "accessibility-reporter";

    public async Task<IReadOnlyList<RetentionPeriod>> GetAsync(CancellationToken cancellationToken) =>
    [
        new(Reporter, T["Months that the address of who reported something is kept after the closing"], (await documents.GetAsync<AccessibilityPeriods>(cancellationToken)).ReporterMonths) { Group = T["Accessibility"], Most = 36 },
    ];

    public async Task SetAsync(IReadOnlyDictionary<string, int> values, CancellationToken cancellationToken)
    {
        if (values.TryGetValue(Reporter, out int months))
            await documents.UpdateAsync<AccessibilityPeriods>(kept => kept.ReporterMonths = months, cancellationToken);
    }
}

/// <summary>Forgets the addresses whose period has ended.</summary>
internal sealed class AccessibilityCleanup(AccessibilityReports reports, ISiteDocuments documents, TimeProvider time, IStringLocalizer<AccessibilityStrings> T) : IBackgroundTask
{
    public string Name => "accessibility-reporters";

    public string Title => T["Forget the addresses of old reports about accessibility"];

    public string Schedule => "50 3 * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        var months = (await documents.GetAsync<AccessibilityPeriods>(cancellationToken)).ReporterMonths;
        return T["Addresses forgotten: {0}.", await reports.ForgetAddressesAsync(time.GetUtcNow().UtcDateTime.AddMonths(-months), cancellationToken)];
    }
}
