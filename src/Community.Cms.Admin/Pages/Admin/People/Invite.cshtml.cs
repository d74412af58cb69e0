using Community.Abstractions.Security;
using Community.Cms.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.People;

/// <summary>Prepares an account for somebody and invites them by mail.</summary>
[Authorize(CommonPermissions.ManageUsers)]
internal sealed class InviteModel(UserAdministration accounts, IStringLocalizer<Strings> T, IStringLocalizer<AccountStrings> rules) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Culture { get; set; }

    public IReadOnlyList<string> All { get; private set; } = [];
    public IReadOnlyList<string> Roles { get; private set; } = [RoleNames.Member];

    public async Task OnGetAsync(CancellationToken cancellationToken) => All = await accounts.GetRoleNamesAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync([FromForm] List<string>? roles, CancellationToken cancellationToken)
    {
        All = await accounts.GetRoleNamesAsync(cancellationToken);
        Roles = [.. (roles ?? []).OfType<string>().Distinct()];
        var (name, email) = (Name?.Trim(), Email?.Trim());
        Check(nameof(Name), AccountRules.NameProblem(name, rules));
        Check(nameof(Email), AccountRules.EmailProblem(email, rules));
        if (!ModelState.IsValid)
            return Page();
        var (outcome, userId) = await accounts.InviteAsync(name!, email!, Culture == "en" ? "en" : "fr", Roles, User, cancellationToken);
        if (outcome == UserChange.Done)
        {
            TempData["Notice"] = T["The invitation is on its way."].Value;
            return RedirectToPage("/Admin/People/Person", new { id = userId });
        }
        ModelState.AddModelError(outcome == UserChange.Exists ? nameof(Email) : "", PersonModel.Message(outcome, T));
        Response.StatusCode = outcome == UserChange.BeyondYou ? 403 : 200;
        return Page();
    }

    private void Check(string field, LocalizedString? problem)
    {
        if (problem is not null)
            ModelState.AddModelError(field, problem);
    }
}
