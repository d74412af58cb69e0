using Community.Abstractions.Mail;
using Community.Abstractions.Auditing;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Jobs.Checking;
using Community.Jobs.Data;
using Community.Jobs.Life;
using Community.Jobs.Posting;
using Community.Members.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Pages.Staff;

/// <summary>Staff read an ad beside what the checker says, then approve it or send it back with a reason.</summary>
[Authorize(JobsPermissions.ManageJobs)]
internal sealed class ReviewModel(ICommunityData data, IContentManager contents, IOrganisations organisations, JobDesk desk, JobMails mails, IAuditTrail audit, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public string? Version { get; set; }
    public JobRow Row { get; private set; } = null!;
    public JobPosting Posting { get; private set; } = null!;
    public OrganisationSummary? Organisation { get; private set; }
    public bool Verified { get; private set; }
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostApproveAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if (Row.Review != JobReview.Submitted)
            return Refused(T["This ad is not waiting for approval any more."]);
        if (!Verified)
            return Refused(T["Verify the organisation first."]);
        if (Posting.ClosesUtc <= time.GetUtcNow().UtcDateTime)
            return Refused(T["Its last day is over: send it back for a new date."]);
        var result = await contents.PublishAsync(id, Version, JobDesk.ActorOf(User), cancellationToken);
        if (result.Conflict is not null)
            return Refused(T["The employer has changed the ad since you opened it. Read it again."]);
        if (!result.Succeeded)
            return Refused(string.Join(' ', result.Errors.Select(error => error.Message)));
        await TellAsync("JobApproved", null, root => (T["Your ad is on the site: {0}", Row.Title], T["“{0}” was read and is published:\n{1}", Row.Title, $"{root}/{Row.Path}"]), cancellationToken);
        TempData["Notice"] = T["Published."].Value;
        return RedirectToPage("/Staff/Overview");
    }

    public async Task<IActionResult> OnPostSendBackAsync(string id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        var reason = JobForm.Clean(Reason, true);
        if (reason is null || reason.Length > 2000)
        {
            ModelState.AddModelError(nameof(Reason), T["Say what should be changed, in at most {0} characters.", 2000]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        if (Row.Review != JobReview.Submitted)
            return Refused(T["This ad is not waiting for approval any more."]);
        var row = await data.Set<JobRow>().FirstAsync(r => r.ContentItemId == id, cancellationToken);
        (row.Review, row.ReviewReason) = (JobReview.SentBack, reason);
        await TellAsync("JobSentBack", reason, root => (T["Your ad needs a change: {0}", Row.Title], T["“{0}” was read and sent back with this remark:\n\n{1}\n\nChange it and submit it again:\n{2}", Row.Title, reason, $"{root}/emplois/gerer/annonce/{id}"]), cancellationToken);
        TempData["Notice"] = T["Sent back: the employer gets a mail with your reason."].Value;
        return RedirectToPage("/Staff/Overview");
    }

    private Task<int> TellAsync(string action, string? reason, Func<string, (MailSentence, MailSentence)> write, CancellationToken cancellationToken) => data.WriteAsync(async stop =>
    {
        audit.Record(new(action, JobPosting.Type, Row.ContentItemId, Row.Title) { Reason = reason }, User);
        Row = await data.Set<JobRow>().FirstAsync(r => r.ContentItemId == Row.ContentItemId, stop);
        await mails.ToManagersAsync(Row, write, stop);
        return await data.SaveChangesAsync(stop);
    }, cancellationToken);

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (!ContentIds.IsValid(id) || await data.Set<JobRow>().FirstOrDefaultAsync(row => row.ContentItemId == id, cancellationToken) is not { } found
            || await contents.GetAsync(id, ContentVersion.Latest, cancellationToken) is not { } item)
            return false;
        (Row, Posting) = (found, JobPosting.Of(item));
        Version ??= item.ContentItemVersionId;
        Findings = PostingCheck.Of(Posting, T);
        Organisation = (await organisations.FindAsync([Posting.OrganisationId], cancellationToken)).GetValueOrDefault(Posting.OrganisationId);
        Verified = await desk.IsVerifiedAsync(Posting.OrganisationId, cancellationToken);
        return true;
    }

    private PageResult Refused(string why)
    {
        ModelState.AddModelError("", why);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
