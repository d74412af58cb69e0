using System.Globalization;
using System.Text;
using System.Xml;
using Community.Abstractions.Content;
using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Showing;

/// <summary>The newest projects for feed readers (Atom, RFC 4287): what everybody may read.</summary>
internal sealed class ProjectsFeed(IContentReader reader, ISiteContext site, IStringLocalizer<Strings> T)
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Most = 30;
    private static readonly System.Security.Claims.ClaimsPrincipal Visitor = new();

    public async Task<IResult> GetAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var settings = await site.GetSettingsAsync(cancellationToken);
        var root = settings.BaseUrl is { Length: > 0 } address ? address.TrimEnd('/') : $"{request.Scheme}://{request.Host}";
        var page = await reader.ListAsync(new ContentListQuery { ContentTypes = [ProjectItem.Type], PageSize = Most }, Visitor, cancellationToken);
        return Results.Bytes(Write(page.Items, settings.SiteName, root, request.PathBase + "/projets"), "application/atom+xml; charset=utf-8");
    }

    private byte[] Write(IReadOnlyList<ContentItem> items, string siteName, string root, string list)
    {
        using MemoryStream stream = new();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, CheckCharacters = false }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
            Element(xml, "id", $"{root}{list}/flux.atom");
            Element(xml, "title", T["Projects of {0}", siteName]);
            Element(xml, "updated", Moment(items.Select(Updated).DefaultIfEmpty(DateTime.UnixEpoch).Max()));
            Link(xml, "self", $"{root}{list}/flux.atom", "application/atom+xml");
            Link(xml, "alternate", root + list, "text/html");
            xml.WriteStartElement("author", Atom);
            Element(xml, "name", siteName);
            xml.WriteEndElement();
            foreach (var item in items)
                Entry(xml, new ProjectItem(item), root, list);
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    private static void Entry(XmlWriter xml, ProjectItem project, string root, string list)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteAttributeString("xml", "lang", null, project.Language);
        Element(xml, "id", $"urn:community:project:{project.Id}");
        Element(xml, "title", project.Title);
        Element(xml, "published", Moment(project.Item.PublishedUtc ?? DateTime.UnixEpoch));
        Element(xml, "updated", Moment(Updated(project.Item)));
        Link(xml, "alternate", $"{root}{list}/{project.Slug}", "text/html");
        Element(xml, "summary", project.Pitch);
        xml.WriteEndElement();
    }

    private static DateTime Updated(ContentItem item) => new ProjectItem(item).AwakeUtc ?? DateTime.UnixEpoch;

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, Clean(text));

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));
}
