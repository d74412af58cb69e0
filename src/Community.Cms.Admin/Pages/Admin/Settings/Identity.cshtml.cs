using System.ComponentModel.DataAnnotations;
using Community.Abstractions.Media;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Settings;

/// <summary>What the site says of the house.</summary>
[Authorize(CommonPermissions.ManageSettings)]
internal sealed class IdentityModel(ISiteDocuments documents, IMediaLibrary media, IStringLocalizer<Strings> localizer) : SettingsPage(documents, localizer)
{
    private const int MostPictures = 200, MostLinks = 12;

    [BindProperty]
    public string? SiteName { get; set; }
    [BindProperty]
    public string? Description { get; set; }
    [BindProperty]
    public string? DescriptionEn { get; set; }
    [BindProperty]
    public string? LogoPath { get; set; }
    [BindProperty]
    public string? Street { get; set; }
    [BindProperty]
    public string? PostalCode { get; set; }
    [BindProperty]
    public string? Town { get; set; }
    [BindProperty]
    public string? Phone { get; set; }
    [BindProperty]
    public string? ContactEmail { get; set; }
    [BindProperty]
    public string? SocialLinks { get; set; }
    [BindProperty]
    public string? BaseUrl { get; set; }

    /// <summary>Pictures of the library, the newest ones and the one that is chosen.</summary>
    public IReadOnlyList<string> Pictures { get; private set; } = [];
    public string? LogoUrl { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var settings = await Documents.GetAsync<SiteSettings>(cancellationToken);
        BasedOn = VersionOf(settings);
        (SiteName, Description, DescriptionEn, BaseUrl, ContactEmail) = (settings.SiteName, settings.Description, settings.DescriptionEn, settings.BaseUrl, settings.ContactEmail);
        (LogoPath, Street, PostalCode, Town, Phone, SocialLinks) = (settings.LogoPath, settings.Street, settings.PostalCode, settings.Town, settings.Phone, settings.SocialLinks);
        await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var name = Text(nameof(SiteName), SiteName, 100);
        var (description, descriptionEn) = (Text(nameof(Description), Description, 300), Text(nameof(DescriptionEn), DescriptionEn, 300));
        var (street, code, town) = (Text(nameof(Street), Street, 150), Text(nameof(PostalCode), PostalCode, 10), Text(nameof(Town), Town, 80));
        var (phone, email, url) = (Text(nameof(Phone), Phone, 30), Text(nameof(ContactEmail), ContactEmail, 254), Text(nameof(BaseUrl), BaseUrl, 300)?.TrimEnd('/'));
        var links = Links();
        if (name is null)
            ModelState.AddModelError(nameof(SiteName), T["Give the house its name."]);
        if (url is not null && !IsSite(url))
            ModelState.AddModelError(nameof(BaseUrl), T["Write the address of the site, such as https://example.org."]);
        if (email is not null && !new EmailAddressAttribute().IsValid(email))
            ModelState.AddModelError(nameof(ContactEmail), T["Write an e-mail address, such as bonjour@example.org."]);
        if (phone is not null && (phone.Count(char.IsAsciiDigit) < 4 || phone.Any(c => !char.IsAsciiDigit(c) && !"+ .-()\u00a0\u202f".Contains(c, StringComparison.Ordinal))))
            ModelState.AddModelError(nameof(Phone), T["Write a telephone number, such as 03 21 00 00 00."]);
        var logo = string.IsNullOrWhiteSpace(LogoPath) ? null : LogoPath;
        if (logo is not null && await media.FindAsync(logo, cancellationToken) is not { IsImage: true })
            ModelState.AddModelError(nameof(LogoPath), T["This picture is no longer in the library: choose another one."]);
        if (ModelState.IsValid && await SaveAsync<SiteSettings>(settings =>
            {
                (settings.SiteName, settings.Description, settings.DescriptionEn, settings.BaseUrl, settings.ContactEmail) = (name!, description, descriptionEn, url, email);
                (settings.LogoPath, settings.Street, settings.PostalCode, settings.Town, settings.Phone, settings.SocialLinks) = (logo, street, code, town, phone, links);
            }, Lines, cancellationToken))
            return Saved();
        await ShowAsync(cancellationToken);
        return Page();
    }

    private IEnumerable<(string, string)> Lines(SiteSettings stored) =>
    [
        (T["Name of the house"], stored.SiteName), (T["The house in one sentence, in French"], stored.Description ?? ""), (T["The same in English"], stored.DescriptionEn ?? ""),
        (T["Logo"], stored.LogoPath ?? ""), (T["Street and number"], stored.Street ?? ""), (T["Postcode"], stored.PostalCode ?? ""), (T["Town"], stored.Town ?? ""),
        (T["Telephone"], stored.Phone ?? ""), (T["E-mail address for questions"], stored.ContactEmail ?? ""), (T["Pages of the house elsewhere"], stored.SocialLinks ?? ""),
        (T["Address of the site"], stored.BaseUrl ?? ""),
    ];

    private string? Links()
    {
        var lines = (SocialLinks ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (lines.FirstOrDefault(line => line.Length > 300 || line.Any(char.IsWhiteSpace) || !Uri.TryCreate(line, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")) is { } wrong)
            ModelState.AddModelError(nameof(SocialLinks), T["“{0}” is no web address: write one on each line, beginning with https://.", wrong.Length > 60 ? wrong[..60] + "…" : wrong]);
        if (lines.Count > MostLinks)
            ModelState.AddModelError(nameof(SocialLinks), T["Keep {0} addresses at most.", MostLinks]);
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        var (files, _) = await media.ListAsync("", null, 1, MostPictures, cancellationToken);
        Pictures = [.. files.Where(file => file.IsImage).Select(file => file.Path).Append(LogoPath ?? "").Where(path => path.Length > 0).Distinct().Order(StringComparer.CurrentCulture)];
        LogoUrl = string.IsNullOrWhiteSpace(LogoPath) ? null : (await media.GetImageAsync(LogoPath, cancellationToken))?.Url;
    }

    private static bool IsSite(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme is "http" or "https") && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0;
}
