using Community.Abstractions.Media;
using Community.Theme.Opale;
using Community.Theme.Opale.Lace;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Community.Projects.Showing;

/// <summary><c>&lt;project-picture path="…" alt="…" sizes="…" seed="…" /&gt;</c>: a picture in the sizes browsers choose from; the rosette of the seed when there is none.</summary>
[HtmlTargetElement("project-picture", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ProjectPictureTagHelper(IMediaLibrary media, IUrlHelperFactory urls) : TagHelper
{
    /// <summary>Path in the media library.</summary>
    public string? Path { get; set; }

    /// <summary>What it shows here; without it, what the library says.</summary>
    public string? Alt { get; set; }

    /// <summary>Only decorates here, as on a card whose title says it all: no alternative text.</summary>
    public bool Decorative { get; set; }

    /// <summary>How wide it is shown, for the browser's choice.</summary>
    public string Sizes { get; set; } = "100vw";

    /// <summary>Whose rosette stands in; without one, nothing does.</summary>
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
                output.Attributes.SetAttribute("class", focus);
            output.Attributes.SetAttribute("width", image.Width);
            output.Attributes.SetAttribute("height", image.Height);
        }
        else if (Seed is not null)
        {
            output.Attributes.SetAttribute("class", $"rosette {output.Attributes["class"]?.Value}".TrimEnd());
            output.Attributes.SetAttribute("src", urls.GetUrlHelper(ViewContext).Content(Rosette.Url(Seed)));
            output.Attributes.SetAttribute("alt", "");
            output.Attributes.SetAttribute("width", "96");
            output.Attributes.SetAttribute("height", "96");
        }
        else
        {
            output.SuppressOutput();
            return;
        }
        output.Attributes.SetAttribute(Eager ? "fetchpriority" : "loading", Eager ? "high" : "lazy");
        output.Attributes.SetAttribute("decoding", "async");
    }
}
