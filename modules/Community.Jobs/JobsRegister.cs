using Community.Abstractions.Privacy;
using Microsoft.Extensions.Localization;

namespace Community.Jobs;

/// <summary>The personal data of the job board.</summary>
internal sealed class JobsRegister(JobsOptions options, IStringLocalizer<Strings> T) : IDataRegisterSource
{
    public Task<IReadOnlyList<DataClass>> GetAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DataClass>>(
    [
        new("applications", T["Job applications and CVs"], T["Candidates"], T["To bring the application to the employer"], LegalBasis.Contract,
            T["The candidate, and whoever manages the employer’s page; never the staff"], T["{0} months after the last contact", options.RetentionMonths]),
        new("job-alerts", T["Job alerts and saved ads"], T["Candidates, with or without account"], T["To send the ads they asked for"], LegalBasis.Consent,
            T["The candidate alone"], T["Until the candidate stops them"]),
        new("employers", T["Verification of employers"], T["Whoever asked for it"], T["To keep false employers away"], LegalBasis.LegitimateInterest,
            T["Staff who review ads"], T["As long as the organisation is on the site"]),
    ]);
}
