using Community.Abstractions.Content;
using Community.Abstractions.Definitions;

namespace Community.Jobs;

/// <summary>The ad, as this module writes and reads it.</summary>
internal sealed class JobsNeeds : IDefinitionNeeds
{
    public IReadOnlyList<DefinitionNeed> Needs { get; } =
    [
        new DefinitionNeed("JobPosting", nameof(TitlePart), nameof(AutoroutePart)) { WrittenByCode = true }
            .With(nameof(TextField), "Organisation", "Occupation", "Contract", "Hours", "PayPeriod", "Commune", "Description", "Experience", "ApplyBy", "ApplyTo", "Contact")
            .With(nameof(NumericField), "PayMin", "PayMax", "Remote")
            .With(nameof(DateField), "Start", "Closing")
            .With(nameof(MultiTextField), "Skills")
            .With(nameof(BooleanField), "Demo"),
    ];
}
