using Community.Abstractions.Auditing;
using Microsoft.Extensions.Localization;

namespace Community.Jobs;

/// <summary>The words of what the module records in the audit trail.</summary>
internal sealed class JobsAuditWords(IStringLocalizer<Strings> T) : IAuditWordSource
{
    public string? Find(AuditTerm term, string name) => (term, name) switch
    {
        (AuditTerm.Action, "JobApproved") => T["Job ad approved"],
        (AuditTerm.Action, "JobSentBack") => T["Job ad sent back"],
        (AuditTerm.Action, "EmployerVerified") => T["Employer verified"],
        (AuditTerm.Action, "EmployerVerificationRevoked") => T["Verification of an employer taken back"],
        (AuditTerm.Kind, "Organisation") => T["Organisation"],
        (AuditTerm.Detail, "Siret") => T["SIRET number"],
        _ => (string?)null,
    };
}
