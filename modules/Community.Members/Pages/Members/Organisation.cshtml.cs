using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Search;
using Community.Members.Contracts;
using Community.Members.Organisations;
using Community.Members.Profiles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Localization;

namespace Community.Members.Pages.Members;

/// <summary>An organisation's page: what it is, and who of it is here.</summary>
[AllowAnonymous, OutputCache(PolicyName = "Public")]
internal sealed class OrganisationModel(
    IContentReader reader, OrganisationStore organisations, ISearchService search, ICommunityData data, TermLists terms, IMemberProfiles profiles,
    IStringLocalizer<Strings> T) : PageModel
{
    private const int MostPeople = 48;

    public ContentItem Item { get; private set; } = null!;
    public IReadOnlyList<ProfileCard> People { get; private set; } = [];
    public IReadOnlyList<MemberSummary> Managers { get; private set; } = [];
    public string Sectors { get; private set; } = "";
    public bool MayEdit { get; private set; }
    public bool IsAsked { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellationToken)
    {
        var match = await reader.FindByPathAsync($"organisations/{slug}", User, cancellationToken);
        if (match?.RedirectTo is { } address)
            return RedirectPermanent(address);
        if (match?.Item is not { ContentType: OrganisationStore.Type } item)
            return NotFound();
        Item = item;
        var found = await search.SearchAsync(new()
        {
            Kinds = [ProfileStore.Type], KindsAreGiven = true, Facets = new Dictionary<string, IReadOnlyList<string>> { ["organisation"] = [item.ContentItemId] }, Order = SearchOrder.Title, PageSize = MostPeople,
        }, User, cancellationToken);
        if (found.Hits.Count > 0)
            People = [.. (await reader.ListAsync(new() { Ids = [.. found.Hits.Select(hit => hit.ContentItemId)], Order = ContentOrder.AsGiven, PageSize = MostPeople }, User, cancellationToken)).Items.Select(ProfileCard.Of)];
        var managers = await organisations.GetManagersAsync(item.ContentItemId, cancellationToken);
        Managers = [.. (await profiles.FindAsync(managers, User, cancellationToken)).Values.Where(manager => manager.Url is not null)];
        var ids = item.GetField<TaxonomyField>("Sectors")?.TermContentItemIds ?? [];
        Sectors = string.Join(", ", (await terms.SectorsAsync(cancellationToken)).Where(term => ids.Contains(term.Id)).Select(term => term.Text));
        if (User.Id() is { } me)
        {
            MayEdit = managers.Contains(me);
            IsAsked = !MayEdit && await data.Set<OrganisationManagerRow>().FindAsync([item.ContentItemId, me], cancellationToken) is not null;
        }
        return Page();
    }

    /// <summary>Says yes or no to looking after the page.</summary>
    public async Task<IActionResult> OnPostAsync(string slug, bool yes, CancellationToken cancellationToken)
    {
        if (User.Id() is not { } me)
            return Challenge();
        var match = await reader.FindByPathAsync($"organisations/{slug}", User, cancellationToken);
        if (match?.Item is not { ContentType: OrganisationStore.Type } item
            || await data.Set<OrganisationManagerRow>().FindAsync([item.ContentItemId, me], cancellationToken) is not { Accepted: false } row)
            return NotFound();
        if (yes)
            row.Accepted = true;
        else
            data.Set<OrganisationManagerRow>().Remove(row);
        await data.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = (yes ? T["You look after this page now."] : T["You said no: nothing changes."]).Value;
        return RedirectToPage(new { slug });
    }
}
