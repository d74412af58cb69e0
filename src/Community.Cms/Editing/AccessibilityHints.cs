using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Sites;
using Community.Cms.Content;
using Community.Cms.Media;
using Community.Theme.Opale.Colours;
using Markdig;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Editing;

/// <summary>Says what in a text some people will not be able to read or use, before it is published.</summary>
internal sealed partial class AccessibilityHints(IContentDefinitionManager definitions, ISiteDocuments documents, MediaLibrary library, IStringLocalizer<ContentStrings> T)
{
    private static readonly HashSet<string> Pictures = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg" };
    private const int Most = 100;
    private const int Excerpt = 60;

    // Folded: lower case, without accents, with straight apostrophes.
    private static readonly HashSet<string> SaysNothing =
    [
        "ici", "la", "cliquez ici", "cliquer ici", "clique ici", "cliquez-ici", "cliquez la", "suite", "la suite", "lire", "lire la suite", "lire plus", "lisez la suite", "voir", "voir ici", "voir plus",
        "voir la suite", "plus", "plus d'infos", "plus d'info", "plus d'informations", "en savoir plus", "savoir plus", "pour en savoir plus", "decouvrir", "telecharger", "telecharger ici", "lien", "ce lien",
        "suivez ce lien", "par ici", "c'est ici", "site", "page", "cette page", "details", "document", "pdf",
        "here", "click", "click here", "click this", "this", "this link", "this page", "link", "more", "read", "read more", "see more", "learn more", "find out more", "more info", "more information", "details",
        "download", "go", "continue",
    ];

    /// <summary>Everything that is to be said about a text, in its order.</summary>
    public async Task<IReadOnlyList<WritingHint>> OfAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var fields = WrittenFields.Of(item, await definitions.GetAsync(cancellationToken)).ToList();
        string[] pictures = [.. fields.Where(field => field.Kind == nameof(MediaField)).SelectMany(field => field.Texts(nameof(MediaField.Paths))).Where(IsPicture)];
        var known = pictures.Length == 0 ? new Dictionary<string, MediaFileRow>() : await library.FindRowsAsync(pictures, cancellationToken);
        return [.. fields.SelectMany(field => Of(field, known)).Take(Most)];
    }

    /// <summary>What stands in the way of publishing because the house decided so; only for types that are written in the back office.</summary>
    public async Task<IReadOnlyList<ContentError>> BlockingAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var rules = await documents.GetAsync<WritingRules>(cancellationToken);
        if (rules.Blocking.Count == 0 || (await definitions.GetAsync(cancellationToken)).FindType(item.ContentType) is not { Creatable: true })
            return [];
        return [.. (await OfAsync(item, cancellationToken)).Where(hint => rules.Blocking.Contains(hint.Kind)).Select(hint => new ContentError(hint.Path, hint.Message))];
    }

    private IEnumerable<WritingHint> Of(WrittenField field, IReadOnlyDictionary<string, MediaFileRow> known) => field.Kind switch
    {
        nameof(HtmlBodyPart) or nameof(HtmlField) => OfHtml(field, field.Text("Html")),
        nameof(MarkdownBodyPart) or nameof(MarkdownField) => field.Text("Markdown") is { Length: > 0 } text ? OfHtml(field, Markdown.ToHtml(text)) : [],
        nameof(LinkField) when field.Text("Url") is { Length: > 0 } url => OfLinkText(field, field.Text("Text") ?? "", url),
        nameof(MediaField) => OfPictures(field, known),
        _ => [],
    };

    // What the page does not say of a picture, the library says: visitors get its text, or none where it only decorates.
    private IEnumerable<WritingHint> OfPictures(WrittenField field, IReadOnlyDictionary<string, MediaFileRow> known)
    {
        if (field.Field?.FieldSetting("AllowMediaText", true) == false)
            yield break;
        var (paths, texts) = (field.Texts(nameof(MediaField.Paths)), field.Texts(nameof(MediaField.MediaTexts)));
        for (var i = 0; i < paths.Count; i++)
        {
            if (!IsPicture(paths[i]))
                continue;
            var file = known.GetValueOrDefault(paths[i]);
            var own = i < texts.Count && !string.IsNullOrWhiteSpace(texts[i]) ? texts[i] : null;
            if (own is null && file?.Decorative == true)
                continue;
            if ((own ?? file?.AltFr ?? file?.AltEn) is not { } text)
                yield return new(HintKinds.AlternativeText, field.Path, T["“{0}” has no words for people who do not see it.", Path.GetFileName(paths[i])]);
            else if (IsFileName(text))
                yield return new(HintKinds.AlternativeText, field.Path, T["“{0}” is the name of a file: say what the picture shows.", text]);
        }
    }

    private static bool IsPicture(string path) => Pictures.Contains(Path.GetExtension(path));

    private IEnumerable<WritingHint> OfHtml(WrittenField field, string? html)
    {
        if (string.IsNullOrWhiteSpace(html))
            yield break;
        // The page's title is the first level; a block with a heading of its own takes the second.
        int level = field.BelowHeading ? 2 : 1;
        foreach (var element in new HtmlParser().ParseDocument(html).Body!.QuerySelectorAll("*"))
        {
            switch (element)
            {
                case IHtmlImageElement picture:
                    if (OfPicture(picture) is { } missing)
                        yield return new(HintKinds.AlternativeText, field.Path, missing);
                    break;
                case IHtmlHeadingElement heading:
                    if (OfHeading(heading, ref level) is { } jump)
                        yield return new(HintKinds.Headings, field.Path, jump);
                    break;
                case IHtmlAnchorElement link when link.HasAttribute("href"):
                    foreach (var hint in OfLinkText(field, TextOf(link), link.GetAttribute("href")!))
                        yield return hint;
                    break;
                case IHtmlTableElement table when table.QuerySelector("th") is null:
                    yield return new(HintKinds.Tables, field.Path, T["A table has no header cells: nobody who hears it knows what its columns are."]);
                    break;
            }
            if (OfColours(element) is { } contrast)
                yield return new(HintKinds.Contrast, field.Path, contrast);
        }
    }

    private string? OfPicture(IHtmlImageElement picture)
    {
        var name = Path.GetFileName(picture.GetAttribute("src") ?? "");
        if (!picture.HasAttribute("alt"))
            return T["“{0}” has no words for people who do not see it.", name];
        return picture.AlternativeText is { Length: > 0 } text && IsFileName(text) ? T["“{0}” is the name of a file: say what the picture shows.", text].Value : null;
    }

    private string? OfHeading(IHtmlHeadingElement heading, ref int level)
    {
        var text = Short(heading.TextContent);
        if (text.Length == 0 && heading.QuerySelector("img[alt]:not([alt=''])") is null)
            return T["A heading is empty: take it out, or write it."].Value;
        int own = heading.LocalName[1] - '0';
        var before = level;
        level = own;
        if (own == 1)
            return T["“{0}” is a heading of the first level, which is the page’s title: choose the second.", text];
        return own > before + 1 ? T["“{0}” is a heading of level {1} right below one of level {2}: a level is skipped.", text, own, before].Value : null;
    }

    private IEnumerable<WritingHint> OfLinkText(WrittenField field, string text, string url)
    {
        var bare = text.Trim();
        if (bare.Length == 0)
            yield return new(HintKinds.LinkTexts, field.Path, T["The link to {0} has no words.", Short(url)]);
        else if (bare.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || bare.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || bare.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            yield return new(HintKinds.LinkTexts, field.Path, T["The link “{0}” is an address, read out letter by letter: say what is there.", Short(bare)]);
        else if (SaysNothing.Contains(Ends().Replace(Spaces().Replace(ContentMapping.Fold(bare), " "), "")))
            yield return new(HintKinds.LinkTexts, field.Path, T["The link “{0}” does not say where it leads to somebody who hears the links alone.", Short(bare)]);
    }

    private string? OfColours(IElement element)
    {
        if (OwnColour(element, "color") is null && OwnColour(element, "background-color") is null
            || !element.ChildNodes.OfType<IText>().Any(text => !string.IsNullOrWhiteSpace(text.Data)))
            return null;
        var (text, ground) = (Inherited(element, "color") ?? new Colour(0, 0, 0), Inherited(element, "background-color") ?? Colour.White);
        var ratio = text.ContrastWith(ground);
        return ratio >= Contrast.Least
            ? null
            : T["“{0}” is hard to read: the contrast of its colours is {1} to 1, and 4.5 is the least.", Short(element.TextContent), ratio.ToString("0.0", CultureInfo.CurrentUICulture)].Value;
    }

    private static Colour? Inherited(IElement? element, string name)
    {
        for (; element is not null; element = element.ParentElement)
            if (OwnColour(element, name) is { } colour)
                return colour;
        return null;
    }

    private static Colour? OwnColour(IElement element, string name)
    {
        foreach (var declaration in (element.GetAttribute("style") ?? "").Split(';'))
        {
            var parts = declaration.Split(':', 2);
            var property = parts[0].Trim().ToLowerInvariant();
            if (parts.Length == 2 && (property == name || (name == "background-color" && property == "background")) && Contrast.Parse(parts[1]) is { } colour)
                return colour;
        }
        return Contrast.Parse(element.GetAttribute(name == "color" ? "color" : "bgcolor"));
    }

    // The words of a link, and what its pictures say.
    private static string TextOf(IHtmlAnchorElement link) =>
        string.Join(' ', new[] { link.GetAttribute("aria-label") ?? link.TextContent }.Concat(link.QuerySelectorAll("img").Select(picture => picture.GetAttribute("alt") ?? "")).Where(text => !string.IsNullOrWhiteSpace(text)));

    private static bool IsFileName(string text) => FileName().IsMatch(text.Trim());

    private static string Short(string text)
    {
        var words = Spaces().Replace(text, " ").Trim();
        return words.Length > Excerpt ? ContentMapping.Shorten(words, Excerpt) + "…" : words;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[\s\W]+|[\s\W]+$")]
    private static partial Regex Ends();

    [GeneratedRegex(@"^(\S+\.(jpe?g|png|gif|webp|avif|svg|heic|bmp|tiff?)|(img|dsc|dscn|dscf|photo|image|screenshot)[_\- ]?\d+)$", RegexOptions.IgnoreCase)]
    private static partial Regex FileName();
}
