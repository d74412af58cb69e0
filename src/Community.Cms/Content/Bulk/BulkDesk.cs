using System.Security.Claims;
using System.Text.Json;
using Community.Abstractions.Accounts;
using Community.Abstractions.Auditing;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Accounts.Permissions;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Content.Bulk;

/// <summary>
/// Does one thing to several contents: each with its own permissions, rules and transaction, so that one which cannot be done does not hold up the others. What was done
/// can be undone for a minute by the same person, where nobody has touched it since.
/// </summary>
internal sealed class BulkDesk(
    CommunityDbContext db, IContentManager content, ContentWriter writer, IContentDefinitionManager definitions, PermittedPeople people, IAuditTrail audit, TimeProvider time,
    IStringLocalizer<ContentStrings> T)
{
    /// <summary>More at once than a person can look over.</summary>
    public const int Most = 100;

    /// <summary>How long it can be undone.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(1);

    // Who comes back to a summary after a day looks into the audit trail.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Does it, and keeps what was done.</summary>
    /// <param name="action">What to do.</param>
    /// <param name="ids">The items; those beyond <see cref="Most"/> are left out.</param>
    /// <param name="target">New owner, or taxonomy and term with a slash between.</param>
    /// <param name="user">Who does it.</param>
    /// <param name="cancellationToken">Ends the work after the item at hand.</param>
    public async Task<ContentRun> RunAsync(BulkAction action, IEnumerable<string> ids, string? target, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        List<RunEntry> entries = [];
        foreach (var id in ids.Where(ContentIds.IsValid).Distinct().Take(Most))
        {
            var before = await FlagsAsync(id, cancellationToken);
            var item = before is null ? null : await content.GetAsync(id, ContentVersion.Latest, cancellationToken);
            if (before is null || item is null || !user.CanView(item.ContentType, item.Owner))
            {
                entries.Add(new(id, item is null ? "" : item.DisplayText ?? "", T["It is not there any more."], null, null));
                continue;
            }
            var problem = await DoAsync(action, item, before, target, user, cancellationToken);
            entries.Add(new(id, item.DisplayText ?? "", problem, problem is null ? before : null, problem is null ? await FlagsAsync(id, cancellationToken) ?? Gone(before) : null));
        }
        var run = new ContentRun { UserId = user.Id()!, CreatedUtc = Now, Action = action, Target = target, Entries = JsonSerializer.Serialize(entries) };
        await db.WriteAsync(_ =>
        {
            db.Add(run);
            return Task.FromResult(true);
        }, cancellationToken);
        return run;
    }

    /// <summary>Who may be given contents of all these types: whoever enters the back office and may write them there.</summary>
    public Task<IReadOnlyList<UserSummary>> NewOwnersAsync(IEnumerable<string> types, CancellationToken cancellationToken) => people.FindAsync(
        types.Distinct().Select(type => new[]
        {
            CommonPermissions.EditContent, CommonPermissions.EditOwnContent,
            CommonPermissions.ForType(CommonPermissions.EditContent, type), CommonPermissions.ForType(CommonPermissions.EditOwnContent, type),
        }).Prepend([CommonPermissions.AccessAdminPanel]),
        cancellationToken);

    /// <summary>What this person did; null when there is no such run of theirs.</summary>
    public Task<ContentRun?> FindAsync(string id, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var userId = user.Id();
        return db.Set<ContentRun>().AsNoTracking().FirstOrDefaultAsync(run => run.Id == id && run.UserId == userId, cancellationToken);
    }

    /// <summary>What became of each item of a run.</summary>
    public static IReadOnlyList<RunEntry> EntriesOf(ContentRun run) => JsonSerializer.Deserialize<List<RunEntry>>(run.Entries) ?? [];

    /// <summary>Whether it can be undone now.</summary>
    public bool CanUndo(ContentRun run) => run.UndoneUtc is null && Now - run.CreatedUtc <= UndoTime && EntriesOf(run).Any(entry => entry.Before is not null);

    /// <summary>Brings each item back to what it was, where nobody has touched it since. False when it is too late or was done already.</summary>
    public async Task<bool> UndoAsync(string id, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        // Taken first, so that a second press finds it taken.
        var userId = user.Id();
        var earliest = Now - UndoTime;
        var now = Now;
        if (await db.Set<ContentRun>().Where(run => run.Id == id && run.UserId == userId && run.UndoneUtc == null && run.CreatedUtc >= earliest)
                .ExecuteUpdateAsync(set => set.SetProperty(run => run.UndoneUtc, now), cancellationToken) == 0)
            return false;
        var run = (await FindAsync(id, user, cancellationToken))!;
        List<RunEntry> entries = [];
        foreach (var entry in EntriesOf(run))
            entries.Add(entry.Before is null ? entry : entry with { Problem = await UndoAsync(run, entry, user, cancellationToken) });
        var json = JsonSerializer.Serialize(entries);
        await db.Set<ContentRun>().Where(row => row.Id == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Entries, json), cancellationToken);
        return true;
    }

    /// <summary>Forgets runs that nobody comes back to.</summary>
    public Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        var earliest = Now - Kept;
        return db.Set<ContentRun>().Where(run => run.CreatedUtc < earliest).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<string?> DoAsync(BulkAction action, ContentItem item, ItemFlags before, string? target, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case BulkAction.Publish when before.Published == before.Latest:
                return T["It is on the site already, up to date."];
            case BulkAction.Publish:
                return Problem(await content.PublishAsync(item.ContentItemId, item.ContentItemVersionId, user, cancellationToken));
            case BulkAction.Unpublish when before.Published is null:
                return T["It is not on the site."];
            case BulkAction.Unpublish:
                return Problem(await content.UnpublishAsync(item.ContentItemId, user, cancellationToken));
            case BulkAction.Remove:
                return Problem(await content.RemoveAsync(item.ContentItemId, user, cancellationToken));
            case BulkAction.Move:
                return await MoveAsync(item, target, user, cancellationToken);
            default:
                return await TagAsync(item, target, add: true, user, cancellationToken);
        }
    }

    private async Task<string?> MoveAsync(ContentItem item, string? owner, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!user.CanEdit(item.ContentType, null))
            return NotPermitted;
        // What members and employers own is tied to them in other ways too.
        if ((await definitions.GetAsync(cancellationToken)).FindType(item.ContentType) is not { Creatable: true })
            return T["Contents of this kind belong to the person who made them."];
        if (item.Owner == owner)
            return T["It belongs to this person already."];
        if ((await NewOwnersAsync([item.ContentType], cancellationToken)).All(person => person.Id != owner))
            return T["This person may not write such contents."];
        await SetOwnerAsync(item.ContentItemId, item.DisplayText ?? "", owner, user, cancellationToken);
        return null;
    }

    private Task SetOwnerAsync(string id, string title, string? owner, ClaimsPrincipal user, CancellationToken cancellationToken) => db.WriteAsync(async stop =>
    {
        var rows = await db.Set<ContentRow>().Where(row => row.ContentItemId == id && (row.Latest || row.Published)).ToListAsync(stop);
        var former = rows.FirstOrDefault(row => row.Latest)?.Owner;
        rows.ForEach(row => row.Owner = owner);
        await db.SaveChangesAsync(stop);
        if (rows.FirstOrDefault(row => row.Published) is { } published)
            await writer.RefreshAsync(published, stop);
        audit.Record(new("ContentMoved", rows[0].ContentType, id, title)
        {
            Before = new Dictionary<string, string?> { ["Owner"] = former }, After = new Dictionary<string, string?> { ["Owner"] = owner },
        }, user);
        return true;
    }, cancellationToken);

    private async Task<string?> TagAsync(ContentItem item, string? target, bool add, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var (taxonomy, term) = target?.Split('/') is [var first, var second] ? (first, second) : ("", "");
        var type = (await definitions.GetAsync(cancellationToken)).FindType(item.ContentType);
        var place = (from part in type?.Parts ?? []
                     from one in part.Part.Fields
                     where one.FieldName == nameof(TaxonomyField) && one.FieldSetting<string?>("TaxonomyContentItemId", null) == taxonomy
                     select (Part: part.Name, Field: one.Name)).FirstOrDefault();
        if (place.Part is null)
            return T["Contents of this kind do not have this taxonomy."];
        var value = item.GetField<TaxonomyField>(place.Part, place.Field) ?? new TaxonomyField { TaxonomyContentItemId = taxonomy };
        var had = value.TermContentItemIds.Contains(term);
        if (had == add)
            return add ? T["It has this term already."].Value : null;
        value.TermContentItemIds = add ? [.. value.TermContentItemIds, term] : [.. value.TermContentItemIds.Where(one => one != term)];
        item.ApplyField(place.Part, place.Field, value);
        // A text that is on the site stays there, with the term; a draft stays a draft.
        return Problem(item.Published
            ? await content.SaveAndPublishAsync(item, item.ContentItemVersionId, user, cancellationToken)
            : await content.SaveDraftAsync(item, item.ContentItemVersionId, user, cancellationToken));
    }

    private async Task<string?> UndoAsync(ContentRun run, RunEntry entry, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var now = await FlagsAsync(entry.Id, cancellationToken) ?? Gone(entry.Before!);
        if (now != entry.After)
            return T["Somebody has changed it since: it stays as it is now."];
        switch (run.Action)
        {
            case BulkAction.Move:
                await SetOwnerAsync(entry.Id, entry.Title, entry.Before!.Owner, user, cancellationToken);
                return null;
            case BulkAction.Tag:
                return await TagAsync((await content.GetAsync(entry.Id, ContentVersion.Latest, cancellationToken))!, run.Target, add: false, user, cancellationToken);
            default:
                return await db.WriteAsync(async stop =>
                {
                    if (await writer.ReturnAsync(entry.Id, entry.Before!, stop) is not { } row)
                        return T["Its former version is not kept: it stays as it is now."].Value;
                    audit.Record(new("ContentActionUndone", row.ContentType, entry.Id, entry.Title) { Reason = run.Action.ToString() }, user);
                    return null;
                }, cancellationToken);
        }
    }

    private async Task<ItemFlags?> FlagsAsync(string id, CancellationToken cancellationToken)
    {
        var rows = await db.Set<ContentRow>().AsNoTracking().Where(row => row.ContentItemId == id && (row.Latest || row.Published))
            .Select(row => new { row.ContentItemVersionId, row.Latest, row.Published, row.Owner, row.PublishAtUtc, row.UnpublishAtUtc, row.Approval, row.ApprovalReason }).ToListAsync(cancellationToken);
        return rows.FirstOrDefault(row => row.Latest) is not { } latest ? null
            : new(latest.ContentItemVersionId, rows.FirstOrDefault(row => row.Published)?.ContentItemVersionId, latest.Owner, latest.PublishAtUtc, latest.UnpublishAtUtc, latest.Approval, latest.ApprovalReason);
    }

    private static ItemFlags Gone(ItemFlags before) => new(null, null, before.Owner, null, null, ApprovalState.None, null);

    private string NotPermitted => T["You are not permitted to do this with it."];

    private string? Problem(ContentResult result) => result switch
    {
        { Succeeded: true } => null,
        { NotFound: true } => T["It is not there any more."],
        { Conflict: not null } => T["Somebody else saved it meanwhile."],
        { Errors.Count: > 0 } => string.Join(" ", result.Errors.Select(error => error.Message)),
        _ => NotPermitted,
    };
}
