using System.Security.Claims;
using Community.Abstractions.Changes;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Media;
using Community.Abstractions.Security;
using Community.Projects.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Projects.Writing;

/// <summary>A project as its holder works on it.</summary>
/// <param name="Row">Whose it is.</param>
/// <param name="Project">Its latest version.</param>
/// <param name="State">Where its approval stands.</param>
internal sealed record OwnProject(ProjectRow Row, ProjectItem Project, ContentState State)
{
    /// <summary>Whether there is something that visitors do not see yet.</summary>
    public bool HasDraft => !Project.Item.Published;
}

/// <summary>How holders' projects are read and written. Who is no holder of a project is answered as if there were none.</summary>
internal sealed class ProjectDesk(IContentManager content, IContentEraser eraser, IMediaLibrary media, ICommunityData data, IChangeFeed feed, TimeProvider time)
{
    /// <summary>Projects that one person may have.</summary>
    public const int MostProjects = 30;

    private static readonly TimeSpan CatchUpBound = TimeSpan.FromSeconds(2);

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<OwnProject?> FindOwnAsync(string? id, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (await FindOwnRowAsync(id, user, cancellationToken) is not { } row
            || await content.GetAsync(row.ContentItemId, ContentVersion.Latest, cancellationToken) is not { ContentType: ProjectItem.Type } item
            || await content.GetStateAsync(row.ContentItemId, cancellationToken) is not { } state)
            return null;
        return new(row, new ProjectItem(item), state);
    }

    /// <summary>The row of a project of one's own.</summary>
    public async Task<ProjectRow?> FindOwnRowAsync(string? id, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var userId = user.Id();
        return userId.Length > 0 && ContentIds.IsValid(id)
            ? await data.Set<ProjectRow>().FirstOrDefaultAsync(row => row.ContentItemId == id && row.OwnerId == userId, cancellationToken)
            : null;
    }

    /// <summary>A published project that is not hidden, by the last step of its address.</summary>
    public async Task<ProjectRow?> FindShownRowAsync(string? slug, CancellationToken cancellationToken) => slug is { Length: > 0 and <= 400 } && !slug.Contains('\0')
        ? await data.Set<ProjectRow>().FirstOrDefaultAsync(row => row.Slug == slug && row.Published && !row.Hidden, cancellationToken)
        : null;

    public async Task<ContentResult> CreateAsync(string title, string pitch, string language, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var item = await content.NewAsync(ProjectItem.Type, cancellationToken);
        _ = new ProjectItem(item) { Title = title, Pitch = pitch, Language = language };
        return await data.WriteAsync(async token =>
        {
            var result = await content.SaveDraftAsync(item, null, user, token);
            if (result.Item is { } saved)
                data.Set<ProjectRow>().Add(new ProjectRow
                {
                    ContentItemId = saved.ContentItemId, OwnerId = user.Id(), Title = title, Slug = new ProjectItem(saved).Slug, CreatedUtc = Now,
                });
            return result;
        }, cancellationToken);
    }

    /// <summary>Keeps the project as a draft. A text that waited for approval waits no more: it is another text now.</summary>
    public Task<ContentResult> SaveAsync(OwnProject own, string? basedOn, ClaimsPrincipal user, CancellationToken cancellationToken) => data.WriteAsync(async token =>
    {
        var result = await content.SaveDraftAsync(own.Project.Item, basedOn, user, token);
        if (result.Succeeded)
        {
            own.Row.SubmittedUtc = null;
            if (!own.Row.Published)
                (own.Row.Title, own.Row.Slug) = (own.Project.Title, new ProjectItem(result.Item!).Slug);
        }
        return result;
    }, cancellationToken);

    public Task<ContentResult> SubmitAsync(OwnProject own, ClaimsPrincipal user, CancellationToken cancellationToken) => data.WriteAsync(async token =>
    {
        var result = await content.SubmitAsync(own.Row.ContentItemId, user, token);
        if (result.Succeeded)
            own.Row.SubmittedUtc = Now;
        return result;
    }, cancellationToken);

    /// <summary>
    /// Makes a small change that needs no approval (a need is met, there is news, another holder) in what visitors see and in the draft beside it. The module vouches
    /// for it, whatever the acting person may do with content in general: whoever calls has checked that they may do this.
    /// </summary>
    /// <returns>Whether the change is kept.</returns>
    public async Task<bool> ChangeAsync(string id, ClaimsPrincipal? actor, Action<ProjectItem> change, CancellationToken cancellationToken)
    {
        var hand = Hand(actor);
        return await data.WriteAsync(async token =>
        {
            if (await content.GetAsync(id, ContentVersion.Latest, token) is not { } latest)
                return false;
            var state = await content.GetStateAsync(id, token);
            var published = latest.Published ? latest : await content.GetAsync(id, ContentVersion.Published, token);
            var version = latest.ContentItemVersionId;
            if (published is not null)
            {
                var shown = published.Clone();
                change(new ProjectItem(shown));
                var kept = await content.SaveAndPublishAsync(shown, version, hand, token);
                if (kept.Item is null)
                    return false;
                version = kept.Item.ContentItemVersionId;
            }
            if (latest.Published)
                return true;
            change(new ProjectItem(latest));
            if (!(await content.SaveDraftAsync(latest, version, hand, token)).Succeeded)
                return false;
            if (state?.Approval == ApprovalState.Submitted)
                await content.SubmitAsync(id, hand, token);
            return true;
        }, cancellationToken);
    }

    /// <summary>Waits until this node's search shows what was just written, bounded.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken) =>
        await feed.CatchUpAsync(await feed.GetLatestAsync(cancellationToken), CatchUpBound, cancellationToken);

    /// <summary>
    /// Takes a project away for good: all versions of its text, its files, and what others wrote around it. Part of the running unit of work; whoever calls saves and has
    /// checked that they may do this.
    /// </summary>
    public async Task EraseAsync(string id, CancellationToken cancellationToken)
    {
        await eraser.EraseAsync(id, cancellationToken);
        foreach (var file in await FilesAsync(id, cancellationToken))
            await media.RemoveAsync(file.Path, cancellationToken);
        await RemoveAsync<CommentRow>(row => row.ProjectId == id, cancellationToken);
        await RemoveAsync<EntryRow>(row => row.ProjectId == id, cancellationToken);
        await RemoveAsync<TeamRow>(row => row.ProjectId == id, cancellationToken);
        await RemoveAsync<OfferRow>(row => row.ProjectId == id, cancellationToken);
        await RemoveAsync<AppreciationRow>(row => row.ProjectId == id, cancellationToken);
        await RemoveAsync<TakeOverRow>(row => row.ProjectId == id, cancellationToken);
        await RemoveAsync<FeatureRow>(row => row.ProjectId == id, cancellationToken);
        await RemoveAsync<ProjectRow>(row => row.ContentItemId == id, cancellationToken);
    }

    /// <summary>All that was uploaded for a project, also what no text shows any more.</summary>
    public async Task<IReadOnlyList<MediaFile>> FilesAsync(string id, CancellationToken cancellationToken)
    {
        List<MediaFile> files = [];
        for (var page = 1; ; page++)
        {
            var (found, total) = await media.ListAsync(FolderOf(id), null, page, 100, cancellationToken);
            files.AddRange(found);
            if (found.Count == 0 || files.Count >= total)
                return files;
        }
    }

    /// <summary>Where the files of a project lie in the media library.</summary>
    public static string FolderOf(string id) => "projets/" + id;

    private async Task RemoveAsync<T>(System.Linq.Expressions.Expression<Func<T, bool>> which, CancellationToken cancellationToken) where T : class =>
        data.Set<T>().RemoveRange(await data.Set<T>().Where(which).ToListAsync(cancellationToken));

    private static ClaimsPrincipal Hand(ClaimsPrincipal? actor)
    {
        string[] permissions = [CommonPermissions.ViewContent, CommonPermissions.EditContent, CommonPermissions.PublishContent, CommonPermissions.ApproveContent, CommonPermissions.DeleteContent];
        List<Claim> claims = [.. permissions.Select(permission => new Claim(Permission.ClaimType, CommonPermissions.ForType(permission, ProjectItem.Type)))];
        if (actor?.Identity?.Name is { } name)
            claims.Add(new Claim(ClaimTypes.Name, name));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, "Community.Projects"));
    }
}
