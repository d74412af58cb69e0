using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Accessibility;
using Community.Cms.Admin.Contents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Admin.Pages.Accessibility;

/// <summary>The pages of the site and what their last check found, those with most to mend first.</summary>
[Authorize(CommonPermissions.ManageAccessibility)]
internal sealed class CheckedPagesModel(PageChecks checks, IContentDefinitionManager definitions, ItemWords words) : PageModel
{
    private ContentDefinitions known = null!;

    public IReadOnlyList<CheckedPage> Pages { get; private set; } = [];
    public CheckFilter Filter { get; private set; }
    public int Number { get; private set; }
    public int PageCount { get; private set; }
    public int FailingPages { get; private set; }
    public int Findings { get; private set; }
    public ItemWords Words => words;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        known = await definitions.GetAsync(cancellationToken);
        Filter = Enum.TryParse<CheckFilter>(Request.Query["etat"], ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : CheckFilter.All;
        Number = PageNumber.Of(Request.Query["page"]);
        (Pages, int total) = await checks.ListAsync(Filter, Number, cancellationToken);
        PageCount = Math.Max(1, (total + PageChecks.PageSize - 1) / PageChecks.PageSize);
        if (Number > PageCount)
            (Pages, _) = await checks.ListAsync(Filter, Number = PageCount, cancellationToken);
        (FailingPages, Findings) = await checks.CountAsync(cancellationToken);
    }

    public string NameOf(string type) => known.FindType(type)?.DisplayName ?? type;
}
