using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Editing;

/// <summary>
/// What surrounds an input: its label, its hint, what is wrong with it. With <c>group</c> a fieldset with a legend, for several inputs.
/// While a translation is written, what the text in the other language says stands before it. The input inside has the id <see cref="For"/> and <c>aria-describedby="…-hint …-error"</c>.
/// </summary>
[HtmlTargetElement("editor-field")]
public sealed class EditorFieldTagHelper(IStringLocalizer<Strings> T, HtmlEncoder encoder) : TagHelper
{
    /// <summary>Id of the input, or of the group.</summary>
    public string For { get; set; } = "";
    /// <summary>Name of the field for people.</summary>
    public string Label { get; set; } = "";
    /// <summary>Help; null or empty for none.</summary>
    public string? Hint { get; set; }
    /// <summary>What is wrong; null or empty when nothing is.</summary>
    public string? Error { get; set; }
    /// <summary>Whether it must be given before publishing.</summary>
    public bool Required { get; set; }
    /// <summary>Whether there are several inputs inside.</summary>
    public bool Group { get; set; }

    /// <summary>The page it is on.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = await output.GetChildContentAsync();
        var sources = ViewContext.HttpContext.RequestServices.GetRequiredService<SourceTexts>();
        if (sources.Of(For) is { } source)
        {
            output.PreElement.AppendHtml($"<div class=\"beside\"><div class=\"beside__source\"><p class=\"beside__name\">{Encode(sources.Name)}</p><div class=\"beside__text\" lang=\"{Encode(sources.Culture)}\">{Encode(source)}</div></div>");
            output.PostElement.AppendHtml("</div>");
        }
        output.TagName = Group ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(Error) ? "field" : "field field--error");
        if (Group)
        {
            output.Attributes.SetAttribute("id", For);
            output.Attributes.SetAttribute("tabindex", "-1");
            output.Attributes.SetAttribute("aria-describedby", $"{For}-hint {For}-error");
        }
        var mark = Required ? $" <span class=\"optional\">{Encode(T["(needed to publish)"])}</span>" : "";
        output.Content.AppendHtml(Group ? $"<legend>{Encode(Label)}{mark}</legend>" : $"<label for=\"{Encode(For)}\">{Encode(Label)}{mark}</label>");
        if (!string.IsNullOrWhiteSpace(Hint))
            output.Content.AppendHtml($"<p class=\"field__hint\" id=\"{Encode(For)}-hint\">{Encode(Hint)}</p>");
        output.Content.AppendHtml(inside);
        if (!string.IsNullOrEmpty(Error))
            output.Content.AppendHtml($"<p class=\"field__error\" id=\"{Encode(For)}-error\">{Encode(Error)}</p>");
    }

    private string Encode(string text) => encoder.Encode(text);
}
