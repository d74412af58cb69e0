using Community.Abstractions.Sites;
using Microsoft.Extensions.Configuration;

namespace Community.Jobs;

/// <summary>Settings of the module, under <c>Community:Jobs</c>.</summary>
internal sealed class JobsOptions
{
    public const long MaxCvBytes = 5_000_000;
    public const int MostApplicationsADay = 20, MostAlerts = 20, MostAlertMailsADay = 3;

    public JobsOptions(IConfiguration configuration)
    {
        CvPath = Path.Combine(configuration["Community:DataPath"] ?? "App_Data", "cv");
        RetentionMonths = Math.Max(1, configuration.GetValue("Community:Jobs:RetentionMonths", 24));
        RateLimit = configuration.GetValue("Community:Jobs:RateLimit", 60);
        FallbackRoot = (configuration["AllowedHosts"]?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(host => !host.Contains('*')) is { } host
            ? "https://" + host : configuration["urls"]?.Split(';')[0] ?? "http://localhost:5000").TrimEnd('/');
        PathBase = (configuration["Community:PathBase"] ?? "").TrimEnd('/');
        HostsAreNamed = configuration["AllowedHosts"] is { Length: > 0 } allowed && !allowed.Contains('*', StringComparison.Ordinal);
    }

    /// <summary>Folder of CVs: in the data folder, outside the web root and the media library.</summary>
    public string CvPath { get; }
    /// <summary>Months after the last contact when an application and its CV are deleted.</summary>
    public int RetentionMonths { get; }
    /// <summary>Forms of strangers in ten minutes from one address; 0 is no limit.</summary>
    public int RateLimit { get; }
    /// <summary>Address of the site where neither the settings nor a request say it.</summary>
    public string FallbackRoot { get; }
    /// <summary>Path the site lives under; empty for none.</summary>
    public string PathBase { get; }
    /// <summary>Whether the server refuses hosts that are not named: what a request says is then true.</summary>
    public bool HostsAreNamed { get; }
}

/// <summary>Permissions of the module.</summary>
internal sealed class JobsPermissions(Microsoft.Extensions.Localization.IStringLocalizer<Strings> T) : Abstractions.Security.IPermissionProvider
{
    /// <summary>Read submitted ads, verify employers, see the outcomes.</summary>
    public const string ManageJobs = nameof(ManageJobs);

    public IEnumerable<Abstractions.Security.Permission> GetPermissions() => [new(ManageJobs, T["Read and approve job ads, verify employers, see the outcomes."])];
}

/// <summary>The module's period on the page of all periods.</summary>
internal sealed class JobsRetention(JobsOptions options, Microsoft.Extensions.Localization.IStringLocalizer<Strings> T) : IRetentionSource
{
    public Task<IReadOnlyList<RetentionPeriod>> GetAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RetentionPeriod>>(
        [
            new("jobs", T["Months that an application and its CV are kept after the last contact"], options.RetentionMonths) { Group = T["Jobs"], ConfiguredBy = "Community:Jobs:RetentionMonths" },
        ]);

    public Task SetAsync(IReadOnlyDictionary<string, int> values, CancellationToken cancellationToken) => Task.CompletedTask;
}
