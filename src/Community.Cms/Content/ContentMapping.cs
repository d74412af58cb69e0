using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;

namespace Community.Cms.Content;

/// <summary>Between rows and items.</summary>
internal static class ContentMapping
{
    public static ContentItem ToItem(this ContentRow row) => new()
    {
        ContentItemId = row.ContentItemId,
        ContentItemVersionId = row.ContentItemVersionId,
        ContentType = row.ContentType,
        DisplayText = row.DisplayText,
        Latest = row.Latest,
        Published = row.Published,
        ModifiedUtc = row.ModifiedUtc,
        PublishedUtc = row.PublishedUtc,
        CreatedUtc = row.CreatedUtc,
        Owner = row.Owner,
        Author = row.Author,
        Audience = row.Audience,
        Content = JsonNode.Parse(row.Data) as JsonObject ?? [],
    };

    /// <summary>Copies what people write; flags and dates are the manager's.</summary>
    public static void CopyText(this ContentRow row, ContentItem item)
    {
        row.ContentItemVersionId = item.ContentItemVersionId;
        row.ContentType = item.ContentType;
        row.DisplayText = Shorten(item.DisplayText ?? "", 300);
        row.SortText = Shorten(Fold(row.DisplayText), 300);
        row.Audience = item.Audience;
        row.Culture = item.Culture;
        row.LocalizationSet = item.As<LocalizationPart>()?.LocalizationSet is { Length: > 0 } set ? set : null;
        row.Data = item.Content.ToJsonString(ContentItem.JsonOptions);
    }

    /// <summary>Lower case, without accents and ligatures: what text filters compare.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Replace("æ", "ae", StringComparison.OrdinalIgnoreCase)
                     .Replace('’', '\'').Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(c));
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The beginning of a text, never half a character.</summary>
    public static string Shorten(string text, int max)
    {
        if (text.Length <= max)
            return text;
        var end = char.IsHighSurrogate(text[max - 1]) ? max - 1 : max;
        return text[..end];
    }
}
