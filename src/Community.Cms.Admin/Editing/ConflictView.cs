using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Community.Abstractions.Content;
using Community.Abstractions.Security;

namespace Community.Cms.Admin.Editing;

/// <summary>Two people wrote in the same text: both are shown, and nothing of either is lost.</summary>
/// <param name="Mine">What this person wrote.</param>
/// <param name="Theirs">What is stored.</param>
/// <param name="Verb">What the person wanted to do.</param>
/// <param name="Fields">Both, field by field; theirs is what mine is compared with.</param>
internal sealed record ConflictView(ContentItem Mine, ContentItem Theirs, string Verb, IReadOnlyList<ComparedField> Fields)
{
    private const int Longest = 4 * 1024 * 1024;

    /// <summary>Reads the person's own text back; identity, owner and dates are those of the stored item.</summary>
    /// <param name="json">The text.</param>
    /// <param name="stored">The item it is a text of.</param>
    /// <param name="item">The item with it.</param>
    /// <param name="withRaw">Whether what could not be read as a value stays beside it, for a form that is shown again.</param>
    public static bool TryRead(string? json, ContentItem stored, [NotNullWhen(true)] out ContentItem? item, bool withRaw = false)
    {
        item = null;
        if (string.IsNullOrEmpty(json) || json.Length > Longest || json.Contains("\\u0000", StringComparison.Ordinal))
            return false;
        try
        {
            var typed = ContentItem.Parse(json);
            if (typed.ContentItemId != stored.ContentItemId || typed.ContentType != stored.ContentType || !Audiences.All.Contains(typed.Audience))
                return false;
            item = stored.Clone();
            (item.Content, item.Audience, item.DisplayText) = (typed.Content, typed.Audience, typed.DisplayText);
            if (!withRaw)
                RawText.Strip(item.Content);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
