using Community.Abstractions.Auditing;
using Microsoft.Extensions.Localization;

namespace Community.Projects;

/// <summary>The words of what the module records in the audit trail.</summary>
internal sealed class ProjectsAuditWords(IStringLocalizer<Strings> T) : IAuditWordSource
{
    public string? Find(AuditTerm term, string name) => (term, name) switch
    {
        (AuditTerm.Action, "ProjectFeatured") => T["Project put on the front page"],
        (AuditTerm.Action, "ProjectUnfeatured") => T["Project taken off the front page"],
        (AuditTerm.Detail, "Until") => T["Until"],
        _ => (string?)null,
    };
}
