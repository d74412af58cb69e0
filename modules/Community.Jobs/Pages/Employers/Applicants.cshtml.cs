using Community.Abstractions.Data;
using Community.Jobs.Data;
using Community.Jobs.Life;
using Community.Jobs.Posting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Pages.Employers;

/// <summary>The applications for one ad, for those who manage its organisation.</summary>
[Authorize]
internal sealed class ApplicantsModel(JobDesk desk, ICommunityData data, JobMails mails, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    public const int PageSize = 50, LongestNote = 2000;
    public JobRow Row { get; private set; } = null!;
    public IReadOnlyList<ApplicationRow> Applications { get; private set; } = [];
    public int Number { get; private set; } = 1;
    public int Pages { get; private set; } = 1;

    public static IReadOnlyList<ApplicationState> Settable { get; } = [ApplicationState.New, ApplicationState.InTouch, ApplicationState.Interview, ApplicationState.Hired, ApplicationState.Refused];

    public async Task<IActionResult> OnGetAsync(string id, [FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        if (await desk.FindOwnAsync(id, User, cancellationToken) is not { } row)
            return NotFound();
        Row = row;
        var all = data.Set<ApplicationRow>().AsNoTracking().Where(application => application.JobId == id);
        Pages = Math.Max(1, (await all.CountAsync(cancellationToken) + PageSize - 1) / PageSize);
        Number = Math.Clamp(number ?? 1, 1, Pages);
        Applications = await all.OrderBy(application => application.State).ThenBy(application => application.CreatedUtc).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        return Page();
    }

    /// <summary>Moves an application on; a refusal is told with a courteous mail.</summary>
    public async Task<IActionResult> OnPostStateAsync(string id, string application, ApplicationState state, string? note, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !Settable.Contains(state))
            return BadRequest();
        if (await desk.FindOwnAsync(id, User, cancellationToken) is not { } job
            || await data.Set<ApplicationRow>().FirstOrDefaultAsync(row => row.Id == application && row.JobId == id && row.State != ApplicationState.Withdrawn, cancellationToken) is not { } found)
            return NotFound();
        var own = JobForm.Clean(note, true);
        await data.WriteAsync(async stop =>
        {
            var refused = state == ApplicationState.Refused && found.State != ApplicationState.Refused;
            (found.State, found.LastContactUtc) = (state, time.GetUtcNow().UtcDateTime);
            if (refused)
                await mails.ToUserAsync(found.UserId, _ => (
                    T["Your application: {0}", job.Title],
                    T["Hello {0},\n\nThank you for your application for “{1}” and for the time you gave it. We read it with attention; this time another profile was chosen.\n\n{2}This answer says nothing against your skills. We wish you success in your search; other jobs around are on the site.", found.Name, job.Title, own is null ? "" : own[..Math.Min(own.Length, LongestNote)] + "\n\n"]),
                    () => T["You receive this e-mail because you applied for this job on the site."], stop);
            return await data.SaveChangesAsync(stop);
        }, cancellationToken);
        TempData["Notice"] = (state == ApplicationState.Refused ? T["Kept, and the person was told with a courteous e-mail."] : T["Kept."]).Value;
        return RedirectToPage(new { id });
    }
}
