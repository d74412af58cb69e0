using Community.Abstractions.Content;

namespace Community.Site.Reading;

/// <summary>A sentence or two that say what an item is about, whatever its type.</summary>
internal static class Summaries
{
    private const int Longest = 200;

    public static string? Of(ContentItem item, IHtmlText html)
    {
        var english = KeptReader.Language == "en";
        var text = (english ? item.Text("SummaryEn") : null) ?? item.Text("Lead") ?? item.Text("Summary") ?? item.Text("Subtitle");
        if (text is not null)
            return text;
        var body = item.Body() is { } written ? html.ToPlainText(written) : html.ToPlainText(html.FromMarkdown(item.As<MarkdownBodyPart>()?.Markdown));
        return body.Length == 0 ? null : Cut(body, Longest);
    }

    /// <summary>At most so many characters, never cut within a word.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        int end = text.LastIndexOf(' ', longest - 1);
        if (end <= 0)
            end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end].TrimEnd(' ', ',', ';', ':', '.', '\u00A0') + "…";
    }
}
