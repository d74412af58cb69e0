using Community.Abstractions.Sites;
using Community.Cms.Admin.Editing;
using Community.Cms.Editing;
using Community.Cms.Editing.Links;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Writing;

/// <summary>A hint as the editor shows it.</summary>
/// <param name="Field">Name of the field it is about.</param>
/// <param name="Anchor">Id of that field.</param>
/// <param name="Message">What it is.</param>
/// <param name="Blocks">Whether the house lets it block publishing.</param>
internal sealed record ShownHint(string Field, string Anchor, string Message, bool Blocks);

/// <summary>What a text could do better, said while it is written.</summary>
internal sealed class WritingHelp(AccessibilityHints accessibility, LinkBook links, ISiteDocuments documents, IStringLocalizer<Strings> T)
{
    /// <summary>The hints for what is in a form.</summary>
    public async Task<IReadOnlyList<ShownHint>> OfAsync(EditorForm form, CancellationToken cancellationToken)
    {
        var blocking = (await documents.GetAsync<WritingRules>(cancellationToken)).Blocking;
        List<WritingHint> hints = [.. await accessibility.OfAsync(form.Item, cancellationToken), .. await links.OfAsync(form.Item, cancellationToken)];
        return [.. hints.Select(hint =>
        {
            var path = ErrorPaths.Normalize(new(hint.Path, ""), form.Type, form.Item.Content, form.Definitions).Path;
            return new ShownHint(FieldNames.Of(path, form, T), EditorForm.IdOf(path), hint.Message, blocking.Contains(hint.Kind));
        })];
    }

    /// <summary>Writes down the links of a text that was saved, so that they are asked soon.</summary>
    public Task NoteLinksAsync(Community.Abstractions.Content.ContentItem stored, CancellationToken cancellationToken) => links.NoteAsync([stored], cancellationToken);
}
