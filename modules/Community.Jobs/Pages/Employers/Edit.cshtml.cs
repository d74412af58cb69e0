using Community.Abstractions.Content;
using Community.Jobs.Checking;
using Community.Jobs.Data;
using Community.Jobs.Life;
using Community.Jobs.Occupations;
using Community.Jobs.Posting;
using Community.Members.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Pages.Employers;

/// <summary>An employer writes a posting; the checker helps while they do.</summary>
[Authorize]
internal sealed class EditModel(JobDesk desk, IContentManager contents, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty] public JobForm Input { get; set; } = new();
    [BindProperty] public string? BasedOn { get; set; }
    public IReadOnlyList<OrganisationSummary> Organisations { get; private set; } = [];
    public IReadOnlyList<Occupation> Suggested { get; private set; } = [];
    /// <summary>What the checker says; null before it was asked.</summary>
    public IReadOnlyList<Finding>? Findings { get; private set; }
    public JobRow? Row { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if (Row is not null && await contents.GetAsync(Row.ContentItemId, ContentVersion.Latest, cancellationToken) is { } item)
        {
            Input = JobForm.Of(JobPosting.Of(item));
            BasedOn = item.ContentItemVersionId;
            Findings = PostingCheck.Of(JobPosting.Of(item), T);
        }
        else
            Input = new() { Organisation = Organisations.FirstOrDefault()?.Id, Closing = JobTime.Today(time).AddMonths(1).ToString("yyyy-MM-dd", null), PayPeriod = "year", Remote = "0", ApplyBy = "here" };
        Suggested = OccupationBook.Suggest(Input.Title);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? id, string? @do, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        Suggested = OccupationBook.Suggest(Input.Title);
        if (Row is not null)
            Input.Organisation = Row.OrganisationId;
        else if (!Organisations.Any(o => o.Id == Input.Organisation))
            return NotFound();
        var posting = Input.Read(ModelState, JobTime.Today(time), T);
        Findings = PostingCheck.Of(posting, T);
        if (@do == "check")
        {
            ModelState.Clear();
            if (string.IsNullOrEmpty(Input.Occupation))
                Input.Occupation = Suggested.FirstOrDefault()?.Code;
            return Page();
        }
        if (@do == "submit" && !await desk.IsVerifiedAsync(posting.OrganisationId, cancellationToken))
            ModelState.AddModelError("", T["Your organisation is not verified yet: save a draft, and ask for the verification on the page of your ads."]);
        if (!ModelState.IsValid)
            return Refused();
        var result = await desk.SaveAsync(Row?.ContentItemId, posting, BasedOn, User, cancellationToken);
        if (result.Conflict is not null)
            ModelState.AddModelError("", T["Somebody else has saved this ad meanwhile. Open it again to see their text; yours is still below."]);
        if (result.Forbidden)
            ModelState.AddModelError("", T["A closed ad is not changed: reopen it first, or duplicate it."]);
        foreach (var error in result.Errors)
            ModelState.AddModelError("", error.Message);
        if (!ModelState.IsValid || result.Item is not { } saved)
            return Refused();
        if (@do == "submit" && await desk.FindOwnAsync(saved.ContentItemId, User, cancellationToken) is { } row)
        {
            var submitted = await desk.SubmitAsync(row, User, cancellationToken);
            foreach (var error in submitted.Errors)
                ModelState.AddModelError("", error.Message);
            if (!submitted.Succeeded)
                return Refused();
            TempData["Notice"] = T["Submitted: the house reads it and publishes it, usually within two working days."].Value;
        }
        else
            TempData["Notice"] = T["Draft saved."].Value;
        return RedirectToPage("/Employers/Manage");
    }

    private async Task<bool> LoadAsync(string? id, CancellationToken cancellationToken)
    {
        Organisations = await desk.ManagedAsync(User, cancellationToken);
        if (id is null)
            return true;
        Row = await desk.FindOwnAsync(id, User, cancellationToken);
        return Row is not null;
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
