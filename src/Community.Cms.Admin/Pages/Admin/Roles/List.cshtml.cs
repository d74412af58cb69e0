using Community.Abstractions.Security;
using Community.Cms.Admin.Permissions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Roles;

/// <summary>The roles of the house, and new ones.</summary>
[Authorize(CommonPermissions.ManageRoles)]
internal sealed class ListModel(RoleEditor roles, RoleWords words, IStringLocalizer<Strings> T) : PageModel
{
    public IReadOnlyList<RoleOverview> Roles { get; private set; } = [];

    /// <summary>Name of the new role.</summary>
    [BindProperty]
    public string? Name { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Roles = await roles.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Roles = await roles.ListAsync(cancellationToken);
        var name = string.Join(' ', (Name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (Problem(name) is { } problem)
            ModelState.AddModelError(nameof(Name), problem);
        else if (await roles.AddAsync(name, User, cancellationToken) == RoleChange.Exists)
            ModelState.AddModelError(nameof(Name), Taken);
        if (!ModelState.IsValid)
            return Page();
        TempData["Notice"] = T["The role is made. Say now what it allows."].Value;
        return RedirectToPage("/Admin/Roles/Role", new { name });
    }

    private string Taken => T["There is a role of this name already."];

    private string? Problem(string name) => name switch
    {
        "" => T["Give the role a name."],
        { Length: > RoleEditor.LongestName } => T["Shorten this text: it has {0} characters, and {1} are the most.", name.Length, RoleEditor.LongestName],
        _ when !RoleEditor.IsName(name) => T["Begin with a letter; after it, letters, digits, spaces, hyphens and apostrophes can stand."],
        _ when RoleEditor.IsReserved(name) => T["This name is kept for people without a role. Choose another one."],
        // A role that people read as another would be given by mistake.
        _ when Roles.Any(role => string.Equals(words.NameOf(role.Name), name, StringComparison.CurrentCultureIgnoreCase)) => Taken,
        _ => null,
    };
}
