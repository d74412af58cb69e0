using Community.Abstractions.Security;
using Community.Cms.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Admin.Pages.People;

/// <summary>People with an account.</summary>
[Authorize(CommonPermissions.ManageUsers)]
internal sealed class ListModel(UserAdministration accounts) : PageModel
{
    private const int PageSize = 20;

    public UserPage Found { get; private set; } = null!;
    public IReadOnlyList<string> Roles { get; private set; } = [];
    public string? Words { get; private set; }
    public string? Role { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Words = PageNumber.Words(Request.Query["q"]);
        Role = PageNumber.Words(Request.Query["role"]);
        Roles = await accounts.GetRoleNamesAsync(cancellationToken);
        Found = await accounts.ListAsync(Words, Role, PageNumber.Of(Request.Query["page"]), PageSize, cancellationToken);
    }
}
