using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Community.Theme.Opale.Paging;

/// <summary>
/// <c>&lt;pager page="@Model.Page" pages="@Model.Pages" /&gt;</c>: links to the other pages of a list, keeping the rest of the address.
/// Nothing is drawn for a single page. From the second page on, the title of the page says which it is: tabs and histories tell them apart.
/// </summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(IStringLocalizer<Strings> T, HtmlEncoder encoder) : TagHelper
{
    /// <summary>Current page, from 1; out of range counts as the nearest.</summary>
    public int Page { get; set; } = 1;

    /// <summary>Number of pages.</summary>
    public int Pages { get; set; }

    /// <summary>Name of the query parameter; default <c>page</c>. Page 1 is the address without it.</summary>
    public string Parameter { get; set; } = "page";

    /// <summary>What is paged, for people who do not see it; default "Pages of results".</summary>
    public string? Label { get; set; }

    /// <summary>Set by Razor.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages <= 1)
        {
            output.SuppressOutput();
            return;
        }
        int current = Math.Clamp(Page, 1, Pages);
        // The layout draws the title after the page with its list.
        if (current > 1 && ViewContext.ViewData["Title"] is string title)
            ViewContext.ViewData["Title"] = T["{0}, page {1}", title, current].Value;
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", Label ?? T["Pages of results"].Value);
        output.Content.AppendHtml("<ul>");
        if (current > 1)
        {
            Step(output, 1, T["First page"], "chevrons-left", "first", "pager__far");
            Step(output, current - 1, T["Previous page"], "chevron-left", "prev", "");
        }
        int last = 0;
        foreach (int number in PageNumbers.Around(current, Pages))
        {
            if (number > last + 1)
                output.Content.AppendHtml("<li><span class=\"pager__gap\" aria-hidden=\"true\">…</span></li>");
            Number(output, number, current);
            last = number;
        }
        if (current < Pages)
        {
            Step(output, current + 1, T["Next page"], "chevron-right", "next", "");
            Step(output, Pages, T["Last page"], "chevrons-right", "last", "pager__far");
        }
        output.Content.AppendHtml("</ul>");
    }

    private void Number(TagHelperOutput output, int number, int current)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var spoken = Encode(T["Page {0}", number]);
        output.Content.AppendHtml(number == current
            ? $"<li><a href=\"{Link(number)}\" aria-current=\"page\" aria-label=\"{spoken}\">{text}</a></li>"
            : $"<li><a href=\"{Link(number)}\" aria-label=\"{spoken}\">{text}</a></li>");
    }

    private void Step(TagHelperOutput output, int number, string text, string icon, string rel, string css)
    {
        var sprite = OpaleAssets.Url(ViewContext.HttpContext, "icons.svg");
        // rel knows no "first" or "last": only the neighbours are named.
        var relation = rel is "prev" or "next" ? $" rel=\"{rel}\"" : "";
        output.Content.AppendHtml(
            $"<li class=\"{css}\"><a href=\"{Link(number)}\"{relation}><svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"{sprite}#{icon}\"></use></svg>" +
            $"<span class=\"sr-only\">{Encode(text)}</span></a></li>");
    }

    private string Link(int number)
    {
        var request = ViewContext.HttpContext.Request;
        var kept = request.Query.Where(pair => !pair.Key.Equals(Parameter, StringComparison.OrdinalIgnoreCase));
        var query = new QueryBuilder(kept);
        if (number > 1)
            query.Add(Parameter, number.ToString(CultureInfo.InvariantCulture));
        return Encode(UriHelper.BuildRelative(request.PathBase, request.Path, query.ToQueryString()));
    }

    private string Encode(string text) => encoder.Encode(text);
}
