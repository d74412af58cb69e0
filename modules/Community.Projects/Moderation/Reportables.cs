using Community.Abstractions.Data;
using Community.Abstractions.Security;
using Community.Members.Contracts;
using Community.Projects.Data;
using Community.Projects.Writing;
using Microsoft.EntityFrameworkCore;

namespace Community.Projects.Moderation;

/// <summary>Projects, for the moderators. What is hidden stays its holder's to read.</summary>
internal sealed class ReportableProjects(ICommunityData data, ProjectDesk desk, Abstractions.Content.IContentManager content) : IReportableSource
{
    public string Kind => "project";

    public async Task<Reportable?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        if (await data.Set<ProjectRow>().AsNoTracking().FirstOrDefaultAsync(row => row.ContentItemId == id && row.Published, cancellationToken) is not { } row
            || await content.GetAsync(id, cancellationToken: cancellationToken) is not { } item)
            return null;
        var project = new ProjectItem(item);
        return new(Kind, id, row.Title, "~/projets/" + row.Slug, row.OwnerId, string.Join("\n\n", [project.Pitch, .. project.Steps.Select(step => step.Text)]), row.Hidden);
    }

    public async Task SetHiddenAsync(string id, bool hidden, CancellationToken cancellationToken = default)
    {
        if (await data.Set<ProjectRow>().FirstOrDefaultAsync(row => row.ContentItemId == id, cancellationToken) is not { } row || row.Hidden == hidden)
            return;
        row.Hidden = hidden;
        await desk.ChangeAsync(id, null, project => project.Item.Audience = hidden ? Audiences.Owner : Audiences.Public, cancellationToken);
    }
}

/// <summary>Entries of journals, for the moderators.</summary>
internal sealed class ReportableEntries(ICommunityData data) : IReportableSource
{
    public string Kind => "project-entry";

    public async Task<Reportable?> FindAsync(string id, CancellationToken cancellationToken = default) => await (
        from entry in data.Set<EntryRow>()
        join project in data.Set<ProjectRow>() on entry.ProjectId equals project.ContentItemId
        where entry.Id == id && project.Published
        select new Reportable("project-entry", entry.Id, entry.Title, "~/projets/" + project.Slug + "#" + entry.Id, entry.AuthorId, entry.Text, entry.Hidden)).FirstOrDefaultAsync(cancellationToken);

    public async Task SetHiddenAsync(string id, bool hidden, CancellationToken cancellationToken = default)
    {
        if (await data.Set<EntryRow>().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row)
            row.Hidden = hidden;
    }
}

/// <summary>Comments, for the moderators.</summary>
internal sealed class ReportableComments(ICommunityData data) : IReportableSource
{
    public string Kind => "project-comment";

    public async Task<Reportable?> FindAsync(string id, CancellationToken cancellationToken = default) => await (
        from comment in data.Set<CommentRow>()
        join project in data.Set<ProjectRow>() on comment.ProjectId equals project.ContentItemId
        where comment.Id == id && project.Published
        select new Reportable("project-comment", comment.Id, project.Title, "~/projets/" + project.Slug + "#" + comment.Id, comment.AuthorId, comment.Text, comment.Hidden)).FirstOrDefaultAsync(cancellationToken);

    public async Task SetHiddenAsync(string id, bool hidden, CancellationToken cancellationToken = default)
    {
        if (await data.Set<CommentRow>().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row)
            row.Hidden = hidden;
    }
}
