using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Community.Theme.Opale.Forms;

/// <summary>
/// <c>&lt;error-summary /&gt;</c> above a form: every message of the model state, each linked to its field. Nothing when all is well.
/// It relies on the ids that <c>asp-for</c> gives; errors without a field are listed as text.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<Strings> T, HtmlEncoder encoder) : TagHelper
{
    /// <summary>Set by Razor.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = Errors(ViewContext.ModelState).Distinct().OrderBy(error => FieldOrder.Of(ViewContext.ViewData.ModelMetadata, error.Key)).ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("data-error-summary", "");
        var title = errors.Count == 1 ? T["One thing to put right"] : T["{0} things to put right", errors.Count];
        output.Content.AppendHtml($"<h2>{Encode(title)}</h2><ul>");
        foreach (var (key, message) in errors)
            output.Content.AppendHtml(key.Length == 0
                ? $"<li>{Encode(message)}</li>"
                : $"<li><a href=\"#{Encode(TagBuilder.CreateSanitizedId(key, "_"))}\">{Encode(message)}</a></li>");
        output.Content.AppendHtml("</ul>");
    }

    private static IEnumerable<(string Key, string Message)> Errors(ModelStateDictionary state) =>
        from entry in state
        from error in entry.Value!.Errors
        where error.ErrorMessage.Length > 0
        select (entry.Key, error.ErrorMessage);

    private string Encode(string text) => encoder.Encode(text);
}
