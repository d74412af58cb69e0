using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Jobs.Alerts;
using Community.Jobs.Browse;
using Community.Jobs.Data;
using Community.Jobs.Life;
using Community.Jobs.Posting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Jobs.Pages.Jobs;

/// <summary>Asks for an alert from a search; no account is needed, the address is confirmed by mail.</summary>
[AllowAnonymous, EnableRateLimiting(JobsModule.FormsPolicy)]
internal sealed class AlertModel(ICommunityData data, JobMails mails, IUserDirectory users, JobWords words, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public bool Weekly { get; set; }
    public JobQuery Asked { get; private set; } = new();
    public bool Sent { get; private set; }
    public string Words => AlertWords.Of(Asked.ToQuery(), words, T);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Asked = JobQuery.Read(Request.Query);
        Email = User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? (await users.GetContactAsync(id, cancellationToken))?.Email : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Asked = JobQuery.Read(Request.Query);
        // One mailbox is one mailbox, however its address is written.
        var email = Email?.Trim().ToLowerInvariant();
        if (!JobForm.IsMail(email))
        {
            ModelState.AddModelError(nameof(Email), T["Write an e-mail address, such as emploi@example.org."]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        var now = time.GetUtcNow().UtcDateTime;
        var yesterday = now.AddDays(-1);
        var root = await mails.RootAsync(JobWords.Language, cancellationToken);
        await data.WriteAsync(async stop =>
        {
            var known = await data.Set<AlertRow>().Where(row => row.Email == email).ToListAsync(stop);
            // Anybody can type anybody's address: a mailbox is never filled, and the answer is the same.
            if (known.Count(row => row.CreatedUtc > yesterday) >= JobsOptions.MostAlertMailsADay || known.Count >= JobsOptions.MostAlerts)
                return 0;
            AlertRow alert = new()
            {
                Id = ContentIds.New(), Code = ContentIds.New(), Email = email!, UserId = User.FindFirstValue(ClaimTypes.NameIdentifier), Query = Asked.ToQuery() is { Length: <= 1000 } query ? query : "", Weekly = Weekly,
                Culture = JobWords.Language, CreatedUtc = now, SentUtc = now,
            };
            data.Set<AlertRow>().Add(alert);
            mails.ToAddress(alert.Email, alert.Culture, () => (
                T["Confirm your job alert"],
                T["Somebody, probably you, asked for new jobs at this address: {0}.\n\nConfirm with this link, within two days:\n{1}\n\nIf it was not you, do nothing: you will hear no more.", AlertWords.Of(alert.Query, words, T), $"{root}/emplois/alerte/confirmer/{alert.Code}"],
                T["You receive this e-mail because this address was given for a job alert."]), null);
            return await data.SaveChangesAsync(stop);
        }, cancellationToken);
        Sent = true;
        return Page();
    }
}
