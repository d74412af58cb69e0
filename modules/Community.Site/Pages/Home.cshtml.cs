using Community.Abstractions.Sites;
using Community.Site.Display;
using Community.Site.Reading;
using Community.Site.SearchEngines;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Community.Site.Pages;

/// <summary>The front page, composed by staff.</summary>
[AllowAnonymous, OutputCache(PolicyName = "Public")]
internal sealed class HomeModel(KeptReader reader, ContentViewer viewer, ISiteContext site) : ReadingPage
{
    public const string Alias = "home";

    public ContentView? Shown { get; private set; }
    public SiteSettings Settings { get; private set; } = null!;
    public string JsonLd { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var item = KeptReader.Language == "en" ? await FindAsync("home-en", cancellationToken) ?? await FindAsync(Alias, cancellationToken) : await FindAsync(Alias, cancellationToken);
        Shown = item is null ? null : await viewer.LoadAsync(item, User, cancellationToken);
        Settings = await site.GetSettingsAsync(cancellationToken);
        JsonLd = StructuredData.Organization(Settings, SiteAddress.Root(Request, Settings) + SiteAddress.In(KeptReader.Language, Request, "/"));
        return Page();
    }

    private ValueTask<Abstractions.Content.ContentItem?> FindAsync(string alias, CancellationToken cancellationToken) =>
        reader.GetAsync($"alias:{alias}", User, (r, audience) => r.FindByAliasAsync(alias, audience, cancellationToken));
}
