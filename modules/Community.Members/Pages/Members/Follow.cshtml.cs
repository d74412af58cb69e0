using Community.Members.Contracts;
using Community.Members.Follows;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Members;

/// <summary>What the follow button sends to.</summary>
[Authorize]
internal sealed class FollowModel(FollowStore follows, FollowTargets targets, IStringLocalizer<Strings> T) : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Members/Follows");

    public async Task<IActionResult> OnPostAsync(string? kind, string? id, bool on, string? returnUrl, CancellationToken cancellationToken)
    {
        FollowTarget target = new(kind ?? "", id ?? "");
        var name = await targets.NameAsync(target, User, cancellationToken);
        if (on && name is null || target.Id.Length > 64 || !FollowStore.Kinds.Contains(target.Kind) || target.Kind == "member" && target.Id == User.Id())
            return NotFound();
        var done = await follows.SetAsync(User.Id()!, target, name ?? "", on, cancellationToken);
        TempData["Notice"] = (!done ? T["You follow {0} things already, which is the most. Stop following one first.", FollowStore.Most]
            : on ? T["You follow {0}. On the page “What I follow” you choose how often you hear of it.", name!] : T["You no longer follow this."]).Value;
        return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : RedirectToPage("/Members/Follows");
    }
}
