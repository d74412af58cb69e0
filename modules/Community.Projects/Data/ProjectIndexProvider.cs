using Community.Abstractions.Content;
using Community.Abstractions.Data;

namespace Community.Projects.Data;

/// <summary>Keeps <see cref="ProjectRow"/> in step with what is published.</summary>
internal sealed class ProjectIndexProvider(TimeProvider time) : IContentIndexProvider
{
    public IReadOnlyCollection<string> ContentTypes { get; } = [ProjectItem.Type];

    public async Task UpdateAsync(string contentItemId, ContentItem? published, ICommunityData data, CancellationToken cancellationToken)
    {
        var rows = data.Set<ProjectRow>();
        var row = await rows.FindAsync([contentItemId], cancellationToken);
        if (published is null)
        {
            if (row is not null)
                row.Published = false;
            return;
        }
        if (row is null)
            rows.Add(row = new ProjectRow { ContentItemId = contentItemId, CreatedUtc = published.CreatedUtc ?? time.GetUtcNow().UtcDateTime });
        var project = new ProjectItem(published);
        (row.OwnerId, row.Title, row.Slug, row.Published) = (published.Owner ?? "", project.Title, project.Slug, true);
        row.SubmittedUtc = null;
    }
}
