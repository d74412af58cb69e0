using System.Security.Cryptography;
using System.Text;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Editing.Links;

/// <summary>What is known of the links in texts: those to this site are looked up at once, those elsewhere are asked by a background task.</summary>
internal sealed class LinkBook(CommunityDbContext db, SiteLinks site, IContentDefinitionManager definitions, TimeProvider time, IStringLocalizer<ContentStrings> T)
{
    private const int LongestUrl = 2000;

    /// <summary>What is wrong with the links of a text, as far as it is known now.</summary>
    public async Task<IReadOnlyList<WritingHint>> OfAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var links = await SortAsync(item, cancellationToken);
        if (links.Count == 0)
            return [];
        var inner = await site.CheckAsync([.. links.Select(link => link.Target.Inner).OfType<string>().Distinct()], cancellationToken);
        var hashes = links.Select(link => link.Target.Outer).OfType<Uri>().Select(Hash).Distinct().ToArray();
        var outer = hashes.Length == 0 ? [] : await db.Set<LinkRow>().AsNoTracking().Where(row => hashes.Contains(row.Hash)).ToDictionaryAsync(row => row.Hash, row => row.State, cancellationToken);
        return [.. links.Select(link => (link.Link, Message: Message(link.Link.Url, link.Target, inner, outer))).Where(hint => hint.Message is not null)
            .Select(hint => new WritingHint(HintKinds.Links, hint.Link.Path, hint.Message!)).Distinct()];
    }

    /// <summary>Writes the addresses elsewhere down, to be asked when their turn comes. Answers how many were new.</summary>
    public async Task<int> NoteAsync(IReadOnlyCollection<ContentItem> items, CancellationToken cancellationToken)
    {
        Dictionary<string, string> urls = [];
        foreach (var item in items)
            foreach (var (_, target) in await SortAsync(item, cancellationToken))
                if (target.Outer is { AbsoluteUri.Length: <= LongestUrl } outer)
                    urls.TryAdd(Hash(outer), Bare(outer));
        if (urls.Count == 0)
            return 0;
        var now = time.GetUtcNow().UtcDateTime;
        return await db.WriteAsync(async stop =>
        {
            var hashes = urls.Keys.ToArray();
            var known = await db.Set<LinkRow>().Where(row => hashes.Contains(row.Hash)).ToDictionaryAsync(row => row.Hash, stop);
            foreach (var (hash, url) in urls)
                if (known.TryGetValue(hash, out var row))
                    row.UsedUtc = now;
                else
                    db.Add(new LinkRow { Hash = hash, Url = url, DueUtc = now, UsedUtc = now });
            return urls.Count - known.Count;
        }, cancellationToken);
    }

    private string? Message(string url, LinkTarget target, IReadOnlyDictionary<string, InnerState> inner, Dictionary<string, LinkState> outer) => target switch
    {
        { IsUseless: true } => T["“{0}” is no address that a browser can follow.", Short(url)].Value,
        { Inner: { } path } => inner[path] switch
        {
            InnerState.Missing => T["The link to “{0}” leads nowhere: there is no such page on this site.", Short(url)].Value,
            InnerState.NotPublished => T["The link to “{0}” leads to a content that is not on the site.", Short(url)].Value,
            InnerState.Moved => T["The link to “{0}” is a former address: it still leads there, but take the new one.", Short(url)].Value,
            _ => null,
        },
        { Outer: { } there } => outer.GetValueOrDefault(Hash(there)) switch
        {
            LinkState.Gone => T["“{0}” says that there is no such page.", Short(url)].Value,
            LinkState.Silent => T["“{0}” does not answer, for several days now.", Short(url)].Value,
            LinkState.Private => T["“{0}” leads into a private network: visitors cannot follow it.", Short(url)].Value,
            _ => null,
        },
        _ => null,
    };

    private async Task<List<(ContentLink Link, LinkTarget Target)>> SortAsync(ContentItem item, CancellationToken cancellationToken)
    {
        List<(ContentLink, LinkTarget)> sorted = [];
        foreach (var link in ContentLinks.Of(item, await definitions.GetAsync(cancellationToken)))
            if (await site.TargetOfAsync(link.Url, cancellationToken) is { } target)
                sorted.Add((link, target));
        return sorted;
    }

    private static string Short(string url) => url.Length > 80 ? url[..80] + "…" : url;

    // The place in the page is not asked for.
    private static string Bare(Uri url) => url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    private static string Hash(Uri url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Bare(url))));
}
