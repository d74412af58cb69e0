using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Members.Contracts;
using Community.Projects.Data;
using Community.Projects.Writing;
using Microsoft.EntityFrameworkCore;

namespace Community.Projects.Showing;

/// <summary>A comment with who wrote it.</summary>
internal sealed record ShownComment(CommentRow Row, MemberSummary Author);

/// <summary>An entry of the journal with its comments, oldest first.</summary>
internal sealed record ShownEntry(EntryRow Row, MemberSummary Author, IReadOnlyList<ShownComment> Comments);

/// <summary>A project as its page shows it.</summary>
internal sealed record ProjectPage
{
    public required ProjectItem Project { get; init; }
    public required MemberSummary Holder { get; init; }
    public IReadOnlyList<(TeamRow Row, MemberSummary Person)> Team { get; init; } = [];
    public IReadOnlyList<TermInfo> Topics { get; init; } = [];
    public IReadOnlyList<ShownEntry> Entries { get; init; } = [];
    public bool MoreEntries { get; init; }
    public int Appreciations { get; init; }
    public bool Appreciated { get; init; }
    public FollowButton? Follow { get; init; }
    public int Followers { get; init; }
    public bool Sleeps { get; init; }
    public bool IsHolder { get; init; }
    public bool IsTeam { get; init; }
    /// <summary>Whether the reader may help, comment and appreciate.</summary>
    public bool MayTakePart { get; init; }
    /// <summary>Whether the reader is shown the ways to take part; see <see cref="ProjectsPermissions.Invites"/>.</summary>
    public bool IsInvited { get; init; }
    /// <summary>Shown to its holder before others see it: nothing on it can be used.</summary>
    public bool IsPreview { get; init; }
    public string? Lang => ProjectCards.Lang(Project);
}

/// <summary>Reads what surrounds a project, in a number of queries that does not depend on how much there is.</summary>
internal sealed class ProjectPages(ICommunityData data, ITaxonomies taxonomies, Acquaintances people, TimeProvider time)
{
    /// <summary>Entries on the page; older ones are on the journal's own.</summary>
    public const int Entries = 10;

    private const int MostComments = 200;

    public async Task<ProjectPage> ReadAsync(ContentItem item, ClaimsPrincipal reader, bool preview, bool all, CancellationToken cancellationToken)
    {
        var project = new ProjectItem(item);
        var (id, userId) = (item.ContentItemId, reader.Id());
        var team = await data.Set<TeamRow>().AsNoTracking().Where(row => row.ProjectId == id && row.State == AnswerState.Accepted).OrderBy(row => row.CreatedUtc).ToListAsync(cancellationToken);
        var most = all ? 500 : Entries;
        var entries = await data.Set<EntryRow>().AsNoTracking().Where(row => row.ProjectId == id && !row.Hidden)
            .OrderByDescending(row => row.CreatedUtc).ThenBy(row => row.Id).Take(most + 1).ToListAsync(cancellationToken);
        string[] shown = [.. entries.Take(most).Select(entry => entry.Id)];
        var comments = shown.Length == 0 ? [] : await data.Set<CommentRow>().AsNoTracking().Where(row => shown.Contains(row.EntryId) && !row.Hidden)
            .OrderByDescending(row => row.CreatedUtc).ThenBy(row => row.Id).Take(MostComments).ToListAsync(cancellationToken);
        var named = await people.FindAsync([item.Owner, .. team.Select(row => row.UserId), .. entries.Select(row => row.AuthorId), .. comments.Select(row => row.AuthorId)], reader, cancellationToken);
        var byEntry = comments.OrderBy(row => row.CreatedUtc).ToLookup(row => row.EntryId);
        var followers = await people.FollowersAsync(id, cancellationToken);
        return new ProjectPage
        {
            Project = project,
            Holder = people.Of(named, item.Owner),
            Team = [.. team.Select(row => (row, people.Of(named, row.UserId)))],
            Topics = [.. ProjectWords.TopicsOf(await taxonomies.GetTermsAsync("topics", cancellationToken), project.Topics)],
            Entries = [.. entries.Take(most).Select(row => new ShownEntry(row, people.Of(named, row.AuthorId), [.. byEntry[row.Id].Select(comment => new ShownComment(comment, people.Of(named, comment.AuthorId)))]))],
            MoreEntries = entries.Count > most,
            Appreciations = await data.Set<AppreciationRow>().CountAsync(row => row.ProjectId == id, cancellationToken),
            Appreciated = userId.Length > 0 && await data.Set<AppreciationRow>().AnyAsync(row => row.ProjectId == id && row.UserId == userId, cancellationToken),
            Follow = preview || item.Owner == userId ? null : await people.ButtonAsync(reader, id, project.Title, cancellationToken),
            Followers = followers,
            Sleeps = !preview && project.SleepsAt(time.GetUtcNow().UtcDateTime),
            IsHolder = userId.Length > 0 && item.Owner == userId,
            IsTeam = team.Exists(row => row.UserId == userId),
            MayTakePart = Abstractions.Security.ReaderQueries.HasPermission(reader, ProjectsPermissions.TakePart),
            IsInvited = ProjectsPermissions.Invites(reader),
            IsPreview = preview,
        };
    }
}
