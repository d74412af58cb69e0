using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Media;
using Community.Jobs.Applications;
using Community.Jobs.Data;
using Community.Jobs.Life;
using Community.Jobs.Posting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Pages.Jobs;

/// <summary>Applies for a job here, with a message and a CV.</summary>
[Authorize]
internal sealed class ApplyModel(ICommunityData data, IContentManager contents, CvStore cvs, JobMails mails, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    public const int LongestMessage = 5000;

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Message { get; set; }
    [BindProperty] public IFormFile? Cv { get; set; }
    public JobRow Row { get; private set; } = null!;
    private string UserId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        Name = User.Identity?.Name;
        return await LoadAsync(id, cancellationToken) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is { } elsewhere)
            return elsewhere;
        var (name, message) = (JobForm.Clean(Name), JobForm.Clean(Message, true));
        if (name is null || name.Length > 120)
            ModelState.AddModelError(nameof(Name), T["Give your name, at most {0} characters.", 120]);
        if (message is null || message.Length > LongestMessage)
            ModelState.AddModelError(nameof(Message), T["Write a message, at most {0} characters.", LongestMessage]);
        var (content, kind) = await ReadCvAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var yesterday = now.AddDays(-1);
        if (ModelState.IsValid && await data.Set<ApplicationRow>().CountAsync(row => row.UserId == UserId && row.CreatedUtc > yesterday, cancellationToken) >= JobsOptions.MostApplicationsADay)
            return Refused(StatusCodes.Status429TooManyRequests, "", T["You have applied {0} times today. Go on tomorrow: what you wrote here is not kept.", JobsOptions.MostApplicationsADay]);
        if (!ModelState.IsValid)
            return Refused(StatusCodes.Status422UnprocessableEntity, null, null);
        var file = content is null ? null : await cvs.SaveAsync(content, kind!, cancellationToken);
        var stored = false;
        try
        {
            stored = await data.WriteAsync(async stop =>
            {
                if (await data.Set<ApplicationRow>().AnyAsync(row => row.JobId == Row.ContentItemId && row.UserId == UserId, stop))
                    return false;
                data.Set<ApplicationRow>().Add(new()
                {
                    Id = ContentIds.New(), JobId = Row.ContentItemId, UserId = UserId, Name = name!, Message = message!, CvFile = file, CvName = file is null ? null : "cv" + Path.GetExtension(file), CreatedUtc = now, LastContactUtc = now,
                });
                await mails.ToManagersAsync(Row, root => (T["New application: {0}", Row.Title], T["Somebody applied for “{0}”. Read the application and answer it here:\n{1}", Row.Title, $"{root}/emplois/gerer/candidatures/{Row.ContentItemId}"]), stop);
                await data.SaveChangesAsync(stop);
                return true;
            }, cancellationToken);
        }
        finally
        {
            if (!stored)
                cvs.Delete(file);
        }
        TempData["Notice"] = (stored ? T["Sent. You follow your application here, and the employer answers by e-mail."] : T["You have already applied for this job: here is where it stands."]).Value;
        return RedirectToPage("/Jobs/Mine");
    }

    private async Task<(byte[]? Content, FileKind? Kind)> ReadCvAsync(CancellationToken cancellationToken)
    {
        if (Cv is null || Cv.Length == 0)
            return (null, null);
        if (Cv.Length > JobsOptions.MaxCvBytes)
        {
            ModelState.AddModelError(nameof(Cv), T["The CV has at most 5 MB."]);
            return (null, null);
        }
        using MemoryStream memory = new();
        await Cv.CopyToAsync(memory, cancellationToken);
        var content = memory.ToArray();
        if (FileKind.Sniff(content) is { } kind && CvStore.Kinds.Contains(kind))
            return (content, kind);
        ModelState.AddModelError(nameof(Cv), T["The CV is a PDF, DOCX or ODT document without macros."]);
        return (null, null);
    }

    private async Task<IActionResult?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!ContentIds.IsValid(id) || await data.Set<JobRow>().AsNoTracking().FirstOrDefaultAsync(row => row.ContentItemId == id && row.PublishedUtc != null && !row.Hidden, cancellationToken) is not { } found)
            return NotFound();
        Row = found;
        if (found.State != JobState.Published || found.ClosesUtc <= now || await contents.GetAsync(id, ContentVersion.Published, cancellationToken) is not { } item || JobPosting.Of(item).ApplyBy != "here")
            return Redirect(Url.Content("~/" + found.Path));
        return null;
    }

    private PageResult Refused(int status, string? field, string? message)
    {
        if (field is not null)
            ModelState.AddModelError(field, message!);
        Response.StatusCode = status;
        return Page();
    }
}
