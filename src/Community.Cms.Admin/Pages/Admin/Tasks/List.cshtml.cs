using Community.Abstractions.Security;
using Community.Cms.Background;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Tasks;

/// <summary>Work on a schedule: when it ran, how it went, when it comes again.</summary>
[Authorize(CommonPermissions.ManageBackgroundTasks)]
internal sealed class ListModel(BackgroundTasks tasks, IStringLocalizer<Strings> T) : PageModel
{
    public IReadOnlyList<BackgroundTaskInfo> Tasks { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Tasks = await tasks.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostRunAsync(string? name)
    {
        switch (await tasks.RunNowAsync(name ?? "", HttpContext.RequestAborted))
        {
            case RunNowOutcome.Unknown:
                return NotFound();
            case RunNowOutcome.AlreadyRunning:
                TempData["Warning"] = T["This task is already running."].Value;
                break;
            case RunNowOutcome.Started:
                TempData["Notice"] = T["The task is running. Load the page again in a moment to see how it went."].Value;
                break;
            default:
                var ended = (await tasks.ListAsync(HttpContext.RequestAborted)).FirstOrDefault(task => task.Name == name);
                TempData[ended?.Succeeded == false ? "Warning" : "Notice"] = ended?.Succeeded == false
                    ? T["{0}: it did not work. {1}", ended.Title, ended.Result ?? ""].Value
                    : T["{0}: done. {1}", ended?.Title ?? "", ended?.Result ?? ""].Value;
                break;
        }
        return RedirectToPage(new { handler = (string?)null });
    }

    public async Task<IActionResult> OnPostEnableAsync(string? name, bool enabled)
    {
        if (!await tasks.SetEnabledAsync(name ?? "", enabled, HttpContext.RequestAborted))
            return NotFound();
        TempData["Notice"] = (enabled ? T["The schedule is followed again."] : T["The schedule is no longer followed."]).Value;
        return RedirectToPage(new { handler = (string?)null });
    }
}
