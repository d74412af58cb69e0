using Community.Abstractions.Auditing;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring;

/// <summary>The words of what the module records in the audit trail. Entries about people name nobody: the trail outlives their data.</summary>
internal sealed class MentoringAuditWords(IStringLocalizer<Strings> T) : IAuditWordSource
{
    public string? Find(AuditTerm term, string name) => (term, name) switch
    {
        (AuditTerm.Action, "MentorApproved") => T["Mentor approved"],
        (AuditTerm.Action, "MentorSentBack") => T["Mentor application sent back"],
        (AuditTerm.Action, "MentorInterviewed") => T["Interview of a mentor recorded"],
        (AuditTerm.Action, "MentorBackgroundCheck") => T["Background check of a mentor recorded or taken back"],
        (AuditTerm.Action, "GuardianAgreementRecorded") => T["Agreement of a parent or guardian recorded"],
        (AuditTerm.Action, "MentoringAvoidListChanged") => T["Whom somebody does not want to meet: changed"],
        (AuditTerm.Action, "MentoringConcernContactChanged") => T["Who receives concerns: changed"],
        (AuditTerm.Action, "MentoringConcernHandled") => T["Concern closed"],
        (AuditTerm.Action, "MentoringPairChanged") => T["Mentoring pair changed at somebody’s wish"],
        (AuditTerm.Action, "MentoringRoundRun") => T["Mentoring round calculated"],
        (AuditTerm.Action, "MentoringRoundPublished") => T["Mentoring round published"],
        (AuditTerm.Action, "MentoringPairKept") => T["Pair kept in a mentoring round"],
        (AuditTerm.Action, "MentoringPairForbidden") => T["Pair excluded from a mentoring round"],
        (AuditTerm.Action, "MentoringDecisionRemoved") => T["Decision about a pair taken back"],
        (AuditTerm.Kind, "MentoringApplication") => T["Mentoring application"],
        (AuditTerm.Kind, "MentoringConcern") => T["Concern in the mentoring programme"],
        (AuditTerm.Kind, "MentoringPair") => T["Mentoring pair"],
        (AuditTerm.Kind, "MentoringRound") => T["Mentoring round"],
        _ => (string?)null,
    };
}
