using Community.Abstractions.Content;
using Community.Abstractions.Sites;
using Community.Site.Display;
using Community.Site.Reading;
using Community.Site.SearchEngines;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Community.Site.Pages;

/// <summary>The page of any item that has an address.</summary>
[AllowAnonymous, OutputCache(PolicyName = "Public")]
internal sealed class ShowModel(
    KeptReader reader, ContentViewer viewer, IContentReader contents, ISiteContext site, IOpeningHours opening, BlockCache kept, TimeProvider time) : ReadingPage
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
        if (Shown.Lang is { } language && await ElsewhereAsync(item, language, cancellationToken) is { } answer)
            return answer;
        var settings = await site.GetSettingsAsync(cancellationToken);
        var root = SiteAddress.Root(Request, settings);
        JsonLd = await kept.GetAsync(KeptReader.KeyOf($"data:{root}{Request.PathBase}:{item.ContentItemVersionId}", User),
            async () => StructuredData.Of(Shown, root, settings.SiteName, await opening.GetAsync(cancellationToken), Formats.Today(time)));
        return Page();
    }

    // The item is told in another language than the page. Null: it is shown all the same, with a word about it.
    private async Task<IActionResult?> ElsewhereAsync(ContentItem item, string language, CancellationToken cancellationToken)
    {
        var languages = await site.GetDocumentAsync<HouseLanguages>(cancellationToken);
        if (!languages.IsOpen(language))
        {
            var translations = await contents.GetTranslationsAsync(item, User, cancellationToken);
            if (translations.FirstOrDefault(one => one.ContentItemId != item.ContentItemId && one.Culture == KeptReader.Language)?.Url is { } url)
                return Redirect(SiteAddress.FromRoot(Request, url));
            return languages.ShowUntranslated ? null : NotFound();
        }
        return languages.ShowUntranslated ? null : Redirect(SiteAddress.In(language, Request, Request.Path.ToUriComponent()) + Request.QueryString);
    }
}
