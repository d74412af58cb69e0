using System.Security.Claims;
using Community.Abstractions.Content;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Trees;
using Community.Cms.Content;
using Community.Cms.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Taxonomies;

/// <summary>The lists of terms that contents are sorted by.</summary>
[Authorize(CommonPermissions.ManageTaxonomies)]
internal sealed class ListModel(CommunityDbContext db, TreeDesk desk, TermTraffic traffic, SideMenu menu, IContentDefinitionManager definitions, IStringLocalizer<Strings> T) : PageModel
{
    private const int Longest = 80;

    public IReadOnlyList<(ContentItem Item, int Terms, string? Proposals)> Taxonomies { get; private set; } = [];
    public IReadOnlyList<ContentTypeDefinition> TermTypes { get; private set; } = [];
    public string TypedTitle { get; private set; } = "";
    public string TypedType { get; private set; } = "Topic";

    public Task OnGetAsync() => ReadAsync();

    public async Task<IActionResult> OnPostAsync(string? title, string? termType)
    {
        await ReadAsync();
        (TypedTitle, TypedType) = (PageNumber.Words(title) ?? "", termType ?? "");
        if (TypedTitle.Length == 0)
            ModelState.AddModelError("title", T["Give it a name."]);
        else if (TypedTitle.Length > Longest)
            ModelState.AddModelError("title", T["Shorten this text: it has {0} characters, and {1} are the most.", TypedTitle.Length, Longest]);
        if (TermTypes.All(type => type.Name != TypedType))
            ModelState.AddModelError("termType", T["Choose one of the list."]);
        if (!ModelState.IsValid)
            return Page();
        var item = new ContentItem { ContentItemId = ContentIds.New(), ContentType = "Taxonomy", DisplayText = TypedTitle, Owner = User.FindFirstValue(ClaimTypes.NameIdentifier) };
        item.Apply(new TitlePart { Title = TypedTitle }).Apply(new AliasPart { Alias = Slug.Of(TypedTitle) }).Apply(new TaxonomyPart { TermContentType = TypedType });
        var made = await desk.CreateAsync(item, new("TaxonomyAdded", "Taxonomy", item.ContentItemId, TypedTitle), User, HttpContext.RequestAborted);
        if (made.Error is { } error)
        {
            ModelState.AddModelError("title", error);
            return Page();
        }
        TempData["Notice"] = T["“{0}” is made. Now give it terms.", TypedTitle].Value;
        return RedirectToPage("/Admin/Taxonomies/Taxonomy", new { id = item.ContentItemId });
    }

    private async Task ReadAsync()
    {
        var rows = await db.Set<ContentRow>().AsNoTracking().Where(row => row.Latest && row.ContentType == "Taxonomy").OrderBy(row => row.SortText).Take(200).ToListAsync(HttpContext.RequestAborted);
        var links = menu.For(User).Select(link => link.Url).ToHashSet();
        Taxonomies = [.. rows.Select(row => row.ToItem()).Select(item => (item, Forest.OfTerms(item.Content, TaxonomyModel.Levels).All().Count(),
            traffic.ProposalsFor(item.As<AliasPart>()?.Alias) is { } address && links.Contains(address) ? address : null))];
        TermTypes = [.. (await definitions.GetAsync(HttpContext.RequestAborted)).Types.Values.Where(type => type is { Creatable: false, Stereotype: "" } && type.HasPart(nameof(TitlePart)))
            .OrderBy(type => type.DisplayName, StringComparer.CurrentCulture)];
    }
}
