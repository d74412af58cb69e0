using Community.Abstractions.Content;
using Community.Abstractions.Definitions;

namespace Community.Mentoring;

/// <summary>Texts of the mentoring programme that this module shows.</summary>
internal sealed class MentoringNeeds : IDefinitionNeeds
{
    public IReadOnlyList<DefinitionNeed> Needs { get; } =
    [
        new DefinitionNeed("Portrait", nameof(TitlePart), nameof(HtmlBodyPart), nameof(AutoroutePart), nameof(LocalizationPart))
            .With(nameof(TextField), "Job", "Lead"),
        new DefinitionNeed("MentoringProgramme", nameof(TitlePart), nameof(HtmlBodyPart), nameof(AliasPart), nameof(LocalizationPart)),
    ];
}
