using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Community.Theme.Opale.Icons;

/// <summary>
/// <c>&lt;icon name="calendar" /&gt;</c>: an icon of the sprite. Always beside a text that says the same, so it is hidden from screen readers.
/// Names are those of Lucide, listed in <c>Assets/icons.txt</c>; a name that is not there draws nothing.
/// </summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>Name in the sprite, e.g. <c>map-pin</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Set by Razor.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!IconNames.All.Contains(Name))
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"icon {output.Attributes["class"]?.Value}".TrimEnd());
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent($"<use href=\"{OpaleAssets.Url(ViewContext.HttpContext, "icons.svg")}#{Name}\"></use>");
    }
}
