using System.ComponentModel.DataAnnotations;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Settings;

/// <summary>What the site says of itself.</summary>
[Authorize(CommonPermissions.ManageSettings)]
internal sealed class IndexModel(ISiteDocuments documents, IStringLocalizer<Strings> T) : PageModel
{
    [BindProperty]
    public string? SiteName { get; set; }
    [BindProperty]
    public string? Description { get; set; }
    [BindProperty]
    public string? DescriptionEn { get; set; }
    [BindProperty]
    public string? BaseUrl { get; set; }
    [BindProperty]
    public string? ContactEmail { get; set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var settings = await documents.GetAsync<SiteSettings>(cancellationToken);
        (SiteName, Description, DescriptionEn, BaseUrl, ContactEmail) =
            (settings.SiteName, settings.Description, settings.DescriptionEn, settings.BaseUrl, settings.ContactEmail);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var name = Text(nameof(SiteName), SiteName, 100);
        var (description, descriptionEn) = (Text(nameof(Description), Description, 300), Text(nameof(DescriptionEn), DescriptionEn, 300));
        var (url, email) = (Text(nameof(BaseUrl), BaseUrl, 300)?.TrimEnd('/'), Text(nameof(ContactEmail), ContactEmail, 254));
        if (name is null)
            ModelState.AddModelError(nameof(SiteName), T["Give the house its name."]);
        if (url is not null && !IsAddress(url))
            ModelState.AddModelError(nameof(BaseUrl), T["Write the address of the site, such as https://example.org."]);
        if (email is not null && !new EmailAddressAttribute().IsValid(email))
            ModelState.AddModelError(nameof(ContactEmail), T["Write an e-mail address, such as bonjour@example.org."]);
        if (!ModelState.IsValid)
            return Page();
        await documents.UpdateAsync<SiteSettings>(
            settings => (settings.SiteName, settings.Description, settings.DescriptionEn, settings.BaseUrl, settings.ContactEmail) = (name!, description, descriptionEn, url, email),
            cancellationToken);
        TempData["Notice"] = T["The settings are saved."].Value;
        return RedirectToPage();
    }

    private string? Text(string field, string? value, int longest)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text))
            return null;
        if (text.Any(char.IsControl))
            ModelState.AddModelError(field, T["There is a character here that cannot be kept. Write the text again."]);
        else if (text.Length > longest)
            ModelState.AddModelError(field, T["Shorten this text: it has {0} characters, and {1} are the most.", text.Length, longest]);
        return text;
    }

    private static bool IsAddress(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme is "http" or "https") && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0;
}
