using Community.Abstractions.Sites;
using Community.Site.Display;
using Community.Site.Reading;
using Community.Site.SearchEngines;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Community.Site.Pages;

/// <summary>The page of any item that has an address.</summary>
[AllowAnonymous, OutputCache(PolicyName = "Public")]
internal sealed class ShowModel(KeptReader reader, ContentViewer viewer, ISiteContext site, BlockCache kept) : ReadingPage
{
    public ContentView Shown { get; private set; } = null!;
    public string? JsonLd { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? path, CancellationToken cancellationToken)
    {
        if (SitePath.Of(path) is not { } wanted)
            return NotFound();
        var match = await reader.FindByPathAsync(wanted, User, cancellationToken);
        if (match?.RedirectTo is { } target)
            return RedirectPermanent(SiteAddress.FromRoot(Request, target) + Request.QueryString);
        if (match?.Item is not { } item)
            return match?.Forbidden == true ? Refuse() : NotFound();
        Shown = await viewer.LoadAsync(item, User, cancellationToken);
        var settings = await site.GetSettingsAsync(cancellationToken);
        var root = SiteAddress.Root(Request, settings);
        JsonLd = await kept.GetAsync(KeptReader.KeyOf($"data:{root}{Request.PathBase}:{item.ContentItemVersionId}", User),
            () => Task.FromResult(StructuredData.Of(Shown, root, settings.SiteName)));
        return Page();
    }
}
