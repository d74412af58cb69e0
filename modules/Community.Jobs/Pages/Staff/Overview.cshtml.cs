using System.Security.Claims;
using Community.Abstractions.Auditing;
using Community.Abstractions.Data;
using Community.Jobs.Data;
using Community.Jobs.Occupations;
using Community.Members.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Pages.Staff;

/// <summary>Jobs posted and filled of one group.</summary>
internal sealed record Outcome(string Name, int Posted, int Filled);

/// <summary>What waits for staff, the employers and the outcomes.</summary>
[Authorize(JobsPermissions.ManageJobs)]
internal sealed class OverviewModel(ICommunityData data, IOrganisations organisations, IAuditTrail audit, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    private const int PageSize = 50;

    public IReadOnlyList<JobRow> Queue { get; private set; } = [];
    public IReadOnlyList<JobRow> Jobs { get; private set; } = [];
    public IReadOnlyList<EmployerRow> Employers { get; private set; } = [];
    public IReadOnlyDictionary<string, OrganisationSummary> Names { get; private set; } = new Dictionary<string, OrganisationSummary>();
    public (int Posted, int Filled, int Here, int Applications, double? MedianDays) Figures { get; private set; }
    public IReadOnlyList<Outcome> ByOccupation { get; private set; } = [];
    public IReadOnlyList<Outcome> ByCommune { get; private set; } = [];

    public int Number { get; private set; } = 1;
    public int Pages { get; private set; } = 1;

    public async Task OnGetAsync([FromQuery(Name = "page")] string? number, CancellationToken cancellationToken)
    {
        var rows = data.Set<JobRow>().AsNoTracking();
        Queue = await rows.Where(row => row.Review == JobReview.Submitted).OrderBy(row => row.CreatedUtc).Take(100).ToListAsync(cancellationToken);
        Pages = Math.Max(1, (await rows.CountAsync(cancellationToken) + PageSize - 1) / PageSize);
        Number = int.TryParse(number, out var asked) ? Math.Clamp(asked, 1, Pages) : 1;
        Jobs = await rows.OrderByDescending(row => row.CreatedUtc).ThenBy(row => row.ContentItemId).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        Employers = await data.Set<EmployerRow>().AsNoTracking().OrderBy(row => row.VerifiedUtc != null).ThenByDescending(row => row.RequestedUtc).Take(200).ToListAsync(cancellationToken);
        Names = await organisations.FindAsync(Queue.Concat(Jobs).Select(row => row.OrganisationId).Concat(Employers.Select(row => row.OrganisationId)).Distinct(), cancellationToken);
        // Examples are nobody's outcome.
        var real = await rows.Where(row => row.PublishedUtc != null && !row.Demo).Select(row => new { row.Occupation, row.Commune, row.State, row.PublishedUtc, row.ClosedUtc, row.FilledHere }).ToListAsync(cancellationToken);
        var filled = real.Where(row => row.State == JobState.Filled).ToList();
        var days = filled.Where(row => row.ClosedUtc is not null).Select(row => (row.ClosedUtc!.Value - row.PublishedUtc!.Value).TotalDays).Order().ToList();
        Figures = (real.Count, filled.Count, filled.Count(row => row.FilledHere == true), await data.Set<ApplicationRow>().CountAsync(cancellationToken), Median(days));
        ByOccupation = [.. real.GroupBy(row => row.Occupation).Select(group => new Outcome(OccupationBook.Find(group.Key)?.Label ?? group.Key, group.Count(), group.Count(row => row.State == JobState.Filled))).OrderByDescending(o => o.Posted)];
        ByCommune = [.. real.GroupBy(row => row.Commune).Select(group => new Outcome(JobWords.Commune(group.Key) ?? T["All remote"], group.Count(), group.Count(row => row.State == JobState.Filled))).OrderByDescending(o => o.Posted)];
    }

    public async Task<IActionResult> OnPostVerifyAsync(string organisation, bool verified, CancellationToken cancellationToken)
    {
        if (await data.Set<EmployerRow>().FirstOrDefaultAsync(row => row.OrganisationId == organisation, cancellationToken) is not { } row)
            return NotFound();
        var name = (await organisations.FindAsync([organisation], cancellationToken)).GetValueOrDefault(organisation)?.Name ?? organisation;
        await data.WriteAsync(async stop =>
        {
            (row.VerifiedBy, row.VerifiedUtc) = (verified ? User.FindFirstValue(ClaimTypes.NameIdentifier) : null, verified ? time.GetUtcNow().UtcDateTime : null);
            audit.Record(new(verified ? "EmployerVerified" : "EmployerVerificationRevoked", "Organisation", organisation, name) { After = new Dictionary<string, string?> { ["Siret"] = row.Siret } }, User);
            return await data.SaveChangesAsync(stop);
        }, cancellationToken);
        TempData["Notice"] = (verified ? T["Verified: {0} may offer jobs.", name] : T["Verification of {0} taken back.", name]).Value;
        return RedirectToPage();
    }

    internal static double? Median(IReadOnlyList<double> sorted) => sorted.Count switch
    {
        0 => null,
        var n when n % 2 == 1 => sorted[n / 2],
        var n => (sorted[n / 2 - 1] + sorted[n / 2]) / 2,
    };
}
