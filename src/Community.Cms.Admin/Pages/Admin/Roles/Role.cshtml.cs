using Community.Abstractions.Security;
using Community.Cms.Admin.Permissions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Roles;

/// <summary>What one role allows, in plain words.</summary>
[Authorize(CommonPermissions.ManageRoles)]
internal sealed class RoleModel(RoleEditor roles, IStringLocalizer<Strings> T) : PageModel
{
    public RoleOverview Role { get; private set; } = null!;

    /// <summary>Permissions declared by the modules, then those the role has for single types.</summary>
    public IReadOnlyList<Permission> Permissions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string name) => await FindAsync(name) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string name, [FromForm] List<string>? was, [FromForm] List<string>? permissions)
    {
        if (!await FindAsync(name))
            return NotFound();
        // An empty value is read as null.
        var (before, after) = ((was ?? []).OfType<string>().ToList(), (permissions ?? []).OfType<string>().ToList());
        var outcome = await roles.ChangeAsync(name, [.. after.Except(before)], [.. before.Except(after)], User, HttpContext.RequestAborted);
        if (outcome == RoleChange.Done)
        {
            TempData["Notice"] = T["The role is saved: it counts at once, for everybody who has it."].Value;
            return RedirectToPage(new { name });
        }
        ModelState.AddModelError("", outcome switch
        {
            RoleChange.BeyondYou => T["You can give and take only what you may do yourself."],
            RoleChange.LastOwner => T["Administrators always may do everything."],
            _ => T["One of the permissions is no longer there. Choose again."],
        });
        Response.StatusCode = outcome == RoleChange.BeyondYou ? 403 : 200;
        return Page();
    }

    private async Task<bool> FindAsync(string name)
    {
        if ((await roles.ListAsync(HttpContext.RequestAborted)).FirstOrDefault(role => role.Name == name) is not { } found)
            return false;
        Role = found;
        var known = roles.Known;
        Permissions = [.. known, .. found.Permissions.Except(known.Select(permission => permission.Name)).Order(StringComparer.Ordinal).Select(one => new Permission(one, one))];
        return true;
    }
}
