using Community.Abstractions.Background;
using Community.Cms.Content.Bulk;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Editing;

/// <summary>Texts that nobody came back to, marks of people who left long ago, and what could be undone, go by themselves.</summary>
internal sealed class EditingCleanup(UnsavedTexts texts, EditorPresence presence, BulkDesk bulk, IStringLocalizer<ContentStrings> T) : IBackgroundTask
{
    public string Name => "editing-cleanup";

    public string Title => T["Remove unsaved texts that nobody came back to"];

    public string Schedule => "40 3 * * *";

    public async Task<string> ExecuteAsync(CancellationToken cancellationToken)
    {
        await presence.ExpireAsync(cancellationToken);
        await bulk.ExpireAsync(cancellationToken);
        return T["Removed: {0}.", await texts.ExpireAsync(cancellationToken)];
    }
}
