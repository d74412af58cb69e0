using Community.Abstractions.Content;
using Community.Abstractions.Definitions;

namespace Community.Projects;

/// <summary>Projects and what they hold, as this module writes and reads them.</summary>
internal sealed class ProjectsNeeds : IDefinitionNeeds
{
    public IReadOnlyList<DefinitionNeed> Needs { get; } =
    [
        new DefinitionNeed("Project", nameof(TitlePart), "Steps", "Needs", "Documents", nameof(AutoroutePart)) { WrittenByCode = true }
            .With(nameof(TextField), "Pitch", "Language", "Stage", "Commune", "Partners", "Licence")
            .With(nameof(MediaField), "Picture")
            .With(nameof(TaxonomyField), "Topics")
            .With(nameof(LinkField), "Video")
            .With(nameof(MultiTextField), "Links")
            .With(nameof(BooleanField), "MayBeTakenOver", "Demo")
            .With(nameof(DateTimeField), "LastNews"),
        new DefinitionNeed("ProjectStep", nameof(TitlePart)) { WrittenByCode = true }
            .With(nameof(MarkdownField), "Text")
            .With(nameof(MediaField), "Pictures"),
        new DefinitionNeed("ProjectNeed") { WrittenByCode = true }
            .With(nameof(TextField), "Kind", "Text")
            .With(nameof(BooleanField), "Met"),
        new DefinitionNeed("ProjectDocument", nameof(TitlePart)) { WrittenByCode = true }
            .With(nameof(MediaField), "File"),
        new DefinitionNeed("FeaturedProjectsBlock")
            .With(nameof(TextField), "Heading")
            .With(nameof(NumericField), "Count"),
    ];
}
