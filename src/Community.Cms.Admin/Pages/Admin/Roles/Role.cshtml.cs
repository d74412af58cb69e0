using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Accounts.Permissions;
using Community.Cms.Admin.Permissions;
using Community.Cms.Admin.Types;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Roles;

/// <summary>What one role allows, in plain words.</summary>
[Authorize(CommonPermissions.ManageRoles)]
internal sealed class RoleModel(
    RoleEditor roles, PermissionWords words, IContentDefinitionManager definitions, TypeWords types, IStringLocalizer<Strings> T) : PageModel
{
    private IReadOnlyCollection<string>? chosen;

    public RoleOverview Role { get; private set; } = null!;

    /// <summary>Permissions by the module that declares them; those that nobody declares any more under an empty name.</summary>
    public IReadOnlyList<(string Module, IReadOnlyList<Permission> Permissions)> Groups { get; private set; } = [];

    /// <summary>Permissions for one content type, by the name of the type: of those that have any of their own, and those the role has one for.</summary>
    public IReadOnlyList<(string Type, IReadOnlyList<Permission> Permissions)> Types { get; private set; } = [];

    /// <summary>Whether the role can be removed, should nobody have it.</summary>
    public bool IsBuiltIn => roles.IsBuiltIn(Role.Name);

    /// <summary>Whether the box of a permission is ticked: as it was sent, or as it is.</summary>
    public bool Has(Permission permission) => (chosen ?? (IReadOnlyCollection<string>)Role.Permissions).Contains(permission.Name);

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
        (chosen, Role) = (after, Role with { RequiresSecondFactor = secondFactor });
        ModelState.AddModelError("", outcome switch
        {
            RoleChange.BeyondYou => T["You can give and take only what you may do yourself."],
            RoleChange.LastOwner => T["Administrators always may do everything: “{0}” stays with this role. Nothing was changed.", words.NameOf(CommonPermissions.SiteOwner, await definitions.GetAsync(HttpContext.RequestAborted))],
            _ => T["One of the permissions is no longer there. Choose again."],
        });
        Response.StatusCode = outcome == RoleChange.BeyondYou ? 403 : 200;
        return Page();
    }

    /// <summary>What staff call a group of permissions.</summary>
    public string NameOf(string module) => module.Length == 0 ? T["No longer in use"] : types.NameOfModule(module);

    private async Task<bool> FindAsync(string name)
    {
        if ((await roles.ListAsync(HttpContext.RequestAborted)).FirstOrDefault(role => role.Name == name) is not { } found)
            return false;
        Role = found;
        var known = await definitions.GetAsync(HttpContext.RequestAborted);
        var others = found.Permissions.Except(roles.Known.Select(permission => permission.Name)).Order(StringComparer.Ordinal).ToList();
        var ofTypes = others.Where(one => known.FindType(TypePermission.Read(one)?.Type) is not null).Select(one => TypePermission.Read(one)!.Value.Type).ToHashSet(StringComparer.Ordinal);
        Types = [.. known.Types.Values.Where(type => type.Securable || ofTypes.Contains(type.Name)).OrderBy(type => type.DisplayName, StringComparer.CurrentCulture)
            .Select(type => (type.DisplayName, (IReadOnlyList<Permission>)[.. TypePermission.OfContent.Select(general => new Permission(CommonPermissions.ForType(general, type.Name), words.OfOneType(general)))]))];
        var gone = others.Where(one => !ofTypes.Contains(TypePermission.Read(one)?.Type ?? "")).Select(one => new Permission(one, words.NameOf(one, known))).ToList();
        Groups = gone.Count == 0 ? roles.Groups : [.. roles.Groups, ("", gone)];
        return true;
    }
}
