using Community.Site.Reading;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace Community.Site.Display;

/// <summary>
/// <c>&lt;kept key="…"&gt;…&lt;/kept&gt;</c>: HTML that is the same for everybody with the same audiences, drawn once and kept until the site changes. What is
/// inside must not depend on the person.
/// </summary>
[HtmlTargetElement("kept", Attributes = "key")]
public sealed class KeptTagHelper : TagHelper
{
    /// <summary>What it is; null is never kept.</summary>
    public string? Key { get; set; }

    /// <summary>Set by Razor.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Key is null)
            return;
        var http = ViewContext.HttpContext;
        var key = KeptReader.KeyOf($"html:{http.Request.PathBase}:{Key}", http.User);
        var cache = http.RequestServices.GetRequiredService<BlockCache>();
        var html = await cache.GetAsync(key, async () => (await output.GetChildContentAsync()).GetContent());
        output.Content.SetHtmlContent(html);
    }
}
