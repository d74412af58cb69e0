using Community.Abstractions.Accounts;
using Community.Abstractions.Security;
using Community.Cms.Accounts;
using Community.Cms.Accounts.PersonalData;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.People;

/// <summary>Erases an account for somebody, after showing what becomes of each thing.</summary>
[Authorize(CommonPermissions.ManageUsers)]
internal sealed class EraseModel(UserAdministration accounts, AccountErasure erasure, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    public UserOverview Person { get; private set; } = null!;
    public IReadOnlyList<ErasureLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (!await FindAsync(id))
            return NotFound();
        var outcome = await accounts.EraseAsync(id, Reason, User, HttpContext.RequestAborted);
        if (outcome == UserChange.Done)
        {
            TempData["Notice"] = T["The account is erased."].Value;
            return RedirectToPage("/Admin/People/List");
        }
        ModelState.AddModelError(outcome == UserChange.NoReason ? nameof(Reason) : "", PersonModel.Message(outcome, T));
        Response.StatusCode = outcome == UserChange.BeyondYou ? 403 : 200;
        return Page();
    }

    private async Task<bool> FindAsync(string id)
    {
        if (id.Length > 100 || id.Contains('\0', StringComparison.Ordinal) || await accounts.GetAsync(id, HttpContext.RequestAborted) is not { } person)
            return false;
        Person = person;
        Lines = await erasure.PreviewAsync(id, HttpContext.RequestAborted);
        return true;
    }
}
