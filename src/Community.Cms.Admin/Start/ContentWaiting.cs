using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Navigation;
using Community.Cms.Admin.Contents;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Start;

/// <summary>Contents that wait: for approval, for their author after they were sent back, or for their time.</summary>
internal sealed class ContentWaiting(ApprovalQueue queue, ContentList list, IContentDefinitionManager definitions, ItemWords words, IStringLocalizer<Strings> T) : IWaitingWorkSource
{
    public async Task<IReadOnlyList<WaitingWork>> FindAsync(ClaimsPrincipal user, int limit, CancellationToken cancellationToken)
    {
        var known = await definitions.GetAsync(cancellationToken);
        string NameOf(string type) => known.FindType(type)?.DisplayName ?? type;
        List<WaitingWork> waiting = [];
        foreach (var item in (await queue.FindAsync(QueuePart.All, null, 1, user, cancellationToken)).Items.Take(limit))
            waiting.Add(new(WaitingReason.ToApprove, words.Untitled(item.Title), NameOf(item.Type), $"~/admin/approbations/{item.Id}", item.SinceUtc, Person(item.Assignee, item.AssigneeName)));
        foreach (var item in (await queue.FindAsync(QueuePart.Own, null, 1, user, cancellationToken)).Items.Where(item => item.State == ApprovalState.SentBack).Take(limit))
            waiting.Add(new(WaitingReason.ToFix, words.Untitled(item.Title), T["{0}, sent back", NameOf(item.Type)], $"~/admin/contenus/{item.Id}", item.SinceUtc, Person(item.Owner, item.OwnerName)));
        foreach (var item in (await list.FirstAsync(new() { State = ListedState.Scheduled, Ascending = true }, limit, user, cancellationToken)).Items)
        {
            if (item.PublishAtUtc is { } on)
                waiting.Add(new(WaitingReason.Scheduled, words.Untitled(item.Title), T["{0}, goes on the site", NameOf(item.Type)], Url(item) + "/programmer", on, Person(item.Owner, item.OwnerName)));
            if (item.UnpublishAtUtc is { } off)
                waiting.Add(new(WaitingReason.Scheduled, words.Untitled(item.Title), T["{0}, leaves the site", NameOf(item.Type)], Url(item) + "/programmer", off, Person(item.Owner, item.OwnerName)));
        }
        return waiting;
    }

    // Whoever has left is nobody to wait for.
    private static UserSummary? Person(string? id, string? name) => id is null || name is null ? null : new(id, name);

    private static string Url(ListedItem item) => $"~/admin/contenus/{item.Id}";
}
