using Community.Abstractions.Security;
using Community.Cms.Admin.Permissions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Admin.Pages.Roles;

/// <summary>The roles of the house.</summary>
[Authorize(CommonPermissions.ManageRoles)]
internal sealed class ListModel(RoleEditor roles) : PageModel
{
    public IReadOnlyList<RoleOverview> Roles { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Roles = await roles.ListAsync(cancellationToken);
}
