using Community.Abstractions.Data;
using Community.Abstractions.Media;
using Community.Projects.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Projects.Showing;

/// <summary>Pictures of journals are rows of their own: who looks after the library would not find them in any content.</summary>
internal sealed class JournalPictures(ICommunityData data, IStringLocalizer<Strings> T) : IMediaUses
{
    private const int Most = 50;

    public async Task<IReadOnlyList<MediaUse>> FindAsync(IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        var found = await data.Set<EntryRow>().AsNoTracking()
            .Where(row => paths.Contains(row.PicturePath!) || paths.Any(path => row.Text.Contains(path)))
            .Join(data.Set<ProjectRow>(), row => row.ProjectId, project => project.ContentItemId, (row, project) => new { row.Id, row.Hidden, Project = project })
            .OrderBy(row => row.Id).Take(Most).ToListAsync(cancellationToken);
        return [.. found.Select(row =>
        {
            var shown = row.Project is { Published: true, Hidden: false };
            return new MediaUse(T["Journal of {0}", row.Project.Title], shown ? $"~/projets/{row.Project.Slug}#{row.Id}" : "~/admin/contenus/" + row.Project.ContentItemId, shown && !row.Hidden);
        })];
    }
}
