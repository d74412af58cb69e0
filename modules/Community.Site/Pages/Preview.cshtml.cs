using Community.Abstractions.Content;
using Community.Abstractions.Security;
using Community.Site.Display;
using Community.Site.Reading;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Community.Site.Pages;

/// <summary>
/// Any version of an item, exactly as its page will look: to the person, to a visitor, or to the people of a role. Nobody is signed in as anybody: the page is
/// only read, with the permissions of the role in place of the person's.
/// </summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class PreviewModel(IContentManager contents, ContentViewer viewer, IRoleViews roles) : ReadingPage
{
    public ContentItem Item { get; private set; } = null!;
    public PreviewBar Bar { get; private set; } = null!;

    /// <summary>What the page shows; null when whom it is looked at for may not read it.</summary>
    public ContentView? Shown { get; private set; }

    /// <summary>Whether the page stands in the frame of a telephone.</summary>
    public bool IsFramed { get; private set; }

    /// <param name="versionId">The version.</param>
    /// <param name="who">As whom: nothing for oneself, <see cref="PreviewBar.Visitor"/>, or the name of a role.</param>
    /// <param name="framed">Whether it is shown in a frame of this site.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IActionResult> OnGetAsync(string versionId, [FromQuery(Name = "comme")] string? who, [FromQuery(Name = "cadre")] bool framed, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (!ContentIds.IsValid(versionId) || await contents.GetVersionAsync(versionId, cancellationToken) is not { } item)
            return NotFound();
        if (!User.CanView(item.ContentType, item.Owner))
            return StatusCode(StatusCodes.Status403Forbidden);
        var viewed = who switch
        {
            null or "" => User,
            PreviewBar.Visitor => AudienceOnly.Anonymous,
            _ => await roles.OfAsync(who, cancellationToken),
        };
        if (viewed is null)
            return NotFound();
        (Item, IsFramed) = (item, framed);
        Bar = new(item, who ?? "", await roles.NamesAsync(cancellationToken), OnPhone: false);
        if (viewed == User || Reader.Of(viewed).CanRead(item.Audience, item.Owner))
            Shown = await viewer.PreviewAsync(item, viewed, cancellationToken);
        if (framed)
            AllowFrame();
        // Header and menus are those of whom the page is looked at for; nothing is asked of this person any more.
        HttpContext.User = viewed;
        return Page();
    }

    // This answer alone, and for pages of this site alone.
    private void AllowFrame()
    {
        Response.Headers.XFrameOptions = "SAMEORIGIN";
        Response.Headers.ContentSecurityPolicy = Response.Headers.ContentSecurityPolicy.ToString().Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
    }
}
