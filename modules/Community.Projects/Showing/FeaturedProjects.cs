using Community.Abstractions.Data;
using Community.Projects.Data;
using Microsoft.EntityFrameworkCore;

namespace Community.Projects.Showing;

/// <summary>What staff chose for the front page, while its time lasts.</summary>
internal sealed class FeaturedProjects(ICommunityData data, TimeProvider time)
{
    /// <summary>Ids of the projects that are shown now, the latest choice first.</summary>
    public async Task<IReadOnlyList<string>> NowAsync(int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var rows = await (
            from feature in data.Set<FeatureRow>()
            join project in data.Set<ProjectRow>() on feature.ProjectId equals project.ContentItemId
            where feature.FromUtc <= now && feature.UntilUtc > now && project.Published && !project.Hidden
            orderby feature.FromUtc descending, feature.Id
            select feature.ProjectId).Take(50).ToListAsync(cancellationToken);
        return [.. rows.Distinct().Take(most)];
    }
}
