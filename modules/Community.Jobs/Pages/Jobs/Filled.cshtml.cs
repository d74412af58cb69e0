using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Jobs.Data;
using Community.Jobs.Life;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Pages.Jobs;

/// <summary>“Filled – through this site?”: one click from the mail leads here, the secret in its link is enough. Opening changes nothing, because mail programs open links too.</summary>
[AllowAnonymous, EnableRateLimiting(JobsModule.FormsPolicy)]
internal sealed class FilledModel(ICommunityData data, JobDesk desk, IStringLocalizer<Strings> T) : PageModel
{
    public JobRow Row { get; private set; } = null!;
    public string? Answer { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellationToken) => await LoadAsync(code, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string code, string? answer, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(code, cancellationToken))
            return NotFound();
        switch (answer)
        {
            case "ici" or "ailleurs":
                await desk.CloseAsync(Row, JobState.Filled, answer == "ici", null, cancellationToken);
                Answer = T["Thank you! The ad is marked as filled."];
                break;
            case "prolonger":
                Answer = desk.NextEnd(Row) is not { } until ? T["At most six months ahead: you can extend it later."] : (await desk.ExtendAsync(Row, until, User, cancellationToken)).Succeeded ? T["The ad is open until {0}.", Community.Theme.Opale.Formats.Date(until)] : T["This ad cannot be extended as it is: open the page of your ads."];
                break;
            default:
                Answer = T["Noted: nothing changes."];
                break;
        }
        return Page();
    }

    private async Task<bool> LoadAsync(string code, CancellationToken cancellationToken)
    {
        if (ContentIds.IsValid(code) && await data.Set<JobRow>().FirstOrDefaultAsync(row => row.Code == code && row.PublishedUtc != null, cancellationToken) is { } row)
            Row = row;
        return Row is not null;
    }
}
