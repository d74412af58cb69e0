using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Community.Cms.Accessibility;

/// <summary>
/// Reads the HTML of a whole page as the server sends it, by rules of the same names and meaning as those of axe-core. What only shows in a browser (colours, sizes, scripts) is not among them.
/// </summary>
internal static partial class PageRules
{
    /// <summary>Every rule with the RGAA criterion it belongs to.</summary>
    public static IReadOnlyDictionary<string, string> Criteria { get; } = new Dictionary<string, string>
    {
        ["image-alt"] = "1.1",
        ["frame-title"] = "2.1",
        ["empty-table-header"] = "5.6",
        ["td-headers-attr"] = "5.7",
        ["link-name"] = "6.2",
        ["duplicate-id-aria"] = "8.2",
        ["html-has-lang"] = "8.3",
        ["html-lang-valid"] = "8.4",
        ["document-title"] = "8.5",
        ["valid-lang"] = "8.8",
        ["heading-order"] = "9.1",
        ["page-has-heading-one"] = "9.1",
        ["landmark-one-main"] = "9.2",
        ["list"] = "9.3",
        ["meta-viewport"] = "10.4",
        ["label"] = "11.1",
        ["button-name"] = "11.9",
    };

    private const int LongestExcerpt = 160;
    private const double LeastZoom = 2;
    private const string Out = "[hidden],[aria-hidden=true],dialog:not([open]),noscript";
    private static readonly HashSet<string> NoLabelNeeded = ["hidden", "submit", "reset", "button", "image"];
    private static readonly HashSet<string> InList = ["li", "script", "template"];
    private static readonly HashSet<string> Languages = [.. CultureInfo.GetCultures(CultureTypes.NeutralCultures).SelectMany(culture => new[] { culture.TwoLetterISOLanguageName, culture.ThreeLetterISOLanguageName })];

    /// <summary>All that is wrong with a page, rule by rule.</summary>
    public static IReadOnlyList<Finding> Of(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        return [.. Page(page), .. Images(page), .. Names(page), .. Headings(page), .. Structure(page), .. Tables(page)];
    }

    private static IEnumerable<Finding> Page(IDocument page)
    {
        var root = page.DocumentElement;
        var language = root.GetAttribute("lang")?.Trim();
        if (string.IsNullOrEmpty(language))
            yield return Found("html-has-lang", root);
        else if (!IsLanguage(language))
            yield return Found("html-lang-valid", root);
        foreach (var element in page.QuerySelectorAll("body [lang]").Where(element => element.GetAttribute("lang") is { } own && !IsLanguage(own.Trim())))
            yield return Found("valid-lang", element);
        if (string.IsNullOrWhiteSpace(page.Title))
            yield return Found("document-title", page.Head ?? root);
        foreach (var meta in page.QuerySelectorAll("meta[name=viewport]").Where(meta => ForbidsZoom(meta.GetAttribute("content") ?? "")))
            yield return Found("meta-viewport", meta);
        foreach (var frame in Seen(page, "iframe,frame").Where(frame => NameOf(frame).Length == 0))
            yield return Found("frame-title", frame);
    }

    private static IEnumerable<Finding> Images(IDocument page) =>
        Seen(page, "img,input[type=image],area[href]").Where(image => image.GetAttribute("role") is not ("none" or "presentation")
            && (image.LocalName == "img" ? !image.HasAttribute("alt") : string.IsNullOrWhiteSpace(image.GetAttribute("alt"))) && Said(image).Length == 0)
        .Concat(Seen(page, "svg[role=img],[role=img]:not(img)").Where(image => NameOf(image).Length == 0))
        .Distinct().Select(image => Found("image-alt", image));

    private static IEnumerable<Finding> Names(IDocument page)
    {
        foreach (var link in Seen(page, "a[href],[role=link]").Where(link => NameOf(link).Length == 0))
            yield return Found("link-name", link);
        foreach (var button in Seen(page, "button,[role=button],input[type=submit],input[type=button],input[type=reset]").Where(button => !HasButtonName(button)))
            yield return Found("button-name", button);
        foreach (var field in Seen(page, "input,select,textarea").Where(field => !NoLabelNeeded.Contains(field.GetAttribute("type")?.ToLowerInvariant() ?? "") && !HasLabel(page, field)))
            yield return Found("label", field);
    }

    private static IEnumerable<Finding> Headings(IDocument page)
    {
        var headings = Seen(page, "h1,h2,h3,h4,h5,h6,[role=heading]").ToList();
        if (!headings.Any(heading => LevelOf(heading) == 1))
            yield return Found("page-has-heading-one", page.Body!);
        for (var i = 1; i < headings.Count; i++)
            if (LevelOf(headings[i]) > LevelOf(headings[i - 1]) + 1)
                yield return Found("heading-order", headings[i]);
    }

    private static IEnumerable<Finding> Structure(IDocument page)
    {
        if (Seen(page, "main,[role=main]").Count() != 1)
            yield return Found("landmark-one-main", page.Body!);
        foreach (var list in Seen(page, "ul:not([role]),ol:not([role])").Where(list => list.Children.Any(child => !InList.Contains(child.LocalName))))
            yield return Found("list", list);
        var named = page.QuerySelectorAll("[aria-labelledby],[aria-describedby],[aria-controls],[aria-owns],label[for]")
            .SelectMany(element => new[] { "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for" }.SelectMany(name => Words(element.GetAttribute(name)))).ToHashSet();
        foreach (var twice in page.QuerySelectorAll("[id]").GroupBy(element => element.Id!).Where(same => named.Contains(same.Key) && same.Count() > 1))
            yield return Found("duplicate-id-aria", twice.Last());
    }

    private static IEnumerable<Finding> Tables(IDocument page)
    {
        foreach (var table in Seen(page, "table").Where(table => table.GetAttribute("role") is not ("none" or "presentation")))
        {
            foreach (var header in table.QuerySelectorAll("th").Where(header => NameOf(header).Length == 0))
                yield return Found("empty-table-header", header);
            var ids = table.QuerySelectorAll("th[id],td[id]").Select(cell => cell.Id).ToHashSet();
            foreach (var cell in table.QuerySelectorAll("[headers]").Where(cell => Words(cell.GetAttribute("headers")).Any(id => id == cell.Id || !ids.Contains(id))))
                yield return Found("td-headers-attr", cell);
        }
    }

    private static Finding Found(string rule, IElement element) => new(rule, Criteria[rule], Short(element));

    // The beginning of the element says which one it is.
    private static string Short(IElement element)
    {
        var html = element.LocalName is "html" or "head" or "body" ? $"<{element.LocalName}>" : Spaces().Replace(element.OuterHtml, " ");
        return html.Length > LongestExcerpt ? html[..(char.IsHighSurrogate(html[LongestExcerpt - 1]) ? LongestExcerpt - 1 : LongestExcerpt)] + "…" : html;
    }

    private static IEnumerable<IElement> Seen(IDocument page, string selector) => page.QuerySelectorAll(selector).Where(element => element.Closest(Out) is null);

    private static int LevelOf(IElement heading) =>
        int.TryParse(heading.GetAttribute("aria-level"), NumberStyles.None, CultureInfo.InvariantCulture, out int level) ? level : heading.LocalName is ['h', >= '1' and <= '6'] name ? name[1] - '0' : 2;

    private static bool HasButtonName(IElement button) => button.LocalName != "input"
        ? NameOf(button).Length > 0
        // A browser names these two itself when their value is not written.
        : Said(button).Length > 0 || (button.GetAttribute("value") is { } value ? value.Trim().Length > 0 : button.GetAttribute("type") != "button");

    private static bool HasLabel(IDocument page, IElement field) =>
        Said(field).Length > 0
        || field.Closest("label") is { } around && TextOf(around).Length > 0
        || field.Id is { Length: > 0 } id && page.QuerySelectorAll("label[for]").Any(label => label.GetAttribute("for") == id && TextOf(label).Length > 0);

    private static string NameOf(IElement element) => Said(element) is { Length: > 0 } said ? said : TextOf(element);

    // What is written about an element, before what is in it.
    private static string Said(IElement element)
    {
        var others = string.Join(' ', Words(element.GetAttribute("aria-labelledby")).Select(id => element.Owner?.GetElementById(id)).OfType<IElement>().Select(TextOf)).Trim();
        return new[] { others, element.GetAttribute("aria-label"), element.GetAttribute("title") }.Select(text => text?.Trim()).FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? "";
    }

    private static string TextOf(INode node) => string.Concat(node.ChildNodes.Select(child => child switch
    {
        IText text => text.Data,
        IElement { LocalName: "script" or "style" or "template" } => "",
        IElement element when element.GetAttribute("aria-hidden") == "true" || element.HasAttribute("hidden") => "",
        IElement { LocalName: "img" or "area" } image => Said(image) is { Length: > 0 } said ? said : image.GetAttribute("alt") ?? "",
        IElement element => element.GetAttribute("aria-label") ?? TextOf(element),
        _ => "",
    })).Trim();

    private static string[] Words(string? text) => text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool IsLanguage(string tag) => tag.Length == 0 || LanguageTag().IsMatch(tag) && Languages.Contains(tag.Split('-')[0].ToLowerInvariant());

    private static bool ForbidsZoom(string content)
    {
        foreach (var part in content.Split(',', ';'))
        {
            var (name, value) = part.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, var right] ? (left.ToLowerInvariant(), right.ToLowerInvariant()) : ("", "");
            if (name == "user-scalable" && value is "no" or "0"
                || name == "maximum-scale" && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double most) && most < LeastZoom)
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageTag();
}
