using Community.Abstractions.Content;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Mentoring.Pages.Mentoring;

/// <summary>The programme for everybody: what it is, how it goes, and portraits.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ProgrammeModel(IContentReader contents, IHtmlText html) : PageModel
{
    public const string Alias = "mentoring-programme";

    /// <summary>What the staff wrote about the programme, sanitised; null before they did.</summary>
    public string? Introduction { get; private set; }
    public IReadOnlyList<(ContentItem Item, string Url)> Portraits { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var culture = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var page = await contents.FindByAliasAsync(culture == "en" ? Alias + "-en" : Alias, User, cancellationToken);
        Introduction = page?.As<HtmlBodyPart>()?.Html is { Length: > 0 } text ? html.Sanitize(text) : null;
        var portraits = await contents.ListAsync(new() { ContentTypes = ["Portrait"], Culture = culture, PageSize = 24 }, User, cancellationToken);
        Portraits = [.. portraits.Items.Select(item => (item, contents.UrlOf(item) ?? ""))];
    }

    public IActionResult OnPost() => StatusCode(Microsoft.AspNetCore.Http.StatusCodes.Status405MethodNotAllowed);
}
