using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Community.Theme.Opale.Charts;

/// <summary>A bar.</summary>
/// <param name="Label">What is counted.</param>
/// <param name="Value">How much; below zero is drawn as zero.</param>
/// <param name="Accent">Drawn in the warm colour: at most one in a chart.</param>
public sealed record ChartPoint(string Label, decimal Value, bool Accent = false);

/// <summary>
/// <c>&lt;bar-chart caption="…" points="@points" /&gt;</c>: bars drawn on the server, with the same numbers as a table beneath.
/// Nothing is drawn without points.
/// </summary>
[HtmlTargetElement("bar-chart", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BarChartTagHelper(IStringLocalizer<Strings> T, HtmlEncoder encoder) : TagHelper
{
    /// <summary>What the chart shows, in a sentence.</summary>
    public string Caption { get; set; } = "";

    /// <summary>The bars, from top to bottom.</summary>
    public IReadOnlyList<ChartPoint> Points { get; set; } = [];

    /// <summary>How values are written; <see cref="Formats.Number(decimal)"/> by default, e.g. <see cref="Formats.Money"/>.</summary>
    public Func<decimal, string> Format { get; set; } = Formats.Number;

    /// <summary>Heading of the labels' column; default "What".</summary>
    public string? LabelHeading { get; set; }

    /// <summary>Heading of the values' column; default "How much".</summary>
    public string? ValueHeading { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Points.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        output.Content.SetHtmlContent($"<figcaption>{Encode(Caption)}</figcaption>{Bars()}{Table()}");
    }

    private string Bars()
    {
        var largest = Math.Max(Points.Max(point => point.Value), 0);
        var bars = new StringBuilder("<div class=\"chart__bars\" aria-hidden=\"true\">");
        foreach (var point in Points)
        {
            var share = largest == 0 ? 0 : Math.Max(point.Value, 0) / largest * 100;
            bars.Append($"<div class=\"chart__row\"><span class=\"chart__label\">{Encode(point.Label)}</span>");
            bars.Append($"<svg class=\"chart__bar{(point.Accent ? " chart__bar--warm" : "")}\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" focusable=\"false\">");
            bars.Append(CultureInfo.InvariantCulture, $"<rect width=\"{share:0.##}\" height=\"10\"/></svg>");
            bars.Append($"<span class=\"chart__value\">{Encode(Format(point.Value))}</span></div>");
        }
        return bars.Append("</div>").ToString();
    }

    private string Table()
    {
        var rows = string.Concat(Points.Select(point =>
            $"<tr><th scope=\"row\">{Encode(point.Label)}</th><td class=\"number\">{Encode(Format(point.Value))}</td></tr>"));
        return $"<details class=\"disclosure\"><summary>{Encode(T["The same figures as a table"])}</summary><div class=\"table-wrap\"><table class=\"table\">" +
            $"<caption class=\"sr-only\">{Encode(Caption)}</caption><thead><tr><th scope=\"col\">{Encode(LabelHeading ?? T["What"])}</th>" +
            $"<th scope=\"col\" class=\"number\">{Encode(ValueHeading ?? T["How much"])}</th></tr></thead><tbody>{rows}</tbody></table></div></details>";
    }

    private string Encode(string text) => encoder.Encode(text);
}
