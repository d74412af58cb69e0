using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Jobs.Data;
using Community.Jobs.Life;
using Community.Members.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Pages.Employers;

/// <summary>An employer's ads with their life, and the verification of their organisations.</summary>
[Authorize]
internal sealed class ManageModel(JobDesk desk, ICommunityData data, IContentManager contents, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    public IReadOnlyList<OrganisationSummary> Organisations { get; private set; } = [];
    public IReadOnlyDictionary<string, EmployerRow> Employers { get; private set; } = new Dictionary<string, EmployerRow>();
    public IReadOnlyList<JobRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>();
    /// <summary>What was typed as SIRET, when it was refused.</summary>
    public string? Typed { get; private set; }
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostVerifyAsync(string? organisation, string? siret, CancellationToken cancellationToken)
    {
        var managed = await desk.ManagedAsync(User, cancellationToken);
        if (managed.FirstOrDefault(o => o.Id == organisation) is not { } own)
            return NotFound();
        if (Siret.Normalize(siret) is not { } number)
        {
            ModelState.AddModelError("siret-" + own.Id, T["This is not a SIRET: fourteen digits whose key is right."]);
            Typed = siret;
            await LoadAsync(cancellationToken);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        await data.WriteAsync(async stop =>
        {
            var row = await data.Set<EmployerRow>().FindAsync([own.Id], stop);
            if (row is null)
                data.Set<EmployerRow>().Add(row = new() { OrganisationId = own.Id });
            // Another number is another establishment: it is verified anew.
            if (row.Siret != number)
                (row.Siret, row.VerifiedBy, row.VerifiedUtc) = (number, null, null);
            (row.RequestedBy, row.RequestedUtc) = (User.FindFirstValue(ClaimTypes.NameIdentifier)!, Now);
            return await data.SaveChangesAsync(stop);
        }, cancellationToken);
        return Done(T["Asked: the house verifies your organisation, usually within two working days."]);
    }

    public Task<IActionResult> OnPostWithdrawAsync(string id, CancellationToken cancellationToken) => WithAsync(id, async row =>
    {
        return await desk.CloseAsync(row, JobState.Withdrawn, null, User, cancellationToken) ? T["Withdrawn: the ad is no longer on the site."] : T["This ad is not on the site."];
    }, cancellationToken);

    public Task<IActionResult> OnPostFillAsync(string id, bool here, CancellationToken cancellationToken) => WithAsync(id, async row =>
    {
        return await desk.CloseAsync(row, JobState.Filled, here, User, cancellationToken) ? T["Filled, congratulations! The ad has left the lists; its page says so."] : T["This ad is not on the site."];
    }, cancellationToken);

    public Task<IActionResult> OnPostExtendAsync(string id, CancellationToken cancellationToken) => WithAsync(id, async row =>
    {
        if (desk.NextEnd(row) is not { } until)
            return T["At most six months ahead: you can extend it later."];
        var result = await desk.ExtendAsync(row, until, User, cancellationToken);
        return result.Succeeded
            ? T["The ad is open until {0}.", Community.Theme.Opale.Formats.Date(until)]
            : T["This ad cannot be extended as it is: its newer text waits for approval, or it was never published."];
    }, cancellationToken);

    public async Task<IActionResult> OnPostDuplicateAsync(string id, CancellationToken cancellationToken)
    {
        if (await desk.FindOwnAsync(id, User, cancellationToken) is not { } row || await contents.GetAsync(row.ContentItemId, ContentVersion.Latest, cancellationToken) is not { } item)
            return NotFound();
        var copy = JobPosting.Of(item) with { Closing = JobTime.Today(time).AddMonths(1).ToDateTime(TimeOnly.MinValue), Demo = false };
        var result = await desk.SaveAsync(null, copy, null, User, cancellationToken);
        TempData["Notice"] = T["A copy, still a draft: read it again and submit it."].Value;
        return result.Item is { } saved ? RedirectToPage("/Employers/Edit", new { id = saved.ContentItemId }) : NotFound();
    }

    private async Task<IActionResult> WithAsync(string id, Func<JobRow, Task<LocalizedString>> work, CancellationToken cancellationToken) =>
        await desk.FindOwnAsync(id, User, cancellationToken) is { } row ? Done(await work(row)) : NotFound();

    private RedirectToPageResult Done(LocalizedString notice)
    {
        TempData["Notice"] = notice.Value;
        return RedirectToPage("/Employers/Manage");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Organisations = await desk.ManagedAsync(User, cancellationToken);
        var ids = Organisations.Select(o => o.Id).ToArray();
        Employers = await data.Set<EmployerRow>().AsNoTracking().Where(row => ids.Contains(row.OrganisationId)).ToDictionaryAsync(row => row.OrganisationId, cancellationToken);
        Rows = await data.Set<JobRow>().AsNoTracking().Where(row => ids.Contains(row.OrganisationId)).OrderByDescending(row => row.CreatedUtc).Take(200).ToListAsync(cancellationToken);
        var jobs = Rows.Select(row => row.ContentItemId).ToArray();
        Counts = await data.Set<ApplicationRow>().Where(row => jobs.Contains(row.JobId)).GroupBy(row => row.JobId)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
    }
}
