using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Site.Display;
using Community.Site.Reading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Community.Site.Pages;

/// <summary>Any version of an item, exactly as its page will look.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class PreviewModel(IContentManager contents, ContentViewer viewer) : ReadingPage
{
    public ContentView Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string versionId, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (!ContentIds.IsValid(versionId) || await contents.GetVersionAsync(versionId, cancellationToken) is not { } item)
            return NotFound();
        if (!MaySee(User, item))
            return StatusCode(StatusCodes.Status403Forbidden);
        Shown = await viewer.PreviewAsync(item, User, cancellationToken);
        return Page();
    }

    private static bool MaySee(ClaimsPrincipal user, ContentItem item) =>
        user.HasPermission(CommonPermissions.ViewContent) || user.HasPermission(CommonPermissions.ForType(CommonPermissions.ViewContent, item.ContentType)) ||
        (item.Owner is not null && item.Owner == user.FindFirstValue(ClaimTypes.NameIdentifier));
}
