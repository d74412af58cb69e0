using System.Collections.Concurrent;
using Community.Abstractions.Changes;
using Community.Abstractions.Sites;
using Community.Cms.Accessibility;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Sites;

/// <summary>Settings and menus in this node's memory: pages read them without a query.</summary>
internal sealed class SiteCache(IServiceScopeFactory scopes, IStringLocalizer<AccessibilityStrings> T) : ISiteContext
{
    // Menus are few and named by templates, but a name could come from an address one day.
    private const int MaxMenus = 100;

    private readonly NodeCache<SiteSettings> settings = new(stop => ReadDocumentAsync<SiteSettings>(scopes, stop));
    // Every page's foot asks for it: the 106 criteria are counted when they change.
    private readonly NodeCache<Conformity> conformity = new(async stop => Conformity.Of(await ReadDocumentAsync<AccessibilityAudit>(scopes, stop)));
    private readonly ConcurrentDictionary<string, NodeCache<MenuLinks>> menus = new(StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<Type, object> documents = new();

    public Task<SiteSettings> GetSettingsAsync(CancellationToken cancellationToken = default) => settings.GetAsync(cancellationToken).AsTask();

    public Task<T> GetDocumentAsync<T>(CancellationToken cancellationToken = default) where T : class, new() =>
        ((NodeCache<T>)documents.GetOrAdd(typeof(T), _ => new NodeCache<T>(stop => ReadDocumentAsync<T>(scopes, stop)))).GetAsync(cancellationToken).AsTask();

    public async Task<IReadOnlyList<MenuLink>> GetMenuAsync(string alias, CancellationToken cancellationToken = default)
    {
        if (menus.Count >= MaxMenus && !menus.ContainsKey(alias))
            return (await ReadMenuAsync(alias, cancellationToken)).Links;
        var menu = menus.GetOrAdd(alias, name => new(stop => ReadMenuAsync(name, stop)));
        return (await menu.GetAsync(cancellationToken)).Links;
    }

    public async Task<MenuLink?> GetAccessibilityLinkAsync(CancellationToken cancellationToken = default) => new(
        (await conformity.GetAsync(cancellationToken)).State switch
        {
            ConformityState.Total => T["Accessibility: totally conformant"],
            ConformityState.Partial => T["Accessibility: partially conformant"],
            _ => T["Accessibility: not conformant"],
        },
        "~/accessibilite/etat", []);

    /// <summary>Forgets settings, documents and menus.</summary>
    public void Drop()
    {
        settings.Drop();
        conformity.Drop();
        // What is being read goes into a cache that nobody asks any more.
        documents.Clear();
        DropMenus();
    }

    /// <summary>Forgets menus.</summary>
    public void DropMenus()
    {
        foreach (var menu in menus.Values)
            menu.Drop();
    }

    /// <summary>Whether a menu in memory shows the item's address.</summary>
    public bool ShowsAddressOf(string contentItemId) => menus.Values.Any(menu => menu.Current?.ContentItemIds.Contains(contentItemId) == true);

    private static async Task<T> ReadDocumentAsync<T>(IServiceScopeFactory scopes, CancellationToken cancellationToken) where T : class, new()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISiteDocuments>().GetAsync<T>(cancellationToken);
    }

    private async Task<MenuLinks> ReadMenuAsync(string alias, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MenuReader>().ReadAsync(alias, cancellationToken);
    }
}

internal sealed class SiteCacheConsumer(SiteCache cache, IChangeFeed feed) : CacheConsumer("site", feed)
{
    protected override bool Concerns(Change change) =>
        change.Kind == ChangeKind.Site || change.ContentType == "Menu" || cache.ShowsAddressOf(change.ContentItemId);

    protected override void Drop() => cache.Drop();
}
