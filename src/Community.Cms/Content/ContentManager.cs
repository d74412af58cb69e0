using System.Security.Claims;
using System.Text.Json.Nodes;
using Community.Abstractions.Auditing;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Changes;
using Community.Cms.Content.Approval;
using Community.Cms.Data;
using Community.Cms.Editing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Content;

/// <inheritdoc cref="IContentManager" />
internal sealed class ContentManager(
    CommunityDbContext db, ContentWriter writer, ContentValidator validator, AccessibilityHints hints, IContentDefinitionManager definitions, IChangeFeed feed,
    ApprovalTalk talk, IAuditTrail audit, TimeProvider time, IStringLocalizer<ContentStrings> T) : IContentManager
{
    // People see what they just saved, unless the index is very busy: then it follows by itself.
    private static readonly TimeSpan CatchUpBound = TimeSpan.FromSeconds(2);

    public async Task<ContentItem> NewAsync(string contentType, CancellationToken cancellationToken = default)
    {
        var type = (await definitions.GetAsync(cancellationToken)).FindType(contentType)
            ?? throw new KeyNotFoundException($"There is no content type '{contentType}'.");
        var item = new ContentItem { ContentItemId = ContentIds.New(), ContentType = type.Name };
        foreach (var part in type.Parts)
            item.Content[part.Name] = new JsonObject();
        if (type.HasPart(nameof(LocalizationPart)))
            item.Apply(new LocalizationPart { Culture = "fr", LocalizationSet = ContentIds.New() });
        return item;
    }

    public async Task<ContentItem?> GetAsync(string contentItemId, ContentVersion version = ContentVersion.Published, CancellationToken cancellationToken = default) =>
        (await Rows(version).FirstOrDefaultAsync(row => row.ContentItemId == contentItemId, cancellationToken))?.ToItem();

    public async Task<IReadOnlyList<ContentItem>> GetManyAsync(
        IEnumerable<string> contentItemIds, ContentVersion version = ContentVersion.Published, CancellationToken cancellationToken = default)
    {
        var ids = contentItemIds.Distinct().ToArray();
        var rows = await Rows(version).Where(row => ids.Contains(row.ContentItemId)).ToDictionaryAsync(row => row.ContentItemId, cancellationToken);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id].ToItem())];
    }

    public async Task<ContentItem?> GetVersionAsync(string contentItemVersionId, CancellationToken cancellationToken = default) =>
        (await db.Set<ContentRow>().AsNoTracking().FirstOrDefaultAsync(row => row.ContentItemVersionId == contentItemVersionId, cancellationToken))?.ToItem();

    public async Task<IReadOnlyList<ContentVersionInfo>> GetVersionsAsync(string contentItemId, CancellationToken cancellationToken = default) =>
        await db.Set<ContentRow>().AsNoTracking().Where(row => row.ContentItemId == contentItemId)
            .OrderByDescending(row => row.Id)
            .Select(row => new ContentVersionInfo(row.ContentItemVersionId, row.ModifiedUtc, row.Author, row.DisplayText, row.Latest, row.Published))
            .ToListAsync(cancellationToken);

    public async Task<ContentState?> GetStateAsync(string contentItemId, CancellationToken cancellationToken = default) =>
        await db.Set<ContentRow>().AsNoTracking().Where(row => row.ContentItemId == contentItemId && row.Latest)
            .Select(row => new ContentState(row.Approval, row.ApprovalReason, row.PublishAtUtc, row.UnpublishAtUtc))
            .FirstOrDefaultAsync(cancellationToken);

    public Task<ContentResult> SaveDraftAsync(ContentItem item, string? basedOnVersionId, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        SaveAsync(item, basedOnVersionId, user, publish: false, cancellationToken);

    public Task<ContentResult> SaveAndPublishAsync(ContentItem item, string? basedOnVersionId, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        SaveAsync(item, basedOnVersionId, user, publish: true, cancellationToken);

    public Task<ContentResult> PublishAsync(string contentItemId, string? basedOnVersionId, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        ChangeAsync(contentItemId, user, async latest =>
        {
            if (basedOnVersionId is not null && latest.ContentItemVersionId != basedOnVersionId)
                return new(new() { Conflict = latest.ToItem() });
            return await PublishRowAsync(latest, user, cancellationToken);
        }, cancellationToken);

    public Task<ContentResult> UnpublishAsync(string contentItemId, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        ChangeAsync(contentItemId, user, async latest =>
        {
            if (!user.CanPublish(latest.ContentType, latest.Owner))
                return Outcome.Refused;
            var published = latest.Published
                ? latest
                : await db.Set<ContentRow>().FirstOrDefaultAsync(row => row.ContentItemId == contentItemId && row.Published, cancellationToken);
            if (published is null)
                return new(new() { Item = latest.ToItem() });
            var change = await writer.UnpublishAsync(published, cancellationToken);
            return new(new() { Item = latest.ToItem() }, change);
        }, cancellationToken);

    public Task<ContentResult> RemoveAsync(string contentItemId, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        ChangeAsync(contentItemId, user, async latest =>
        {
            if (!user.CanDelete(latest.ContentType, latest.Owner))
                return Outcome.Refused;
            var change = await writer.RemoveAsync(latest, cancellationToken);
            return new(new() { Item = latest.ToItem() }, change);
        }, cancellationToken);

    public Task<ContentResult> RestoreAsync(string contentItemVersionId, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        WriteAsync(user, async () =>
        {
            var version = await db.Set<ContentRow>().AsNoTracking().FirstOrDefaultAsync(row => row.ContentItemVersionId == contentItemVersionId, cancellationToken);
            if (version is null || !user.CanView(version.ContentType, version.Owner))
                return Outcome.Missing;
            if (!user.CanEdit(version.ContentType, version.Owner))
                return Outcome.Refused;
            var item = version.ToItem();
            var errors = await writer.PrepareAsync(item, cancellationToken);
            if (errors.Count > 0)
            {
                // Somebody took the address meanwhile: the text comes back under a new one.
                item.ApplyField(nameof(AutoroutePart), "Path", "");
                item.Content.Remove(nameof(AliasPart));
                await writer.PrepareAsync(item, cancellationToken);
            }
            var row = await writer.KeepAsync(item, await writer.LatestAsync(item.ContentItemId, cancellationToken), user.Identity?.Name, cancellationToken, beside: true);
            return new(new() { Item = row.ToItem() });
        }, cancellationToken);

    public Task<ContentResult> SubmitAsync(string contentItemId, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        ChangeAsync(contentItemId, user, async latest =>
        {
            if (!user.CanEdit(latest.ContentType, latest.Owner))
                return Outcome.Refused;
            var errors = await validator.ValidateAsync(latest.ToItem(), publishing: true, cancellationToken);
            if (errors.Count > 0)
                return new(new() { Errors = errors });
            latest.Approval = ApprovalState.Submitted;
            latest.ApprovalReason = null;
            await talk.SubmittedAsync(latest, user, cancellationToken);
            return new(new() { Item = latest.ToItem() });
        }, cancellationToken);

    public Task<ContentResult> SendBackAsync(string contentItemId, string reason, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        ChangeAsync(contentItemId, user, async latest =>
        {
            if (!user.CanApprove(latest.ContentType))
                return Outcome.Refused;
            if (string.IsNullOrWhiteSpace(reason))
                return new(new() { Errors = [new("Reason", T["Say what should be changed."])] });
            if (reason.Length > 2000 || reason.Contains('\0'))
                return new(new() { Errors = [new("Reason", T["The reason has at most {0} characters.", 2000])] });
            if (latest.Approval != ApprovalState.Submitted)
                return new(new() { Errors = [new("", T["This item is not waiting for approval any more."])] });
            latest.Approval = ApprovalState.SentBack;
            latest.ApprovalReason = reason;
            await talk.SentBackAsync(latest, reason, user, cancellationToken);
            return new(new() { Item = latest.ToItem() });
        }, cancellationToken);

    public Task<ContentResult> ScheduleAsync(
        string contentItemId, DateTime? publishAtUtc, DateTime? unpublishAtUtc, ClaimsPrincipal user, CancellationToken cancellationToken = default) =>
        ChangeAsync(contentItemId, user, async latest =>
        {
            if (!user.CanPublish(latest.ContentType, latest.Owner))
                return Outcome.Refused;
            if (publishAtUtc is { } at && unpublishAtUtc is { } end && end <= at)
                return new(new() { Errors = [new("UnpublishAtUtc", T["The end of publication comes after its beginning."])] });
            if (publishAtUtc is not null && await ToPublishAsync(latest.ToItem(), cancellationToken) is { Count: > 0 } errors)
                return new(new() { Errors = errors });
            latest.PublishAtUtc = publishAtUtc;
            latest.UnpublishAtUtc = unpublishAtUtc;
            var item = latest.ToItem();
            if (item.As<PublishLaterPart>() is not null)
                item.Apply(new PublishLaterPart { ScheduledPublishUtc = publishAtUtc });
            if (item.As<ArchiveLaterPart>() is not null)
                item.Apply(new ArchiveLaterPart { ScheduledArchiveUtc = unpublishAtUtc });
            latest.Data = item.Content.ToJsonString(ContentItem.JsonOptions);
            return new(new() { Item = latest.ToItem() });
        }, cancellationToken);

    public Task<IReadOnlyList<ContentError>> ValidateAsync(ContentItem item, CancellationToken cancellationToken = default) => ToPublishAsync(item, cancellationToken);

    /// <summary>Puts the latest version on the site by its schedule; whoever set the schedule was allowed to.</summary>
    internal Task<ContentResult> PublishScheduledAsync(string contentItemId, CancellationToken cancellationToken) =>
        ChangeAsync(contentItemId, SystemUser.Principal, async latest =>
        {
            // Another node may have done it, or a colleague changed the schedule, since the list was read.
            if (latest.PublishAtUtc is not { } due || due > time.GetUtcNow().UtcDateTime)
                return new(new() { Item = latest.ToItem() });
            var outcome = await PublishRowAsync(latest, SystemUser.Principal, cancellationToken);
            if (outcome.Result.Errors.Count == 0)
                return outcome;
            latest.PublishAtUtc = null;
            latest.Approval = ApprovalState.SentBack;
            latest.ApprovalReason = string.Join('\n', outcome.Result.Errors.Select(error => error.Message));
            await talk.SentBackAsync(latest, latest.ApprovalReason, SystemUser.Principal, cancellationToken);
            return outcome;
        }, cancellationToken);

    private Task<ContentResult> SaveAsync(ContentItem given, string? basedOn, ClaimsPrincipal user, bool publish, CancellationToken cancellationToken) =>
        WriteAsync(user, async () =>
        {
            var item = given.Clone();
            if (!ContentIds.IsValid(item.ContentItemId))
                item.ContentItemId = ContentIds.New();
            var latest = await writer.LatestAsync(item.ContentItemId, cancellationToken);
            if (latest is not null && !user.CanView(latest.ContentType, latest.Owner))
                return Outcome.Missing;
            item.ContentType = latest?.ContentType ?? item.ContentType;
            if (latest is null && basedOn is not null)
                return Outcome.Missing;
            var owner = latest is null ? user.Id() ?? item.Owner : latest.Owner;
            if (user.CanEdit(item.ContentType, null) && !string.IsNullOrEmpty(item.Owner))
                owner = item.Owner;
            if (!user.CanEdit(item.ContentType, latest?.Owner ?? owner))
                return Outcome.Refused;
            if (latest is not null && latest.ContentItemVersionId != basedOn)
                return new(new() { Conflict = latest.ToItem() });
            if (latest is null && await db.Set<ContentRow>().AnyAsync(row => row.ContentItemId == item.ContentItemId, cancellationToken))
                return Outcome.Missing;

            item.Owner = owner;
            var errors = await validator.ValidateAsync(item, publishing: false, cancellationToken);
            if (errors.Count == 0)
                errors = await writer.PrepareAsync(item, cancellationToken);
            if (errors.Count == 0 && publish)
                errors = await RefusalAsync(item, user, cancellationToken) ?? errors;
            if (errors.Count > 0)
                return new(new() { Errors = errors });
            // The draft that waited may be the row that is written over.
            var waited = latest?.Approval == ApprovalState.Submitted;
            var row = await writer.KeepAsync(item, latest, user.Identity?.Name, cancellationToken);
            if (!publish)
                return new(new() { Item = row.ToItem() });
            var change = await writer.PublishAsync(row, null, cancellationToken);
            if (waited)
                await talk.PublishedAsync(row, user, cancellationToken);
            return new(new() { Item = row.ToItem() }, change);
        }, cancellationToken);

    private async Task<Outcome> PublishRowAsync(ContentRow latest, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var item = latest.ToItem();
        if (await RefusalAsync(item, user, cancellationToken) is { } errors)
            return new(new() { Errors = errors, Forbidden = errors.Count == 0 });
        var waited = latest.Approval == ApprovalState.Submitted;
        var change = await writer.PublishAsync(latest, null, cancellationToken);
        if (waited)
            await talk.PublishedAsync(latest, user, cancellationToken);
        return new(new() { Item = latest.ToItem() }, change);
    }

    /// <summary>Why a person may not publish an item: null when nothing is in the way.</summary>
    private async Task<IReadOnlyList<ContentError>?> RefusalAsync(ContentItem item, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!user.CanPublish(item.ContentType, item.Owner))
            return [new("", T["You may write this item, but not publish it. Submit it for approval."])];
        var type = (await definitions.GetAsync(cancellationToken)).FindType(item.ContentType);
        if (type?.RequiresApproval == true && !user.CanApprove(item.ContentType))
            return [new("", T["Items of this kind are approved by a colleague first. Submit it for approval."])];
        // The house's rules for readable texts are for its staff: members and employers see no hints while they write.
        var errors = user.HasPermission(CommonPermissions.AccessAdminPanel)
            ? await ToPublishAsync(item, cancellationToken)
            : await validator.ValidateAsync(item, publishing: true, cancellationToken);
        return errors.Count > 0 ? errors : null;
    }

    /// <summary>What an item lacks to be published: by its type, and by what the house decided about readable texts.</summary>
    private async Task<IReadOnlyList<ContentError>> ToPublishAsync(ContentItem item, CancellationToken cancellationToken) =>
        [.. await validator.ValidateAsync(item, publishing: true, cancellationToken), .. await hints.BlockingAsync(item, cancellationToken)];

    private Task<ContentResult> ChangeAsync(string contentItemId, ClaimsPrincipal user, Func<ContentRow, Task<Outcome>> change, CancellationToken cancellationToken) =>
        WriteAsync(user, async () =>
            await writer.LatestAsync(contentItemId, cancellationToken) is { } latest && user.CanView(latest.ContentType, latest.Owner)
                ? await change(latest)
                : Outcome.Missing, cancellationToken);

    private async Task<ContentResult> WriteAsync(ClaimsPrincipal user, Func<Task<Outcome>> work, CancellationToken cancellationToken)
    {
        var outcome = await db.WriteAsync(
            async _ =>
            {
                var done = await work();
                // What visitors see has changed: somebody answers for it.
                if (done is { Change: { } made, Result.Item: { } item })
                    audit.Record(new($"Content{made.Kind}", made.ContentType, made.ContentItemId, item.DisplayText ?? ""), user);
                return done;
            },
            cancellationToken);
        if (outcome.Change is { } change && !db.IsWriting)
            await feed.CatchUpAsync(change.Sequence, CatchUpBound, cancellationToken);
        return outcome.Result;
    }

    private IQueryable<ContentRow> Rows(ContentVersion version) => version == ContentVersion.Published
        ? db.Set<ContentRow>().AsNoTracking().Where(row => row.Published)
        : db.Set<ContentRow>().AsNoTracking().Where(row => row.Latest);

    private sealed record Outcome(ContentResult Result, ChangeRow? Change = null)
    {
        public static Outcome Missing { get; } = new(new ContentResult { NotFound = true });
        public static Outcome Refused { get; } = new(new ContentResult { Forbidden = true });
    }
}
