using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Data;
using Community.Jobs.Applications;
using Community.Jobs.Browse;
using Community.Jobs.Data;
using Community.Jobs.Life;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Pages.Jobs;

/// <summary>A candidate's applications, saved ads and alerts.</summary>
[Authorize]
internal sealed class MineModel(ICommunityData data, JobSearch search, CvStore cvs, JobMails mails, IUserDirectory users, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    public IReadOnlyList<(ApplicationRow Application, JobRow? Job)> Applications { get; private set; } = [];
    public IReadOnlyList<JobCard> Saved { get; private set; } = [];
    public IReadOnlyList<AlertRow> Alerts { get; private set; } = [];
    public DateTime Now => time.GetUtcNow().UtcDateTime;
    private string UserId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var rows = await data.Set<ApplicationRow>().AsNoTracking().Where(row => row.UserId == UserId).OrderByDescending(row => row.CreatedUtc).Take(200).ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.JobId).ToArray();
        var jobs = await data.Set<JobRow>().AsNoTracking().Where(row => ids.Contains(row.ContentItemId)).ToDictionaryAsync(row => row.ContentItemId, cancellationToken);
        Applications = [.. rows.Select(row => (row, jobs.GetValueOrDefault(row.JobId)))];
        Saved = await search.CardsAsync(await data.Set<SavedRow>().Where(row => row.UserId == UserId).OrderByDescending(row => row.CreatedUtc).Select(row => row.JobId).Take(200).ToListAsync(cancellationToken), null, cancellationToken);
        var email = (await users.GetContactAsync(UserId, cancellationToken))?.Email.ToLowerInvariant();
        Alerts = await data.Set<AlertRow>().AsNoTracking().Where(row => row.UserId == UserId || row.Email == email).OrderByDescending(row => row.CreatedUtc).Take(50).ToListAsync(cancellationToken);
    }

    /// <summary>Takes an application back: message and CV are deleted.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(string id, CancellationToken cancellationToken)
    {
        if (await data.Set<ApplicationRow>().FirstOrDefaultAsync(row => row.Id == id && row.UserId == UserId, cancellationToken) is not { } own)
            return NotFound();
        var file = own.CvFile;
        await data.WriteAsync(async stop =>
        {
            var first = own.State != ApplicationState.Withdrawn;
            (own.State, own.Message, own.CvFile, own.CvName, own.LastContactUtc) = (ApplicationState.Withdrawn, "", null, null, Now);
            if (first && await data.Set<JobRow>().FindAsync([own.JobId], stop) is { } job)
                await mails.ToManagersAsync(job, _ => (T["Application withdrawn: {0}", job.Title], T["A candidate for “{0}” withdrew the application. Message and CV are deleted.", job.Title]), stop);
            return await data.SaveChangesAsync(stop);
        }, cancellationToken);
        cvs.Delete(file);
        TempData["Notice"] = T["Withdrawn: your message and your CV are deleted."].Value;
        return RedirectToPage();
    }
}
