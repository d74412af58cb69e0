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

/// <summary>Confirms or stops an alert, with the secret of its mail.</summary>
/// <remarks>The secret in the address is the token: mail programs that stop an alert by themselves (RFC 8058) have no other.</remarks>
[AllowAnonymous, IgnoreAntiforgeryToken, EnableRateLimiting(JobsModule.FormsPolicy)]
internal sealed class AlertLinkModel(ICommunityData data, JobWords words, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    public AlertRow? Alert { get; private set; }
    public bool Stop { get; private set; }
    public bool Done { get; private set; }
    public string Words => Alert is null ? "" : AlertWords.Of(Alert.Query, words, T);

    public async Task<IActionResult> OnGetAsync(string act, string code, CancellationToken cancellationToken) => await LoadAsync(act, code, cancellationToken) ? Page() : NotFound();

    // Mail programs open links to look at them, so opening changes nothing: one button does. One-click unsubscription (RFC 8058) posts by itself.
    public async Task<IActionResult> OnPostAsync(string act, string code, CancellationToken cancellationToken)
    {
        if (!ContentIds.IsValid(code))
            return BadRequest();
        if (!await LoadAsync(act, code, cancellationToken))
            return NotFound();
        if (Alert is null)
            return Page();
        if (Stop)
            data.Set<AlertRow>().Remove(Alert);
        else
            (Alert.ConfirmedUtc, Alert.SentUtc) = (Alert.ConfirmedUtc ?? time.GetUtcNow().UtcDateTime, Alert.ConfirmedUtc is null ? time.GetUtcNow().UtcDateTime : Alert.SentUtc);
        await data.SaveChangesAsync(cancellationToken);
        Done = true;
        return Page();
    }

    private async Task<bool> LoadAsync(string act, string code, CancellationToken cancellationToken)
    {
        Stop = act == "arreter";
        if (act is not ("confirmer" or "arreter") || !ContentIds.IsValid(code))
            return false;
        Alert = await data.Set<AlertRow>().FirstOrDefaultAsync(row => row.Code == code, cancellationToken);
        // A stopped alert leaves nothing behind: its link says so once more rather than "not found".
        Done = Alert is null && Stop;
        return Alert is not null || Stop;
    }
}
