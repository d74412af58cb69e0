using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Permissions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Roles;

/// <summary>Removes a role that nobody has, after saying what it allowed.</summary>
[Authorize(CommonPermissions.ManageRoles)]
internal sealed class RemoveRoleModel(RoleEditor roles, RoleWords names, PermissionWords words, IContentDefinitionManager definitions, IStringLocalizer<Strings> T) : PageModel
{
    public RoleOverview Role { get; private set; } = null!;
    public IReadOnlyList<string> Allowed { get; private set; } = [];
    /// <summary>Why it cannot be removed; null when it can.</summary>
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(string name) => await FindAsync(name) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string name)
    {
        if (!await FindAsync(name))
            return NotFound();
        var outcome = await roles.RemoveAsync(name, User, HttpContext.RequestAborted);
        if (outcome == RoleChange.Done)
        {
            TempData["Notice"] = T["“{0}” is removed.", names.NameOf(name)].Value;
            return RedirectToPage("/Admin/Roles/List");
        }
        // Somebody got the role since the page was opened: say how many have it now.
        if (!await FindAsync(name))
            return NotFound();
        if (outcome == RoleChange.BeyondYou)
            Refused = T["You can give and take only what you may do yourself."];
        Response.StatusCode = outcome == RoleChange.BeyondYou ? 403 : 409;
        return Page();
    }

    private async Task<bool> FindAsync(string name)
    {
        if ((await roles.ListAsync(HttpContext.RequestAborted)).FirstOrDefault(role => role.Name == name) is not { } found)
            return false;
        var known = await definitions.GetAsync(HttpContext.RequestAborted);
        (Role, Allowed) = (found, [.. found.Permissions.Select(permission => words.NameOf(permission, known)).Order(StringComparer.CurrentCulture)]);
        Refused = found.People switch
        {
            _ when roles.IsBuiltIn(name) => T["The site itself gives people this role: it stays. You can change what it allows."],
            0 => (string?)null,
            1 => T["One person has this role. Take it away from that person first."],
            _ => T["{0} people have this role. Take it away from them first.", found.People],
        };
        return true;
    }
}
