using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Scheduling;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Calendar;

/// <summary>All that is scheduled, a month at a time.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class IndexModel(
    Schedule schedule, IContentManager content, IContentDefinitionManager definitions, ItemWords words, TimeProvider time, IStringLocalizer<Strings> T) : PageModel
{
    private ContentDefinitions known = null!;

    public CalendarMonth Month { get; private set; } = null!;
    public DateOnly Today { get; private set; }
    public IReadOnlyList<ScheduledMove> Moves { get; private set; } = [];
    public (int Count, DateTime? FirstUtc) Later { get; private set; }
    public ItemWords Words => words;

    public string NameOf(string type) => known.FindType(type)?.DisplayName ?? type;

    public async Task OnGetAsync([FromQuery(Name = "mois")] string? month, CancellationToken cancellationToken)
    {
        Today = Formats.DayOf(time.GetUtcNow());
        Month = CalendarMonth.Of(month, Today);
        known = await definitions.GetAsync(cancellationToken);
        Moves = await schedule.BetweenAsync(Month.FromUtc, Month.ToUtc, User, cancellationToken);
        Later = await schedule.FromAsync(Month.ToUtc, User, cancellationToken);
    }

    /// <summary>Takes one move back; the other one of the item stays.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(string? id, string? move, [FromQuery(Name = "mois")] string? month, CancellationToken cancellationToken)
    {
        if (!ContentIds.IsValid(id) || move is not ("on" or "off") || await content.GetStateAsync(id!, cancellationToken) is not { } state)
            return NotFound();
        var result = await content.ScheduleAsync(id!, move == "on" ? null : state.PublishAtUtc, move == "off" ? null : state.UnpublishAtUtc, User, cancellationToken);
        if (result.Forbidden)
            return StatusCode(403);
        if (result.NotFound)
            return NotFound();
        if (result.Succeeded)
            TempData["Notice"] = move == "on" ? T["It will not go on the site by itself."].Value : T["It will not go off the site by itself."].Value;
        else
            TempData["Warning"] = string.Join(' ', result.Errors.Select(error => error.Message));
        return RedirectToPage(new { mois = month });
    }
}
