using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Help;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Admin.Pages.Help;

/// <summary>One page of the guide.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class GuidePageModel(GuideBook guide, IHtmlText html) : PageModel
{
    public ContentItem Item { get; private set; } = null!;
    public string Html { get; private set; } = "";
    public bool MayChange { get; private set; }

    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancellationToken)
    {
        // A house whose guide lacks this page still has the guide.
        if (await guide.FindAsync(name, User, cancellationToken) is not { } found)
            return ContentIds.IsValid(name) ? NotFound() : RedirectToPage("/Admin/Help/Guide");
        Item = found;
        Html = html.Sanitize(found.As<HtmlBodyPart>()?.Html);
        MayChange = new ContentRights(User).CanEdit(found);
        return Page();
    }
}
