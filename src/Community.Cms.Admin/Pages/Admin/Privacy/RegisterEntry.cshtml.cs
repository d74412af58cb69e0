using System.Text.Json;
using Community.Abstractions.Auditing;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Privacy;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Cms.Privacy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Privacy;

/// <summary>One entry that the house wrote into the register.</summary>
[Authorize(CommonPermissions.ManagePrivacy)]
internal sealed class RegisterEntryModel(ISiteDocuments documents, IAuditTrail audit, ICommunityData data, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty]
    public string? Title { get; set; }
    [BindProperty]
    public string? Whose { get; set; }
    [BindProperty]
    public string? Purpose { get; set; }
    [BindProperty]
    public string? Basis { get; set; }
    [BindProperty]
    public string? Readers { get; set; }
    [BindProperty]
    public string? Retention { get; set; }
    /// <summary>What the entry was when the page was opened.</summary>
    [BindProperty]
    public string? BasedOn { get; set; }

    public bool IsNew { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } entry)
            return NotFound();
        (Title, Whose, Purpose, Basis, Readers, Retention, BasedOn) = (entry.Title, entry.Whose, entry.Purpose, IsNew ? null : entry.Basis.ToString(), entry.Readers, entry.Retention, VersionOf(entry));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } known)
            return NotFound();
        var entry = new HouseDataClass
        {
            Id = known.Id, Title = Text(nameof(Title), Title), Whose = Text(nameof(Whose), Whose), Purpose = Text(nameof(Purpose), Purpose), Readers = Text(nameof(Readers), Readers), Retention = Text(nameof(Retention), Retention),
        };
        if (Enum.TryParse<LegalBasis>(Basis, out var basis) && Enum.IsDefined(basis))
            entry.Basis = basis;
        else
            ModelState.AddModelError(nameof(Basis), T["Choose a legal basis."]);
        if (!ModelState.IsValid)
            return Page();
        if (IsNew)
            entry.Id = ContentIds.New();
        string? refusal = null;
        await documents.UpdateAsync<HouseRegister>(register =>
        {
            var at = register.Entries.FindIndex(one => one.Id == entry.Id);
            refusal = IsNew
                ? register.Entries.Count < HouseRegister.Most ? null : T["The register holds {0} entries at most.", HouseRegister.Most].Value
                : at >= 0 && VersionOf(register.Entries[at]) == BasedOn ? null
                : T["A colleague changed or removed this entry meanwhile. What you typed is still here; open the register in another window to compare."].Value;
            if (refusal is not null)
                return;
            if (at >= 0)
                register.Entries[at] = entry;
            else
                register.Entries.Add(entry);
        }, cancellationToken);
        if (refusal is not null)
        {
            ModelState.AddModelError("", refusal);
            return Page();
        }
        return await DoneAsync("RegisterChanged", entry, T["The register is saved."], cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } entry || IsNew)
            return NotFound();
        await documents.UpdateAsync<HouseRegister>(register => register.Entries.RemoveAll(one => one.Id == id), cancellationToken);
        return await DoneAsync("RegisterEntryRemoved", entry, T["The entry is removed."], cancellationToken);
    }

    private async Task<IActionResult> DoneAsync(string action, HouseDataClass entry, string notice, CancellationToken cancellationToken)
    {
        audit.Record(new(action, "PrivacyRegister", entry.Id, entry.Title), User);
        await data.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = notice;
        return RedirectToPage("/Admin/Privacy/Register");
    }

    private async Task<HouseDataClass?> FindAsync(string id, CancellationToken cancellationToken)
    {
        IsNew = id == "nouvelle";
        return IsNew ? new() : (await documents.GetAsync<HouseRegister>(cancellationToken)).Entries.FirstOrDefault(one => one.Id == id);
    }

    private string Text(string field, string? value)
    {
        var text = value?.Replace("\0", "", StringComparison.Ordinal).Trim() ?? "";
        if (text.Length is 0 or > HouseRegister.Longest)
            ModelState.AddModelError(field, text.Length == 0 ? T["Fill this in: the register must say it."] : T["Shorten this to {0} characters at most; it has {1}.", HouseRegister.Longest, text.Length]);
        return text;
    }

    private static string VersionOf(HouseDataClass entry) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(entry)))[..16];
}
