using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Editing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>When an item goes on the site and off it by itself, whatever its type.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class ScheduleModel(IContentManager content, ItemWords words, TimeProvider time, IStringLocalizer<Strings> localizer) : ItemPage(content, words, localizer)
{
    [BindProperty]
    public string? PublishAt { get; set; }

    [BindProperty]
    public string? UnpublishAt { get; set; }

    protected override bool May(ContentItem item) => Rights.CanPublish(item.ContentType, item.Owner);

    public override Task<IActionResult> OnGetAsync(string id) => WithItemAsync(id, async () =>
    {
        var state = await Items.GetStateAsync(id, HttpContext.RequestAborted);
        (PublishAt, UnpublishAt) = (Shown(state?.PublishAtUtc), Shown(state?.UnpublishAtUtc));
        return Page();
    });

    public Task<IActionResult> OnPostAsync(string id) => WithItemAsync(id, async () =>
    {
        var state = await Items.GetStateAsync(id, HttpContext.RequestAborted);
        var (on, off) = (Read(nameof(PublishAt), PublishAt, state?.PublishAtUtc), Read(nameof(UnpublishAt), UnpublishAt, state?.UnpublishAtUtc));
        if (!ModelState.IsValid)
            return Page();
        return After(await Items.ScheduleAsync(id, on, off, User, HttpContext.RequestAborted), on is null && off is null ? T["Nothing is scheduled."] : T["It is scheduled."], EditAddress);
    });

    /// <summary>What cannot be read as a moment is shown again as it was typed.</summary>
    public string InputType(string? value) => string.IsNullOrEmpty(value) || ParisTime.TryParse(value, null, out _) != LocalMoment.Unreadable ? "datetime-local" : "text";

    private DateTime? Read(string field, string? text, DateTime? before)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        switch (ParisTime.TryParse(text, before, out var utc))
        {
            case LocalMoment.Fine when utc <= time.GetUtcNow().UtcDateTime:
                ModelState.AddModelError(field, T["Choose a moment to come."]);
                break;
            case LocalMoment.Skipped:
                ModelState.AddModelError(field, T["This hour does not exist: that night the clocks go from 2 to 3 in the morning. Choose another one."]);
                break;
            case LocalMoment.Unreadable:
                ModelState.AddModelError(field, T["Write a day and a time, such as 24/11/2026 18:30."]);
                break;
        }
        return utc;
    }

    private static string? Shown(DateTime? utc) => utc is { } at ? ParisTime.ToInput(at) : null;
}
