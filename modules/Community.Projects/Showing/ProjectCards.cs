using System.Security.Claims;
using Community.Abstractions.Content;

namespace Community.Projects.Showing;

/// <summary>A project on a card, with a heading of a level.</summary>
internal sealed record ProjectCard(string Id, string Title, string Url, string Pitch, string? Picture, string Stage, string? Place, int OpenNeeds, bool Sleeps, bool IsDemo, string? Lang, IReadOnlyList<string> Tags, int Level);

/// <summary>Makes cards of published projects: two queries, however many.</summary>
internal sealed class ProjectCards(IContentReader reader, ITaxonomies taxonomies, ProjectWords words, TimeProvider time)
{
    public async Task<IReadOnlyList<ProjectCard>> FindAsync(IReadOnlyList<string> ids, ClaimsPrincipal user, int level, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return [];
        var page = await reader.ListAsync(new ContentListQuery { ContentTypes = [ProjectItem.Type], Ids = ids, Order = ContentOrder.AsGiven, PageSize = 100 }, user, cancellationToken);
        var topics = await taxonomies.GetTermsAsync("topics", cancellationToken);
        return [.. page.Items.Select(item => Of(new ProjectItem(item), topics, level))];
    }

    private ProjectCard Of(ProjectItem project, IReadOnlyList<TermInfo> topics, int level) => new(
        project.Id, project.Title, "~/projets/" + project.Slug, project.Pitch, project.Picture.Paths.FirstOrDefault(), words.Stage(project.Stage), project.Place?.Name,
        project.Needs.Count(need => need.Open), project.SleepsAt(time.GetUtcNow().UtcDateTime), project.IsDemo, Lang(project),
        [.. ProjectWords.TopicsOf(topics, project.Topics).Take(2).Select(topic => topic.Text)], level);

    /// <summary>Language of a project's words where it is not the page's.</summary>
    public static string? Lang(ProjectItem project) =>
        project.Language == System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName ? null : project.Language;
}
