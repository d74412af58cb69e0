using Community.Abstractions.Media;
using Community.Theme.Opale;
using Community.Theme.Opale.Lace;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Community.Members.Profiles;

/// <summary><c>&lt;portrait path="…" seed="…" sizes="…" /&gt;</c>: somebody's picture, else the rosette of the seed. Decorative: the name stands beside it.</summary>
[HtmlTargetElement("portrait", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PortraitTagHelper(IMediaLibrary media, IUrlHelperFactory urls) : TagHelper
{
    /// <summary>Path in the media library, if there is a picture.</summary>
    public string? Path { get; set; }

    /// <summary>Whose rosette stands in.</summary>
    public string Seed { get; set; } = "";

    /// <summary>How wide it is shown, for the browser's choice.</summary>
    public string Sizes { get; set; } = "96px";

    /// <summary>Set by Razor.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "img";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("alt", "");
        output.Attributes.SetAttribute("loading", "lazy");
        output.Attributes.SetAttribute("decoding", "async");
        if (!string.IsNullOrWhiteSpace(Path) && await media.GetImageAsync(Path) is { } image)
        {
            output.Attributes.SetAttribute("src", image.Url);
            if (image.SrcSet.Length > 0)
            {
                output.Attributes.SetAttribute("srcset", image.SrcSet);
                output.Attributes.SetAttribute("sizes", Sizes);
            }
            if (Pictures.Focus(image) is { Length: > 0 } focus)
                output.Attributes.SetAttribute("class", $"{focus} {output.Attributes["class"]?.Value}".TrimEnd());
            output.Attributes.SetAttribute("width", image.Width);
            output.Attributes.SetAttribute("height", image.Height);
            return;
        }
        output.Attributes.SetAttribute("class", $"rosette {output.Attributes["class"]?.Value}".TrimEnd());
        output.Attributes.SetAttribute("src", urls.GetUrlHelper(ViewContext).Content(Rosette.Url(Seed)));
        output.Attributes.SetAttribute("width", "96");
        output.Attributes.SetAttribute("height", "96");
    }
}
