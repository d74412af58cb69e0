using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Community.Abstractions.Content;
using Ganss.Xss;
using Markdig;
using Microsoft.Extensions.Caching.Memory;

namespace Community.Cms.Content;

/// <summary>Sanitising is the same for the same text, and pages show the same texts again and again: results are kept, up to some megabytes.</summary>
internal sealed partial class HtmlText : IHtmlText, IDisposable
{
    private const long CacheCharacters = 4_000_000;
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().Build();
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = CacheCharacters });

    // Most texts are tidied already and hold nothing but plain tags: telling so needs no parser, which a reader's first page would load for it.
    public string Sanitize(string? html) =>
        string.IsNullOrWhiteSpace(html) ? "" : PlainHtml.Is(html) ? html : Cached("h" + html, () => Tidy.Sanitizer.Sanitize(html));

    public string FromMarkdown(string? markdown) =>
        string.IsNullOrWhiteSpace(markdown) ? "" : Cached("m" + markdown, () => Tidy.Sanitizer.Sanitize(Markdown.ToHtml(markdown, Pipeline)));

    public string ToPlainText(string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
            return "";
        return Spaces().Replace(PlainHtml.Is(html) ? PlainHtml.Words(html) : Tidy.Words(html), " ").Trim();
    }

    public void Dispose() => cache.Dispose();

    private string Cached(string key, Func<string> make) => cache.GetOrCreate(key, entry =>
    {
        var result = make();
        entry.Size = key.Length + result.Length;
        return result;
    })!;

    /// <summary>What may stay in a text.</summary>
    internal static HtmlSanitizer CreateSanitizer()
    {
        // No style is let through, so none need be understood: the parser goes without the thousand classes for CSS.
        var sanitizer = new HtmlSanitizer { HtmlParserFactory = () => new HtmlParser() };
        foreach (var tag in new[] { "form", "input", "button", "select", "option", "textarea", "label", "fieldset", "legend", "menu", "menuitem", "dialog", "base" })
            sanitizer.AllowedTags.Remove(tag);
        // Looks are the theme's, and the content security policy forbids inline style.
        foreach (var attribute in new[] { "style", "bgcolor", "background", "color", "class", "name" })
            sanitizer.AllowedAttributes.Remove(attribute);
        sanitizer.AllowedAttributes.Add("id");
        sanitizer.AllowedAttributes.Add("lang");
        sanitizer.AllowedSchemes.Clear();
        foreach (var scheme in new[] { "http", "https", "mailto", "tel" })
            sanitizer.AllowedSchemes.Add(scheme);
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is AngleSharp.Dom.IElement { LocalName: "a" } link && link.HasAttribute("target"))
                link.SetAttribute("rel", "noopener");
        };
        return sanitizer;
    }

    // A class of its own: the sanitiser and its libraries are loaded with the first text that needs them.
    private static class Tidy
    {
        public static readonly HtmlSanitizer Sanitizer = CreateSanitizer();

        // A word at the end of one paragraph must not run into the first of the next.
        public static string Words(string html) => new HtmlParser().ParseDocument(html.Replace("<", " <", StringComparison.Ordinal)).Body?.TextContent ?? "";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
