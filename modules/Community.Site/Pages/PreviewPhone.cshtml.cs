using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Site.Reading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Community.Site.Pages;

/// <summary>The preview in a frame as wide as a telephone.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class PreviewPhoneModel(IContentManager contents, IRoleViews roles) : ReadingPage
{
    public ContentItem Item { get; private set; } = null!;
    public PreviewBar Bar { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string versionId, [FromQuery(Name = "comme")] string? who, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (!ContentIds.IsValid(versionId) || await contents.GetVersionAsync(versionId, cancellationToken) is not { } item)
            return NotFound();
        if (!User.CanView(item.ContentType, item.Owner))
            return StatusCode(StatusCodes.Status403Forbidden);
        var names = await roles.NamesAsync(cancellationToken);
        if (who is not (null or "" or PreviewBar.Visitor) && !names.Contains(who))
            return NotFound();
        (Item, Bar) = (item, new(item, who ?? "", names, OnPhone: true));
        return Page();
    }
}
