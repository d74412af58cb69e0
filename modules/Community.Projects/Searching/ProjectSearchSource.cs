using System.Globalization;
using Community.Abstractions.Content;
using Community.Abstractions.Search;

namespace Community.Projects.Searching;

/// <summary>How projects are found: by all their words, stage, open needs, commune and year.</summary>
internal sealed class ProjectSearchSource(IHtmlText html) : ISearchSource
{
    public const string StageFacet = "stage", NeedFacet = "need", CommuneFacet = "commune", YearFacet = "year";

    public IReadOnlyCollection<string> ContentTypes { get; } = [ProjectItem.Type];

    public ValueTask<SearchDocument?> BuildAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var project = new ProjectItem(item);
        var place = project.Place;
        string[] words =
        [
            project.Pitch, project.Partners, place?.Name ?? "",
            .. project.Steps.SelectMany(step => new[] { step.Title, html.ToPlainText(html.FromMarkdown(step.Text)) }),
            .. project.Needs.Where(need => need.Open).Select(need => need.Text),
        ];
        return new(new SearchDocument
        {
            ContentItemId = item.ContentItemId,
            Kind = ProjectItem.Type,
            Title = project.Title,
            Summary = project.Pitch,
            Body = string.Join('\n', words.Where(word => word.Length > 0)),
            Path = "projets/" + project.Slug,
            Audience = item.Audience,
            Owner = item.Owner,
            Topics = project.Topics,
            DateUtc = project.AwakeUtc,
            Location = place is null ? null : (place.Latitude, place.Longitude),
            Facets = new Dictionary<string, IReadOnlyList<string>>
            {
                [StageFacet] = project.Stage.Length == 0 ? [] : [project.Stage],
                [NeedFacet] = [.. project.Needs.Where(need => need.Open).Select(need => need.Kind).Distinct()],
                [CommuneFacet] = place is null ? [] : [place.Code],
                [YearFacet] = item.PublishedUtc is { } published ? [published.Year.ToString(CultureInfo.InvariantCulture)] : [],
            },
        });
    }
}
