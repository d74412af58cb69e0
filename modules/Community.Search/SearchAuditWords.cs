using Community.Abstractions.Auditing;
using Microsoft.Extensions.Localization;

namespace Community.Search;

/// <summary>The words of the module’s settings in the audit trail.</summary>
internal sealed class SearchAuditWords(IStringLocalizer<Strings> T) : IAuditWordSource
{
    public string? Find(AuditTerm term, string name) => (term, name) switch
    {
        (AuditTerm.Settings, "QuerySettings") => T["Retention"],
        (AuditTerm.Settings, "SynonymList") => T["Synonyms"],
        (AuditTerm.Settings, "GoldQueryList") => T["Gold queries"],
        (AuditTerm.Detail, "KeepMonths") => T["Months that the counts of searches are kept"],
        (AuditTerm.Detail, "Lines") => T["Synonyms"],
        (AuditTerm.Detail, "Queries") => T["Gold queries"],
        (AuditTerm.Detail, "Words") => T["Words"],
        (AuditTerm.Detail, "Culture") => T["Language"],
        (AuditTerm.Detail, "ContentItemId") => T["Identifier of the content"],
        (AuditTerm.Value, "Culture.fr") => T["French"],
        (AuditTerm.Value, "Culture.en") => T["English"],
        _ => (string?)null,
    };
}
