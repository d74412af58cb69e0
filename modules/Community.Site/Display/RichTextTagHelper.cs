using Community.Abstractions.Content;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Community.Site.Display;

/// <summary><c>&lt;rich-text html="…" /&gt;</c> or <c>markdown="…"</c>: what people wrote, sanitised once more, with links of this site made whole. Nothing when empty.</summary>
[HtmlTargetElement("rich-text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RichTextTagHelper(IHtmlText text) : TagHelper
{
    /// <summary>HTML.</summary>
    public string? Html { get; set; }

    /// <summary>Markdown, when there is no HTML.</summary>
    public string? Markdown { get; set; }

    /// <summary>Without the spacing of a long text: in a hero, a card, an answer.</summary>
    public bool Short { get; set; }

    /// <summary>Set by Razor.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var html = string.IsNullOrWhiteSpace(Html) ? text.FromMarkdown(Markdown) : text.Sanitize(Html);
        if (string.IsNullOrWhiteSpace(html))
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (!Short)
            output.Attributes.SetAttribute("class", $"prose {output.Attributes["class"]?.Value}".TrimEnd());
        output.Content.SetHtmlContent(WithPathBase(html, ViewContext.HttpContext.Request.PathBase.Value ?? ""));
    }

    /// <summary>Makes <c>~/</c> at the beginning of attributes the root of the site.</summary>
    internal static string WithPathBase(string html, string pathBase) => html.Replace("=\"~/", $"=\"{pathBase}/", StringComparison.Ordinal);
}
