using Community.Abstractions.Modules;
using Community.Abstractions.Security;
using Community.Cms.Admin.Permissions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Roles;

/// <summary>What one role allows, in plain words.</summary>
[Authorize(CommonPermissions.ManageRoles)]
internal sealed class RoleModel(RoleEditor roles, IEnumerable<ModuleManifest> modules, IStringLocalizer<Strings> T) : PageModel
{
    public RoleOverview Role { get; private set; } = null!;

    /// <summary>Permissions by the module that declares them, then those the role has for single types, under an empty name.</summary>
    public IReadOnlyList<(string Module, IReadOnlyList<Permission> Permissions)> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string name) => await FindAsync(name) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string name, [FromForm] List<string>? was, [FromForm] List<string>? permissions, [FromForm] bool secondFactor)
    {
        if (!await FindAsync(name))
            return NotFound();
        // An empty value is read as null.
        var (before, after) = ((was ?? []).OfType<string>().ToList(), (permissions ?? []).OfType<string>().ToList());
        var outcome = await roles.ChangeAsync(name, [.. after.Except(before)], [.. before.Except(after)], secondFactor, User, HttpContext.RequestAborted);
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

    /// <summary>What staff call a group of permissions.</summary>
    public string NameOf(string module) => module switch
    {
        "Community.Cms" => T["The site and its contents"],
        "" => T["Single content types"],
        _ => modules.FirstOrDefault(one => one.Id == module)?.Name ?? module,
    };

    private async Task<bool> FindAsync(string name)
    {
        if ((await roles.ListAsync(HttpContext.RequestAborted)).FirstOrDefault(role => role.Name == name) is not { } found)
            return false;
        Role = found;
        var others = found.Permissions.Except(roles.Known.Select(permission => permission.Name)).Order(StringComparer.Ordinal).Select(one => new Permission(one, one)).ToList();
        Groups = others.Count == 0 ? roles.Groups : [.. roles.Groups, ("", others)];
        return true;
    }
}
