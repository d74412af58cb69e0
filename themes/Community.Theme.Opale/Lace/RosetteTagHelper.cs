using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Community.Theme.Opale.Lace;

/// <summary>
/// <c>&lt;rosette seed="@item.ContentItemId" class="rosette--small" /&gt;</c>: the picture of whatever has none.
/// An image cached for good; decorative unless <see cref="Alt"/> says otherwise.
/// </summary>
[HtmlTargetElement("rosette", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RosetteTagHelper(IUrlHelperFactory urls, HtmlEncoder encoder) : TagHelper
{
    /// <summary>Id, or any text, that the drawing is made from.</summary>
    public string? Seed { get; set; }

    /// <summary>Text for people who do not see it; empty by default.</summary>
    public string Alt { get; set; } = "";

    /// <summary>
    /// Draws into the page, in the current text colour, instead of linking an image. For one large rosette on a page. Default: false.
    /// </summary>
    public bool Inline { get; set; }

    /// <summary>Set by Razor.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var css = $"rosette {output.Attributes["class"]?.Value}".TrimEnd();
        if (Inline)
        {
            output.TagName = null;
            output.Content.SetHtmlContent(Rosette.Inline(Seed ?? "", encoder.Encode(css)));
            return;
        }
        output.TagName = "img";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("class", css);
        output.Attributes.SetAttribute("src", urls.GetUrlHelper(ViewContext).Content(Rosette.Url(Seed)));
        output.Attributes.SetAttribute("alt", Alt);
        output.Attributes.SetAttribute("width", "96");
        output.Attributes.SetAttribute("height", "96");
        output.Attributes.SetAttribute("loading", "lazy");
        output.Attributes.SetAttribute("decoding", "async");
    }
}
