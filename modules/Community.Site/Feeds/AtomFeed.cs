using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace Community.Site.Feeds;

/// <summary>An entry of a feed.</summary>
/// <param name="Id">Content item id; becomes the entry's permanent name.</param>
/// <param name="Title">Title, plain text.</param>
/// <param name="Url">Absolute address of its page.</param>
/// <param name="PublishedUtc">When it was published (UTC).</param>
/// <param name="UpdatedUtc">When it last changed (UTC).</param>
/// <param name="Summary">A sentence or two, plain text.</param>
/// <param name="Categories">Names of its topics.</param>
internal sealed record AtomEntry(string Id, string Title, string Url, DateTime PublishedUtc, DateTime UpdatedUtc, string? Summary, IReadOnlyList<string> Categories);

/// <summary>Writes Atom (RFC 4287).</summary>
/// <param name="Title">Title of the feed.</param>
/// <param name="Subtitle">A sentence about it.</param>
/// <param name="Language">fr or en.</param>
/// <param name="SelfUrl">Absolute address of the feed.</param>
/// <param name="PageUrl">Absolute address of the page it follows.</param>
/// <param name="Author">Who publishes it.</param>
/// <param name="Entries">Newest first.</param>
internal sealed record AtomFeed(string Title, string? Subtitle, string Language, string SelfUrl, string PageUrl, string Author, IReadOnlyList<AtomEntry> Entries)
{
    /// <summary>Media type of the text.</summary>
    public const string MediaType = "application/atom+xml; charset=utf-8";

    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed as UTF-8 text.</summary>
    public byte[] Write()
    {
        using MemoryStream stream = new();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, Language);
            WriteHead(xml);
            foreach (var entry in Entries)
                WriteEntry(xml, entry);
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    /// <summary>A permanent name made from an id: it stays the same when the site's address changes.</summary>
    internal static string NameOf(string id)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("community:" + id))[..16];
        // Version 8 (made by the application) and the usual variant, RFC 9562.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return "urn:uuid:" + new Guid(bytes, bigEndian: true);
    }

    private void WriteHead(XmlWriter xml)
    {
        Element(xml, "id", NameOf(new Uri(SelfUrl).PathAndQuery));
        Element(xml, "title", Title);
        if (!string.IsNullOrWhiteSpace(Subtitle))
            Element(xml, "subtitle", Subtitle);
        Element(xml, "updated", Moment(Entries.Select(entry => entry.UpdatedUtc).DefaultIfEmpty(DateTime.UnixEpoch).Max()));
        Link(xml, "self", SelfUrl, "application/atom+xml");
        Link(xml, "alternate", PageUrl, "text/html");
        xml.WriteStartElement("author", Atom);
        Element(xml, "name", Author);
        xml.WriteEndElement();
    }

    private static void WriteEntry(XmlWriter xml, AtomEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", NameOf(entry.Id));
        Element(xml, "title", entry.Title);
        Element(xml, "published", Moment(entry.PublishedUtc));
        Element(xml, "updated", Moment(entry.UpdatedUtc));
        Link(xml, "alternate", entry.Url, "text/html");
        if (!string.IsNullOrWhiteSpace(entry.Summary))
            Element(xml, "summary", entry.Summary);
        foreach (var category in entry.Categories)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", XmlText.Clean(category));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, XmlText.Clean(text));

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>Text for XML.</summary>
internal static class XmlText
{
    /// <summary>The text without the characters that XML cannot hold.</summary>
    public static string Clean(string text)
    {
        StringBuilder kept = new(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))
                kept.Append(rune);
        return kept.ToString();
    }
}
