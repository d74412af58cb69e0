using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Editing;

/// <summary>HTML as lines that people read, to compare two texts by their words: where links lead and what pictures say is part of it.</summary>
internal static class ReadableHtml
{
    private static readonly HashSet<string> Blocks = ["P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "UL", "OL", "BLOCKQUOTE", "PRE", "TABLE", "TR", "FIGURE", "FIGCAPTION", "HR", "BR"];

    public static string Of(string? html, IStringLocalizer<Strings> T)
    {
        if (string.IsNullOrWhiteSpace(html))
            return "";
        var text = new StringBuilder();
        Write(new HtmlParser().ParseDocument(html).Body!, text, T);
        return string.Join('\n', text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static void Write(INode node, StringBuilder text, IStringLocalizer<Strings> T)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
                text.Append(words.Data.Replace('\n', ' '));
            if (child is not IElement element || element.LocalName is "script" or "style")
                continue;
            bool block = Blocks.Contains(element.TagName);
            if (block)
                text.Append('\n');
            if (element.TagName == "LI")
                text.Append("• ");
            if (element is IHtmlImageElement picture)
                text.Append('[').Append(T["Picture: {0}", picture.AlternativeText is { Length: > 0 } alt ? alt : Path.GetFileName(picture.GetAttribute("src") ?? "")].Value).Append(']');
            Write(element, text, T);
            if (element is IHtmlAnchorElement link && link.GetAttribute("href") is { Length: > 0 } address && address != link.TextContent)
                text.Append(" (").Append(address).Append(')');
            if (block)
                text.Append('\n');
            else if (element.TagName is "TD" or "TH")
                text.Append(" | ");
        }
    }
}
