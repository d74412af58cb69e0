using System.Security.Claims;
using Community.Abstractions.Auditing;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Cms.Content;
using Community.Cms.Data;

namespace Community.Cms.Admin.Trees;

/// <summary>What became of a change to a taxonomy or menu.</summary>
/// <param name="Missing">There is no such item.</param>
/// <param name="Stale">Somebody else changed it first.</param>
/// <param name="Error">Why it is refused, in the reader's language.</param>
/// <param name="OnSite">Whether visitors see the change; false when the item is a draft.</param>
internal sealed record TreeOutcome(bool Missing = false, bool Stale = false, string? Error = null, bool OnSite = true)
{
    public bool Succeeded => !Missing && !Stale && Error is null;
}

/// <summary>
/// Changes taxonomies and menus as the only writer, by the right to their desk and not by the rights to contents. What is on the site stays on it: the change is
/// published at once, as a version of its own. A draft stays a draft.
/// </summary>
internal sealed class TreeDesk(CommunityDbContext db, ContentWriter writer, ContentValidator validator, IAuditTrail audit, IChangeFeed feed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The newest version of an item of a type; null when there is none.</summary>
    public async Task<ContentItem?> FindAsync(string id, string type, CancellationToken cancellationToken) =>
        ContentIds.IsValid(id) && await writer.LatestAsync(id, cancellationToken) is { } row && row.ContentType == type ? row.ToItem() : null;

    /// <summary>Changes one item.</summary>
    /// <param name="id">The item.</param>
    /// <param name="type">Its type.</param>
    /// <param name="basedOn">Version the person saw; null when the change checks for itself what it overwrites.</param>
    /// <param name="change">Changes the item; the answer is why not, and an empty text that it is stale.</param>
    /// <param name="entry">For the audit trail, made after the change.</param>
    /// <param name="user">Who changes.</param>
    /// <param name="follow">What else changes in the same transaction, once nothing can be refused any more.</param>
    /// <param name="cancellationToken">Stops before the write.</param>
    public async Task<TreeOutcome> ChangeAsync(
        string id, string type, string? basedOn, Func<ContentItem, string?> change, Func<ContentItem, AuditEntry> entry, ClaimsPrincipal user, Func<Task>? follow, CancellationToken cancellationToken)
    {
        var outcome = await db.WriteAsync(async stop =>
        {
            if (await writer.LatestAsync(id, stop) is not { } latest || latest.ContentType != type)
                return new TreeOutcome(Missing: true);
            if (basedOn is not null && latest.ContentItemVersionId != basedOn)
                return new TreeOutcome(Stale: true);
            var (item, onSite) = (latest.ToItem(), latest.Published);
            if (change(item) is { } refused)
                return refused.Length == 0 ? new TreeOutcome(Stale: true) : new TreeOutcome(Error: refused);
            var errors = await validator.ValidateAsync(item, publishing: onSite, stop);
            if (errors.Count == 0)
                errors = await writer.PrepareAsync(item, stop);
            if (errors.Count > 0)
                return new TreeOutcome(Error: errors[0].Message);
            if (follow is not null)
                await follow();
            var row = await writer.KeepAsync(item, latest, user.Identity?.Name, stop);
            if (onSite)
                await writer.PublishAsync(row, null, stop);
            audit.Record(entry(item), user);
            return new TreeOutcome(OnSite: onSite);
        }, cancellationToken);
        if (outcome.Succeeded)
            await feed.CatchUpAsync(await feed.GetLatestAsync(cancellationToken), Patience, cancellationToken);
        return outcome;
    }

    /// <summary>Makes and publishes an item.</summary>
    public Task<TreeOutcome> CreateAsync(ContentItem item, AuditEntry entry, ClaimsPrincipal user, CancellationToken cancellationToken) => db.WriteAsync(async stop =>
    {
        var errors = await validator.ValidateAsync(item, publishing: true, stop);
        if (errors.Count == 0)
            errors = await writer.PrepareAsync(item, stop);
        if (errors.Count > 0)
            return new TreeOutcome(Error: errors[0].Message);
        await writer.PublishAsync(await writer.KeepAsync(item, null, user.Identity?.Name, stop), null, stop);
        audit.Record(entry, user);
        return new TreeOutcome();
    }, cancellationToken);
}
