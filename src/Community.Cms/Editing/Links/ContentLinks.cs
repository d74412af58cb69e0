using AngleSharp.Html.Parser;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Markdig;

namespace Community.Cms.Editing.Links;

/// <summary>A link in a text.</summary>
/// <param name="Path">The part or field it is in.</param>
/// <param name="Url">Where it leads, as it was written.</param>
internal sealed record ContentLink(string Path, string Url);

/// <summary>Finds the links of an item.</summary>
internal static class ContentLinks
{
    private const int Most = 500;

    public static IReadOnlyList<ContentLink> Of(ContentItem item, ContentDefinitions all) =>
        [.. WrittenFields.Of(item, all).SelectMany(field => Urls(field).Select(url => new ContentLink(field.Path, url.Trim()))).Where(link => link.Url.Length > 0).Distinct().Take(Most)];

    private static IEnumerable<string> Urls(WrittenField field) => field.Kind switch
    {
        nameof(HtmlBodyPart) or nameof(HtmlField) => OfHtml(field.Text("Html")),
        nameof(MarkdownBodyPart) or nameof(MarkdownField) => field.Text("Markdown") is { Length: > 0 } text ? OfHtml(Markdown.ToHtml(text)) : [],
        nameof(LinkField) or nameof(LinkMenuItemPart) => [field.Text("Url") ?? ""],
        _ => [],
    };

    private static IEnumerable<string> OfHtml(string? html) => html?.Contains("href", StringComparison.OrdinalIgnoreCase) == true
        ? new HtmlParser().ParseDocument(html).QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!)
        : [];
}
