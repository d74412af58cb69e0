using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Content;
using Community.Cms.Content.Approval;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Admin.Contents;

/// <summary>Whose texts are asked for.</summary>
internal enum QueuePart
{
    /// <summary>All that the person may approve.</summary>
    All,
    /// <summary>Those given to the person.</summary>
    Mine,
    /// <summary>Those given to nobody.</summary>
    Open,
    /// <summary>The person's own, submitted or sent back.</summary>
    Own,
}

/// <summary>A text on its way to the site.</summary>
internal sealed record QueuedItem(
    string Id, string Title, string Type, string? Owner, string? OwnerName, DateTime SinceUtc, string? Assignee, string? AssigneeName, int Comments, ApprovalState State, string? Reason);

/// <summary>Texts that wait for approval, as one person may see them: the oldest first.</summary>
internal sealed class ApprovalQueue(CommunityDbContext data, IContentDefinitionManager definitions, IUserDirectory people)
{
    public const int PageSize = 30;

    /// <summary>Types that the person may approve.</summary>
    public async Task<IReadOnlyList<ContentTypeDefinition>> TypesAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var rights = new ContentRights(user);
        return [.. (await definitions.GetAsync(cancellationToken)).Listed().Where(type => rights.CanApprove(type.Name)).OrderBy(type => type.DisplayName, StringComparer.CurrentCulture)];
    }

    /// <summary>A page of the queue.</summary>
    public async Task<(IReadOnlyList<QueuedItem> Items, int Total)> FindAsync(QueuePart part, string? type, int page, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var me = new ContentRights(user).UserId;
        var types = (await TypesAsync(user, cancellationToken)).Select(one => one.Name).ToArray();
        var cases = data.Set<ApprovalCase>();
        var rows = data.Set<ContentRow>().AsNoTracking().Where(row => row.Latest);
        rows = part == QueuePart.Own
            ? rows.Where(row => row.Owner == me && (row.Approval == ApprovalState.Submitted || row.Approval == ApprovalState.SentBack))
            : rows.Where(row => row.Approval == ApprovalState.Submitted && types.Contains(row.ContentType));
        if (type is not null)
            rows = rows.Where(row => row.ContentType == type);
        if (part == QueuePart.Mine)
            rows = rows.Where(row => cases.Any(one => one.ContentItemId == row.ContentItemId && one.AssigneeId == me));
        if (part == QueuePart.Open)
            rows = rows.Where(row => !cases.Any(one => one.ContentItemId == row.ContentItemId && one.AssigneeId != null));
        var total = await rows.CountAsync(cancellationToken);
        var comments = data.Set<ApprovalNote>().Where(note => note.Kind == ApprovalNoteKind.Comment);
        var lines = await (
            from row in rows
            join one in cases on row.ContentItemId equals one.ContentItemId into known
            from one in known.DefaultIfEmpty()
            let since = one == null ? row.ModifiedUtc : one.SubmittedUtc
            orderby since, row.Id
            select new
            {
                row.ContentItemId, row.DisplayText, row.ContentType, row.Owner, Since = since, Assignee = one == null ? null : one.AssigneeId,
                Comments = comments.Count(note => note.ContentItemId == row.ContentItemId), row.Approval, row.ApprovalReason,
            }).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var found = lines.Select(line => new QueuedItem(
            line.ContentItemId, line.DisplayText, line.ContentType, line.Owner, null, line.Since, line.Assignee, null, line.Comments, line.Approval, line.ApprovalReason)).ToList();
        var ids = found.SelectMany(item => new[] { item.Owner, item.Assignee }).OfType<string>().Distinct().ToList();
        var names = ids.Count == 0 ? [] : (await people.FindAsync(ids, cancellationToken)).ToDictionary(person => person.Id, person => person.DisplayName);
        return ([.. found.Select(item => item with { OwnerName = names.GetValueOrDefault(item.Owner ?? ""), AssigneeName = names.GetValueOrDefault(item.Assignee ?? "") })], total);
    }
}
