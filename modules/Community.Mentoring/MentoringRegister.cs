using Community.Abstractions.Privacy;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring;

/// <summary>The personal data of the mentoring programme.</summary>
internal sealed class MentoringRegister(IStringLocalizer<Strings> T) : IDataRegisterSource
{
    public Task<IReadOnlyList<DataClass>> GetAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DataClass>>(
    [
        new("mentoring-applications", T["Applications of mentees and mentors, with the agreement of a guardian"], T["Mentees, mentors, guardians"], T["To form pairs that fit"], LegalBasis.Consent,
            T["Staff of the programme, each reading noted; the partner sees what the form says"], T["Until the person takes the application back or deletes the account"]),
        new("mentoring-pairs", T["Pairs: notes, documents, check-ins, closing interviews"], T["Mentees and mentors"], T["To accompany pairs and to know what the programme brings"], LegalBasis.Contract,
            T["Both sides; the staff without the private notes"], T["As long as both accounts; afterwards without the name"]),
        new("mentoring-concerns", T["Concerns about somebody’s safety"], T["Whoever reports and whom it is about"], T["To protect people"], LegalBasis.LegitimateInterest,
            T["The person in charge of concerns"], T["As long as the programme; without the name once the account goes"]),
        new("mentoring-readings", T["Who read whose private answers"], T["Staff and participants"], T["To prove that answers are read only where the work asks for it"], LegalBasis.LegitimateInterest,
            T["Staff who answer requests about personal data"], T["With the account of the person concerned"]),
    ]);
}
