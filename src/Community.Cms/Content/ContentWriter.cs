using System.Text.Json.Nodes;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Cms.Changes;
using Community.Cms.Content.Bulk;
using Community.Cms.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Cms.Content;

/// <summary>
/// The moves every write is made of: keep a text, put it on the site, take it off. Each runs inside the write's transaction and keeps the index tables and
/// the change feed in step. Who may do it is asked before.
/// </summary>
internal sealed class ContentWriter(
    CommunityDbContext db, IContentDefinitionManager definitions, Autoroutes routes, Patterns patterns, IHtmlText html,
    IEnumerable<IContentIndexProvider> indexes, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Task<ContentRow?> LatestAsync(string contentItemId, CancellationToken cancellationToken) =>
        db.Set<ContentRow>().FirstOrDefaultAsync(row => row.ContentItemId == contentItemId && row.Latest, cancellationToken);

    /// <summary>Cleans, names and addresses an item before it is kept. The answer is what is wrong with its address or alias.</summary>
    public async Task<IReadOnlyList<ContentError>> PrepareAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var all = await definitions.GetAsync(cancellationToken);
        if (all.FindType(item.ContentType) is not { } type)
            return [];
        SanitizeHtml(item.Content, type, all, 0);
        ContentTree.Complete(item.Content);
        if (item.Get<LocalizationPart>(nameof(LocalizationPart)) is { } localization && type.HasPart(nameof(LocalizationPart)))
        {
            localization.Culture = localization.Culture is "en" ? "en" : "fr";
            localization.LocalizationSet = ContentIds.IsValid(localization.LocalizationSet) ? localization.LocalizationSet : ContentIds.New();
            item.Apply(localization);
        }
        await NameAsync(item, type);
        return await routes.AssignAsync(item, type, cancellationToken);
    }

    /// <summary>
    /// Keeps a text as the draft: over the author's own draft, unless it is to stand <paramref name="beside"/> it; beside what is published and what somebody else wrote, which stay
    /// versions. The item gets its new version id.
    /// </summary>
    public async Task<ContentRow> KeepAsync(ContentItem item, ContentRow? latest, string? author, CancellationToken cancellationToken, bool beside = false)
    {
        item.ContentItemVersionId = ContentIds.New();
        var row = latest;
        if (row is null || row.Published || row.Author != author || beside)
        {
            row = new ContentRow
            {
                ContentItemId = item.ContentItemId,
                CreatedUtc = latest?.CreatedUtc ?? item.CreatedUtc ?? Now,
                PublishedUtc = latest?.PublishedUtc,
                Owner = item.Owner,
                PublishAtUtc = latest?.PublishAtUtc,
                UnpublishAtUtc = latest?.UnpublishAtUtc,
            };
            if (latest is not null)
            {
                latest.Latest = false;
                latest.Approval = ApprovalState.None;
                latest.ApprovalReason = null;
                latest.PublishAtUtc = latest.UnpublishAtUtc = null;
                // The unique index on the latest version would see two of them for a moment.
                await db.SaveChangesAsync(cancellationToken);
            }
            db.Add(row);
        }
        row.Latest = true;
        row.Owner = item.Owner;
        row.Author = author;
        row.ModifiedUtc = Now;
        row.Approval = ApprovalState.None;
        row.ApprovalReason = null;
        row.CopyText(item);
        if (item.As<PublishLaterPart>() is { } later)
            row.PublishAtUtc = later.ScheduledPublishUtc;
        if (item.As<ArchiveLaterPart>() is { } archive)
            row.UnpublishAtUtc = archive.ScheduledArchiveUtc;
        await db.SaveChangesAsync(cancellationToken);
        await routes.ReserveAsync(item, cancellationToken);
        return row;
    }

    /// <summary>Puts the latest version on the site.</summary>
    public async Task<ChangeRow> PublishAsync(ContentRow latest, DateTime? publishedUtc, CancellationToken cancellationToken)
    {
        if (!latest.Published)
        {
            var former = await db.Set<ContentRow>().FirstOrDefaultAsync(row => row.ContentItemId == latest.ContentItemId && row.Published, cancellationToken);
            if (former is not null)
            {
                former.Published = false;
                var type = (await definitions.GetAsync(cancellationToken)).FindType(latest.ContentType);
                if (type?.Versionable == false)
                    db.Remove(former);
                await db.SaveChangesAsync(cancellationToken);
            }
        }
        latest.Published = true;
        latest.PublishedUtc = publishedUtc ?? latest.PublishedUtc ?? Now;
        latest.Approval = ApprovalState.None;
        latest.ApprovalReason = null;
        latest.PublishAtUtc = null;
        ClearPart(latest, nameof(PublishLaterPart), nameof(PublishLaterPart.ScheduledPublishUtc));
        var item = latest.ToItem();
        await routes.PublishAsync(item, cancellationToken);
        await IndexAsync(item.ContentItemId, item, cancellationToken);
        return await ChangeAsync(ChangeKind.Published, latest, cancellationToken);
    }

    /// <summary>Takes the published version off the site; its text stays as the draft when there is no newer one.</summary>
    public async Task<ChangeRow> UnpublishAsync(ContentRow published, CancellationToken cancellationToken)
    {
        published.Published = false;
        await db.Set<ContentRow>().Where(row => row.ContentItemId == published.ContentItemId && row.Latest)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.UnpublishAtUtc, (DateTime?)null), cancellationToken);
        ClearPart(published, nameof(ArchiveLaterPart), nameof(ArchiveLaterPart.ScheduledArchiveUtc));
        await routes.UnpublishAsync(published.ContentItemId, cancellationToken);
        await IndexAsync(published.ContentItemId, null, cancellationToken);
        return await ChangeAsync(ChangeKind.Unpublished, published, cancellationToken);
    }

    /// <summary>Takes every version out of every list. The rows stay, for staff to restore.</summary>
    public async Task<ChangeRow> RemoveAsync(ContentRow latest, CancellationToken cancellationToken)
    {
        foreach (var row in await db.Set<ContentRow>().Where(r => r.ContentItemId == latest.ContentItemId && (r.Latest || r.Published)).ToListAsync(cancellationToken))
        {
            row.Latest = row.Published = false;
            row.PublishAtUtc = row.UnpublishAtUtc = null;
            row.Approval = ApprovalState.None;
        }
        await routes.RemoveAsync(latest.ContentItemId, cancellationToken);
        await IndexAsync(latest.ContentItemId, null, cancellationToken);
        return await ChangeAsync(ChangeKind.Removed, latest, cancellationToken);
    }

    /// <summary>Brings the index tables and the feed in step with a published text that was changed where it stands.</summary>
    public async Task<ChangeRow> RefreshAsync(ContentRow published, CancellationToken cancellationToken)
    {
        await IndexAsync(published.ContentItemId, published.ToItem(), cancellationToken);
        return await ChangeAsync(ChangeKind.Published, published, cancellationToken);
    }

    /// <summary>Brings an item back to where it stood: which version is the latest, which one is on the site, its schedule and approval.</summary>
    /// <returns>The latest version; null when a version is not kept any more, and nothing was changed.</returns>
    public async Task<ContentRow?> ReturnAsync(string contentItemId, ItemFlags flags, CancellationToken cancellationToken)
    {
        var rows = await db.Set<ContentRow>().Where(row => row.ContentItemId == contentItemId
            && (row.Latest || row.Published || row.ContentItemVersionId == flags.Latest || row.ContentItemVersionId == flags.Published)).ToListAsync(cancellationToken);
        var (latest, published) = (rows.Find(row => row.ContentItemVersionId == flags.Latest), rows.Find(row => row.ContentItemVersionId == flags.Published));
        if (latest is null || (published is null && flags.Published is not null))
            return null;
        var (wasRemoved, wasPublished) = (!rows.Exists(row => row.Latest), rows.Exists(row => row.Published));
        rows.ForEach(row => row.Latest = row.Published = false);
        // The unique indexes would see two of them for a moment.
        await db.SaveChangesAsync(cancellationToken);
        latest.Latest = true;
        published?.Published = true;
        (latest.PublishAtUtc, latest.UnpublishAtUtc, latest.Approval, latest.ApprovalReason) = (flags.PublishAtUtc, flags.UnpublishAtUtc, flags.Approval, flags.ApprovalReason);
        var item = latest.ToItem();
        if (item.As<PublishLaterPart>() is not null)
            item.Apply(new PublishLaterPart { ScheduledPublishUtc = flags.PublishAtUtc });
        if (item.As<ArchiveLaterPart>() is not null)
            item.Apply(new ArchiveLaterPart { ScheduledArchiveUtc = flags.UnpublishAtUtc });
        if (wasRemoved && (await PrepareAsync(item, cancellationToken)).Count > 0)
        {
            // Somebody took the address meanwhile: the text comes back under a new one.
            item.ApplyField(nameof(AutoroutePart), "Path", "");
            item.Content.Remove(nameof(AliasPart));
            await PrepareAsync(item, cancellationToken);
        }
        latest.CopyText(item);
        await db.SaveChangesAsync(cancellationToken);
        await routes.ReserveAsync(item, cancellationToken);
        if (published is not null)
        {
            var shown = published == latest ? item : published.ToItem();
            await routes.PublishAsync(shown, cancellationToken);
            await IndexAsync(contentItemId, shown, cancellationToken);
            await ChangeAsync(ChangeKind.Published, published, cancellationToken);
        }
        else if (wasPublished)
        {
            await routes.UnpublishAsync(contentItemId, cancellationToken);
            await IndexAsync(contentItemId, null, cancellationToken);
            await ChangeAsync(ChangeKind.Unpublished, latest, cancellationToken);
        }
        return latest;
    }

    private async Task IndexAsync(string contentItemId, ContentItem? published, CancellationToken cancellationToken)
    {
        await db.Set<TermRow>().Where(row => row.ContentItemId == contentItemId).ExecuteDeleteAsync(cancellationToken);
        if (published is not null && (await definitions.GetAsync(cancellationToken)).FindType(published.ContentType) is { } type)
            db.AddRange(
                from part in type.Parts
                from field in part.Part.Fields
                where field.FieldName == nameof(TaxonomyField)
                let value = published.GetField<TaxonomyField>(part.Name, field.Name)
                where value is not null
                from term in value.TermContentItemIds.Distinct()
                group value.TaxonomyContentItemId by term into terms
                select new TermRow { ContentItemId = contentItemId, TermId = terms.Key, TaxonomyId = terms.First() });
        foreach (var index in indexes)
            if (published is null || index.ContentTypes.Count == 0 || index.ContentTypes.Contains(published.ContentType))
                await index.UpdateAsync(contentItemId, published, db, cancellationToken);
    }

    private async Task<ChangeRow> ChangeAsync(ChangeKind kind, ContentRow row, CancellationToken cancellationToken)
    {
        var change = new ChangeRow { Kind = kind, ContentItemId = row.ContentItemId, ContentType = row.ContentType, CreatedUtc = Now };
        db.Add(change);
        await db.SaveChangesAsync(cancellationToken);
        return change;
    }

    private async Task NameAsync(ContentItem item, ContentTypeDefinition type)
    {
        if (type.FindPart(nameof(TitlePart)) is { } part)
        {
            var title = item.As<TitlePart>()?.Title?.Trim();
            var pattern = part.PartSetting<string?>("Pattern", null);
            var generated = part.PartSetting("Options", "") is "GeneratedDisabled" or "GeneratedHidden";
            if (!string.IsNullOrWhiteSpace(pattern) && (generated || string.IsNullOrEmpty(title)))
            {
                title = await patterns.RenderAsync(pattern, item, _ => Task.FromResult<ContentItem?>(null));
                item.ApplyField(nameof(TitlePart), "Title", title);
            }
            item.DisplayText = title ?? item.DisplayText;
        }
        if (string.IsNullOrWhiteSpace(item.DisplayText))
            item.DisplayText = "";
    }

    private void SanitizeHtml(JsonObject content, ContentTypeDefinition type, ContentDefinitions all, int depth)
    {
        if (depth > ContentTree.MaxDepth)
            return;
        foreach (var part in type.Parts)
        {
            if (content[part.Name] is not JsonObject values)
                continue;
            if (part.Part.Name == nameof(HtmlBodyPart))
                Sanitize(values, "Html");
            foreach (var field in part.Part.Fields)
                if (field.FieldName == nameof(HtmlField) && values[field.Name] is JsonObject value)
                    Sanitize(value, "Html");
        }
        foreach (var (_, items) in ContentTree.Children(content))
            foreach (var inner in items.OfType<JsonObject>())
                if (all.FindType(ContentTree.Text(inner["ContentType"])) is { } innerType)
                    SanitizeHtml(inner, innerType, all, depth + 1);
    }

    private void Sanitize(JsonObject values, string name)
    {
        if (ContentTree.Text(values[name]) is { } text)
            values[name] = html.Sanitize(text);
    }

    // The schedule shown in the editor is the part's: once carried out, it must not be carried out again by the next save.
    private static void ClearPart(ContentRow row, string part, string property)
    {
        if (!row.Data.Contains(part, StringComparison.Ordinal) || JsonNode.Parse(row.Data) is not JsonObject content || content[part] is not JsonObject values)
            return;
        values.Remove(property);
        row.Data = content.ToJsonString(ContentItem.JsonOptions);
    }
}
