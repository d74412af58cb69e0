using Community.Abstractions.Content;

namespace Community.Cms.Admin.Editing;

/// <summary>The text in the other language that stands beside the one being written.</summary>
/// <param name="Item">Its newest version.</param>
/// <param name="Culture">Its language.</param>
/// <param name="MayPublish">Whether it has a version to publish and the person may do that.</param>
/// <param name="ChangedUtc">When it was saved after the text that is written was (UTC); null when it says nothing new.</param>
/// <param name="Changed">What changed since; null when the former text was saved over.</param>
internal sealed record SourceText(ContentItem Item, string Culture, bool MayPublish, DateTime? ChangedUtc, ComparedView? Changed);

/// <summary>What the fields of the form say in the other language, by the id of their element; empty unless a translation is written.</summary>
internal sealed class SourceTexts
{
    private readonly Dictionary<string, string> texts = [];

    /// <summary>Language of the texts.</summary>
    public string Culture { get; private set; } = "";

    /// <summary>What the text is called.</summary>
    public string Name { get; private set; } = "";

    public void Show(string culture, string name, IReadOnlyDictionary<string, string> byPath)
    {
        (Culture, Name) = (culture, name);
        texts.Clear();
        foreach (var (path, text) in byPath)
            texts[EditorForm.IdOf(path)] = text;
    }

    /// <summary>What the source says in a field; null when it says nothing.</summary>
    public string? Of(string id) => texts.GetValueOrDefault(id);
}
