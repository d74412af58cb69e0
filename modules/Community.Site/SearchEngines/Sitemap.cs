using System.Globalization;
using System.Text;
using System.Xml;
using Community.Abstractions.Content;
using Community.Abstractions.Navigation;
using Community.Abstractions.Sites;
using Community.Site.Reading;
using Microsoft.AspNetCore.Http;

namespace Community.Site.SearchEngines;

/// <summary>A page with its address in each language.</summary>
/// <param name="ModifiedUtc">Last change (UTC); null when it is not known.</param>
/// <param name="Addresses">Language and absolute address.</param>
internal sealed record SitemapPage(DateTime? ModifiedUtc, IReadOnlyList<(string Language, string Url)> Addresses);

/// <summary>Tells search engines which pages there are (sitemaps.org, with alternates by language).</summary>
internal static class Sitemap
{
    /// <summary>What the protocol allows in one file.</summary>
    private const int Most = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly string[] Lists = ["/", "/actualites", "/agenda", "/lieux", "/partenaires"];

    public static async Task<IResult> GetAsync(IContentReader contents, ISiteContext site, IEnumerable<INavigationProvider> navigation, HttpRequest request, CancellationToken cancellationToken)
    {
        var root = SiteAddress.Root(request, await site.GetSettingsAsync(cancellationToken)) + SiteAddress.PathBase(request);
        var languages = await site.GetDocumentAsync<HouseLanguages>(cancellationToken);
        string[] lists = [.. Lists, .. navigation.SelectMany(module => module.GetPublicLists())];
        var locations = await contents.GetPublicLocationsAsync(Most / 2 - lists.Length, cancellationToken);
        IEnumerable<SitemapPage> pages = [.. ListPages(lists, root), .. ContentPages([.. locations.Select(l => l with { Url = SiteAddress.WithoutBase(request, l.Url) })], root)];
        return Results.Bytes(Write([.. pages.Select(page => page with { Addresses = [.. page.Addresses.Where(address => languages.IsOpen(address.Language))] })]), "application/xml; charset=utf-8");
    }

    /// <summary>Where search engines may look.</summary>
    public static async Task<IResult> RobotsAsync(ISiteContext site, HttpRequest request, CancellationToken cancellationToken)
    {
        var settings = await site.GetSettingsAsync(cancellationToken);
        var root = SiteAddress.PathBase(request);
        string[] closed = ["/admin", "/compte", "/recherche", "/apercu"];
        var lines = closed.SelectMany(path => new[] { $"Disallow: {root}{path}", $"Disallow: {root}/en{path}" });
        return Results.Text($"User-agent: *\n{string.Join('\n', lines)}\n\nSitemap: {SiteAddress.Root(request, settings)}{root}/sitemap.xml\n", "text/plain; charset=utf-8");
    }

    /// <summary>Translations of one text stand together; what has a place on another page has no line of its own.</summary>
    internal static IEnumerable<SitemapPage> ContentPages(IReadOnlyList<ContentLocation> locations, string root) => locations
        .Where(location => !location.Url.Contains('#'))
        .GroupBy(location => location.LocalizationSet ?? location.Url)
        .Select(group => new SitemapPage(group.Max(location => location.ModifiedUtc), [.. group.SelectMany(location => AddressesOf(location, root)).DistinctBy(a => a.Url)]));

    internal static byte[] Write(IReadOnlyList<SitemapPage> pages)
    {
        using MemoryStream stream = new();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("urlset", Namespace);
            xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
            foreach (var page in pages)
                foreach (var (_, url) in page.Addresses)
                    WriteUrl(xml, page, url);
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    private static IEnumerable<SitemapPage> ListPages(IEnumerable<string> lists, string root) =>
        lists.Select(path => new SitemapPage(null, [("fr", root + path), ("en", path == "/" ? root + "/en" : $"{root}/en{path}")]));

    private static IEnumerable<(string Language, string Url)> AddressesOf(ContentLocation location, string root) => location.Culture is { } culture
        ? [(culture, root + location.Url)]
        : [("fr", root + location.Url), ("en", $"{root}/en{location.Url}")];

    private static void WriteUrl(XmlWriter xml, SitemapPage page, string url)
    {
        xml.WriteStartElement("url", Namespace);
        xml.WriteElementString("loc", Namespace, url);
        if (page.ModifiedUtc is { } modified)
            xml.WriteElementString("lastmod", Namespace, modified.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        foreach (var (language, other) in page.Addresses.Count > 1 ? page.Addresses : [])
        {
            xml.WriteStartElement("link", Xhtml);
            xml.WriteAttributeString("rel", "alternate");
            xml.WriteAttributeString("hreflang", language);
            xml.WriteAttributeString("href", other);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
