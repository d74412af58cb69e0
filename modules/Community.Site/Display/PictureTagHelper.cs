using Community.Abstractions.Media;
using Community.Theme.Opale;
using Community.Theme.Opale.Lace;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Community.Site.Display;

/// <summary>
/// <c>&lt;media-image path="…" alt="…" sizes="…" seed="…" /&gt;</c>: a picture of the library in the sizes browsers choose from; the rosette of the seed when it is
/// missing, nothing without a seed.
/// </summary>
[HtmlTargetElement("media-image", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PictureTagHelper(IMediaLibrary media, IUrlHelperFactory urls) : TagHelper
{
    /// <summary>Path in the media library.</summary>
    public string? Path { get; set; }

    /// <summary>What it shows here; without it, what the library says.</summary>
    public string? Alt { get; set; }

    /// <summary>Only decorates here, as on a card whose title says it all: no alternative text.</summary>
    public bool Decorative { get; set; }

    /// <summary>Whether the person to name is named beneath it.</summary>
    public bool Credit { get; set; }

    /// <summary>How wide it is shown, for the browser's choice.</summary>
    public string Sizes { get; set; } = "100vw";

    /// <summary>Whose rosette stands in when there is no picture.</summary>
    public string? Seed { get; set; }

    /// <summary>Loaded at once: for the one large picture at the top of a page.</summary>
    public bool Eager { get; set; }

    /// <summary>Set by Razor.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "img";
        output.TagMode = TagMode.SelfClosing;
        if (!string.IsNullOrWhiteSpace(Path) && await media.GetImageAsync(Path) is { } image)
            Show(output, image);
        else if (Seed is not null)
            ShowRosette(output);
        else
            output.SuppressOutput();
    }

    private void Show(TagHelperOutput output, MediaImage image)
    {
        output.Attributes.SetAttribute("src", image.Url);
        if (image.SrcSet.Length > 0)
        {
            output.Attributes.SetAttribute("srcset", image.SrcSet);
            output.Attributes.SetAttribute("sizes", Sizes);
        }
        var own = string.IsNullOrWhiteSpace(Alt) ? null : Alt;
        output.Attributes.SetAttribute("alt", Decorative ? "" : own ?? image.Alt ?? "");
        if (!Decorative && own is null && image.AltLanguage is { } language)
            output.Attributes.SetAttribute("lang", language);
        if (Pictures.Focus(image) is { Length: > 0 } focus)
            output.Attributes.SetAttribute("class", $"{focus} {output.Attributes["class"]?.Value}".TrimEnd());
        if (Credit && image.Credit is { } credit)
        {
            output.PostElement.AppendHtml("<small class=\"picture__credit\">");
            output.PostElement.Append(credit);
            output.PostElement.AppendHtml("</small>");
        }
        output.Attributes.SetAttribute("width", image.Width);
        output.Attributes.SetAttribute("height", image.Height);
        output.Attributes.SetAttribute(Eager ? "fetchpriority" : "loading", Eager ? "high" : "lazy");
        output.Attributes.SetAttribute("decoding", "async");
    }

    private void ShowRosette(TagHelperOutput output)
    {
        output.Attributes.SetAttribute("class", $"rosette {output.Attributes["class"]?.Value}".TrimEnd());
        output.Attributes.SetAttribute("src", urls.GetUrlHelper(ViewContext).Content(Rosette.Url(Seed)));
        output.Attributes.SetAttribute("alt", "");
        output.Attributes.SetAttribute("width", "96");
        output.Attributes.SetAttribute("height", "96");
        output.Attributes.SetAttribute("loading", "lazy");
        output.Attributes.SetAttribute("decoding", "async");
    }
}
