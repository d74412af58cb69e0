using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>Sends a submitted item back to its owner, with a reason.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class SendBackModel(IContentManager content, ItemWords words, IStringLocalizer<Strings> localizer) : ItemPage(content, words, localizer)
{
    private const int Longest = 2000;

    [BindProperty]
    public string? Reason { get; set; }

    protected override bool May(ContentItem item) => Rights.CanApprove(item.ContentType);

    public Task<IActionResult> OnPostAsync(string id) => WithItemAsync(id, async () =>
    {
        var reason = Reason?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "";
        if (reason.Length is 0 or > Longest)
        {
            ModelState.AddModelError(nameof(Reason), reason.Length == 0 ? T["Say what is missing, so that it can be put right."] : T["Shorten the reason to {0} characters at most.", Longest]);
            return Page();
        }
        return After(await Items.SendBackAsync(id, reason, User, HttpContext.RequestAborted), T["Sent back: its owner gets a mail with your reason."], EditAddress);
    });
}
