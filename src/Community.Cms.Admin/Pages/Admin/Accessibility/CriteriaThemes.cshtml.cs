using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Cms.Accessibility;
using Community.Cms.Admin.Accessibility;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Admin.Pages.Accessibility;

/// <summary>The themes of the RGAA and how far their criteria were tested.</summary>
[Authorize(CommonPermissions.ManageAccessibility)]
internal sealed class CriteriaThemesModel(ISiteDocuments documents, RuleWords rules) : PageModel
{
    public static CriterionState[] States { get; } = [CriterionState.Conform, CriterionState.NotConform, CriterionState.NotApplicable, CriterionState.NotTested];

    public AccessibilityAudit Audit { get; private set; } = new();
    public Conformity Conformity { get; private set; } = null!;
    public RuleWords Rules => rules;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Audit = await documents.GetAsync<AccessibilityAudit>(cancellationToken);
        Conformity = Conformity.Of(Audit);
    }

    public int Count(CriteriaTheme theme, CriterionState state) => theme.Criteria.Count(criterion => Audit.Of(criterion.Number).State == state);
}
