using System.Security.Claims;
using Community.Abstractions.Accounts;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Auditing;
using Community.Cms.Content;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Admin.Contents;

/// <summary>One line of the list.</summary>
internal sealed record ListedItem(
    string Id, string VersionId, string Type, string Title, bool OnSite, bool IsPublishedVersion, bool Removed, ApprovalState Approval,
    DateTime? PublishAtUtc, DateTime? UnpublishAtUtc, string? Culture, string? Owner, string? OwnerName, string? Author, DateTime ModifiedUtc,
    string Audience, DateTime CreatedUtc, DateTime? PublishedUtc);

/// <summary>A page of the list.</summary>
internal sealed record ListedPage(IReadOnlyList<ListedItem> Items, int Total, int Page, int Pages);

/// <summary>The back office's list: one count, one page and the names of its owners, whatever the filters.</summary>
internal sealed class ContentList(CommunityDbContext data, IContentDefinitionManager definitions, IUserDirectory people)
{
    /// <summary>A page of what the person may see.</summary>
    public async Task<ListedPage> FindAsync(ContentFilter filter, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var rows = Filter(await VisibleAsync(user, filter.State == ListedState.Removed, cancellationToken), filter, user);
        int total = await rows.CountAsync(cancellationToken);
        int pages = Math.Max(1, (total + ContentFilter.PageSize - 1) / ContentFilter.PageSize);
        int page = Math.Clamp(filter.Page, 1, pages);
        var found = await Select(Sort(rows, filter).Skip((page - 1) * ContentFilter.PageSize).Take(ContentFilter.PageSize)).ToListAsync(cancellationToken);
        return new(await NameAsync(found, cancellationToken), total, page, pages);
    }

    /// <summary>The first few lines of a filter, for the start page.</summary>
    public async Task<(IReadOnlyList<ListedItem> Items, int Total)> FirstAsync(ContentFilter filter, int max, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var rows = Filter(await VisibleAsync(user, removed: false, cancellationToken), filter, user);
        var found = await Select(Sort(rows, filter).Take(max)).ToListAsync(cancellationToken);
        int total = found.Count < max ? found.Count : await rows.CountAsync(cancellationToken);
        return (await NameAsync(found, cancellationToken), total);
    }

    /// <summary>
    /// What others saved since a moment, newest first. A version keeps the name of who saved it, and no account: of two people with one name, each is told what carries it too,
    /// but for what the audit trail says they put on the site themselves.
    /// </summary>
    public async Task<IReadOnlyList<ListedItem>> ChangedSinceAsync(DateTime sinceUtc, int max, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var (me, name) = (UserId(user), user.Identity?.Name);
        var others = data.Users.Where(other => other.Id != me && other.DisplayName == name);
        var mine = data.Set<AuditRow>().Where(entry => entry.ActorId == me && entry.Action == "ContentPublished");
        var rows = (await VisibleAsync(user, removed: false, cancellationToken)).Where(row => row.ModifiedUtc >= sinceUtc
            && (row.Author != name || (others.Any() && !mine.Any(entry => entry.ObjectId == row.ContentItemId && entry.CreatedUtc >= row.ModifiedUtc))));
        return await Select(rows.OrderByDescending(row => row.ModifiedUtc).ThenByDescending(row => row.Id).Take(max)).ToListAsync(cancellationToken);
    }

    /// <summary>What others took off the site or removed since a moment, newest first: that leaves no version behind, so the audit trail tells it, of contents that the person may see.</summary>
    public async Task<IReadOnlyList<AuditRow>> TakenAwaySinceAsync(DateTime sinceUtc, int max, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var me = UserId(user);
        var (there, removed) = (await VisibleAsync(user, removed: false, cancellationToken), await VisibleAsync(user, removed: true, cancellationToken));
        return await data.Set<AuditRow>().AsNoTracking()
            .Where(entry => entry.CreatedUtc >= sinceUtc && entry.ActorId != me && (entry.Action == "ContentUnpublished" || entry.Action == "ContentRemoved")
                && (there.Any(row => row.ContentItemId == entry.ObjectId) || removed.Any(row => row.ContentItemId == entry.ObjectId)))
            .OrderByDescending(entry => entry.Id).Take(max).ToListAsync(cancellationToken);
    }

    /// <summary>People who own something in the list, by name, at most a hundred; for its filter.</summary>
    public async Task<IReadOnlyList<UserSummary>> GetOwnersAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!new ContentRights(user).CanViewAll)
            return [];
        var ids = await data.Set<ContentRow>().Where(row => row.Latest && row.Owner != null).Select(row => row.Owner!).Distinct().Take(100).ToListAsync(cancellationToken);
        return [.. (await people.FindAsync(ids, cancellationToken)).OrderBy(person => person.DisplayName, StringComparer.CurrentCulture)];
    }

    private async Task<IQueryable<ContentRow>> VisibleAsync(ClaimsPrincipal user, bool removed, CancellationToken cancellationToken)
    {
        var all = data.Set<ContentRow>().AsNoTracking();
        var rows = removed
            ? all.Where(row => !all.Any(other => other.ContentItemId == row.ContentItemId && other.Latest)
                && row.Id == all.Where(other => other.ContentItemId == row.ContentItemId).Max(other => other.Id))
            : all.Where(row => row.Latest);
        // A block has a row of its own only when a recipe put it into a layer; people shall find it too.
        var known = await definitions.GetAsync(cancellationToken);
        var types = known.Listed().Concat(known.Types.Values.Where(type => type.Stereotype == "Widget")).Select(type => type.Name).Distinct().ToArray();
        var rights = new ContentRights(user);
        var userId = UserId(user);
        if (rights.CanViewAll)
            return rows.Where(row => types.Contains(row.ContentType));
        var open = types.Where(type => rights.CanView(type, null)).ToArray();
        return rows.Where(row => types.Contains(row.ContentType) && (open.Contains(row.ContentType) || (userId != null && row.Owner == userId)));
    }

    private IQueryable<ContentRow> Filter(IQueryable<ContentRow> rows, ContentFilter filter, ClaimsPrincipal user)
    {
        if (filter.Type is { } type)
            rows = rows.Where(row => row.ContentType == type);
        if (filter.Owner is { } owner)
        {
            var id = owner == "me" ? UserId(user) : owner;
            rows = rows.Where(row => row.Owner == id);
        }
        if (filter.From is { } from)
        {
            var start = Editing.ParisTime.StartOf(from);
            rows = rows.Where(row => row.ModifiedUtc >= start);
        }
        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = Editing.ParisTime.StartOf(to.AddDays(1));
            rows = rows.Where(row => row.ModifiedUtc < end);
        }
        foreach (var word in ListWords.Of(filter.Text))
            rows = rows.Where(row => row.SortText.Contains(word));
        return InState(rows, filter.State);
    }

    private IQueryable<ContentRow> InState(IQueryable<ContentRow> rows, ListedState? state)
    {
        var published = data.Set<ContentRow>().Where(row => row.Published);
        return state switch
        {
            ListedState.Published => rows.Where(row => row.Published),
            ListedState.Draft => rows.Where(row => !row.Published && !published.Any(other => other.ContentItemId == row.ContentItemId)),
            ListedState.Changed => rows.Where(row => !row.Published && published.Any(other => other.ContentItemId == row.ContentItemId)),
            ListedState.Submitted => rows.Where(row => row.Approval == ApprovalState.Submitted),
            ListedState.SentBack => rows.Where(row => row.Approval == ApprovalState.SentBack),
            ListedState.Scheduled => rows.Where(row => row.PublishAtUtc != null || row.UnpublishAtUtc != null),
            _ => rows,
        };
    }

    private static IQueryable<ContentRow> Sort(IQueryable<ContentRow> rows, ContentFilter filter) => (filter.Sort, filter.Ascending) switch
    {
        ("title", true) => rows.OrderBy(row => row.SortText).ThenBy(row => row.Id),
        ("title", false) => rows.OrderByDescending(row => row.SortText).ThenByDescending(row => row.Id),
        (_, true) => rows.OrderBy(row => row.ModifiedUtc).ThenBy(row => row.Id),
        _ => rows.OrderByDescending(row => row.ModifiedUtc).ThenByDescending(row => row.Id),
    };

    private IQueryable<ListedItem> Select(IQueryable<ContentRow> rows)
    {
        var published = data.Set<ContentRow>().Where(row => row.Published);
        return rows.Select(row => new ListedItem(
            row.ContentItemId, row.ContentItemVersionId, row.ContentType, row.DisplayText,
            row.Published || published.Any(other => other.ContentItemId == row.ContentItemId), row.Published, !row.Latest, row.Approval,
            row.PublishAtUtc, row.UnpublishAtUtc, row.Culture, row.Owner, null, row.Author, row.ModifiedUtc, row.Audience, row.CreatedUtc, row.PublishedUtc));
    }

    private async Task<IReadOnlyList<ListedItem>> NameAsync(List<ListedItem> items, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.Owner).OfType<string>().Distinct().ToList();
        if (ids.Count == 0)
            return items;
        var names = (await people.FindAsync(ids, cancellationToken)).ToDictionary(person => person.Id, person => person.DisplayName);
        return [.. items.Select(item => item with { OwnerName = item.Owner is { } owner ? names.GetValueOrDefault(owner) : null })];
    }

    private static string? UserId(ClaimsPrincipal user) => user.FindFirst(ClaimTypes.NameIdentifier)?.Value;
}
