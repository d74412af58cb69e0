using Community.Abstractions.Sites;
using Community.Cms.Accessibility;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Pages.Accessibility;

/// <summary>The statement that the law asks for, made from what staff noted of each criterion.</summary>
[AllowAnonymous]
internal sealed class StatementModel(ISiteDocuments documents, ISiteContext site) : PageModel
{
    public AccessibilityAudit Audit { get; private set; } = new();
    public Conformity Conformity { get; private set; } = null!;
    public IReadOnlyList<(Criterion Criterion, string? Remark)> NotConform { get; private set; } = [];
    public string SiteName { get; private set; } = "";
    public string? Contact { get; private set; }
    public string? Exemptions { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Audit = await documents.GetAsync<AccessibilityAudit>(cancellationToken);
        Conformity = Conformity.Of(Audit);
        NotConform = [.. Criteria.All.Select(criterion => (criterion, Result: Audit.Of(criterion.Number))).Where(pair => pair.Result.State == CriterionState.NotConform).Select(pair => (pair.criterion, pair.Result.Remark))];
        Exemptions = Criteria.IsEnglish ? Audit.ExemptionsEn ?? Audit.Exemptions : Audit.Exemptions;
        var settings = await site.GetSettingsAsync(cancellationToken);
        SiteName = settings.SiteName;
        Contact = Audit.Contact ?? settings.ContactEmail;
    }
}
