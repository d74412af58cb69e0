using System.Globalization;
using Community.Abstractions.Security;
using Community.Cms.Accounts;
using Community.Cms.Privacy;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Privacy;

/// <summary>Takes down a request that came by letter, by mail or at the desk.</summary>
[Authorize(CommonPermissions.ManagePrivacy)]
internal sealed class NewRequestModel(PrivacyDesk desk, TimeProvider time, IStringLocalizer<AccountStrings> accounts, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty]
    public string? Kind { get; set; }
    [BindProperty]
    public string? Name { get; set; }
    [BindProperty]
    public string? Email { get; set; }
    [BindProperty]
    public string? Words { get; set; }
    [BindProperty]
    public string? Arrived { get; set; }

    public string Today => Formats.Today(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public void OnGet() => Arrived = Today;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var words = Words?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "";
        if (!Enum.TryParse<PrivacyRequestKind>(Kind, out var kind) || !Enum.IsDefined(kind))
            ModelState.AddModelError(nameof(Kind), T["Choose what is asked for."]);
        if (AccountRules.NameProblem(Name?.Trim(), accounts) is { } name)
            ModelState.AddModelError(nameof(Name), name);
        if (AccountRules.EmailProblem(Email?.Trim(), accounts) is { } email)
            ModelState.AddModelError(nameof(Email), email);
        if (words.Length > PrivacyDesk.Longest)
            ModelState.AddModelError(nameof(Words), T["Shorten this to {0} characters at most; it has {1}.", PrivacyDesk.Longest, words.Length]);
        if (!DateOnly.TryParseExact(Arrived, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day > Formats.Today(time) || day < Formats.Today(time).AddYears(-1))
            ModelState.AddModelError(nameof(Arrived), T["Give the day it arrived: today or earlier, a year back at most."]);
        if (!ModelState.IsValid)
            return Page();
        var noon = TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(12, 0)), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        var now = time.GetUtcNow().UtcDateTime;
        var id = await desk.ReceiveAsync(new() { Kind = kind, Name = Name!.Trim(), Email = Email!.Trim(), Text = words, ReceivedUtc = noon < now ? noon : now }, null, User, cancellationToken);
        TempData["Notice"] = T["Taken down. The person gets a mail with the deadline."].Value;
        return RedirectToPage("/Admin/Privacy/PrivacyCase", new { id });
    }
}
