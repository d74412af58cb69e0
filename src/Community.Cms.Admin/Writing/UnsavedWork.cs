using System.Security.Claims;
using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Editing;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Writing;

/// <summary>The first page reminds people of what they typed and did not save.</summary>
internal sealed class UnsavedWork(UnsavedTexts texts, ItemWords words, IStringLocalizer<Strings> T) : IWaitingWorkSource
{
    public async Task<IReadOnlyList<WaitingWork>> FindAsync(ClaimsPrincipal user, int limit, CancellationToken cancellationToken)
    {
        if (!user.HasPermission(CommonPermissions.AccessAdminPanel) || user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } userId)
            return [];
        return [.. (await texts.AllAsync(userId, limit, cancellationToken)).Select(text => new WaitingWork(
            WaitingReason.ToFix, words.Untitled(text.Title), T["Not saved yet"],
            text.IsNew ? $"~/admin/contenus/nouveau/{text.ContentType}?reprise={text.ContentItemId}" : $"~/admin/contenus/{text.ContentItemId}", text.KeptUtc, new(userId, user.Identity?.Name ?? "")))];
    }
}
