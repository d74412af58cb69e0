using System.Security.Claims;
using Community.Abstractions.Definitions;
using Community.Abstractions.Navigation;
using Community.Abstractions.Security;
using Community.Cms.Accounts.StaffVisits;
using Community.Cms.Admin.Contents;
using Community.Cms.Admin.Help;
using Community.Cms.Admin.Start;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Admin.Pages.Start;

/// <summary>Today: what waits for whom, what changed since one was last here, and where to begin.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class IndexModel(TodayDesk desk, GuideBook guide, StaffVisits visits, ContentList list, IContentDefinitionManager definitions, ItemWords words) : PageModel
{
    private const int Few = 5, PageSize = 20;
    private ContentDefinitions known = null!;
    private IReadOnlyList<WaitingWork> all = [];

    /// <summary>What waits, of the filter and of the page.</summary>
    public IReadOnlyList<WaitingWork> Waiting { get; private set; } = [];
    /// <summary>The reason that is asked for; null for all.</summary>
    public WaitingReason? Reason { get; private set; }
    /// <summary>Whether only what waits for this person by name is asked for.</summary>
    public bool Mine { get; private set; }
    public int Number { get; private set; }
    public int Pages { get; private set; }
    public int Total { get; private set; }
    /// <summary>Since when changes are told (UTC); null on the first visit.</summary>
    public DateTime? SinceUtc { get; private set; }
    public IReadOnlyList<Happened> Changes { get; private set; } = [];
    public IReadOnlyList<ListedItem> Drafts { get; private set; } = [];
    public int DraftTotal { get; private set; }
    public IReadOnlyList<ContentTypeDefinition> Creatable { get; private set; } = [];
    /// <summary>The steps of the tour, with what is done; empty when it is put away or the house has none.</summary>
    public IReadOnlyList<(TourStop Step, bool Done)> Tour { get; private set; } = [];
    public ItemWords Words => words;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        known = await definitions.GetAsync(cancellationToken);
        var rights = new ContentRights(User);
        Creatable = [.. known.Types.Values.Where(type => type.Creatable && rights.CanCreate(type.Name)).OrderBy(type => type.DisplayName, StringComparer.CurrentCulture)];

        all = await desk.WaitingAsync(User, cancellationToken);
        Reason = Enum.TryParse<WaitingReason>(Request.Query["reason"], ignoreCase: true, out var reason) && Enum.IsDefined(reason) ? reason : null;
        Mine = Request.Query["for"] == "me";
        var found = all.Where(work => (Reason is null || work.Reason == Reason) && (!Mine || IsMine(work))).ToList();
        Total = found.Count;
        Pages = Math.Max(1, (Total + PageSize - 1) / PageSize);
        Number = Math.Min(PageNumber.Of(Request.Query["page"]), Pages);
        Waiting = [.. found.Skip((Number - 1) * PageSize).Take(PageSize)];

        SinceUtc = await desk.SinceAsync(User, cancellationToken);
        if (SinceUtc is { } since)
            Changes = await desk.ChangesAsync(since, User, NameOf, cancellationToken);
        if (await visits.TourAsync(User, cancellationToken) is { } done)
            Tour = [.. (await guide.TourAsync(User, cancellationToken)).Select(step => (step, done.Contains(step.Id)))];
        (Drafts, DraftTotal) = await list.FirstAsync(new() { State = ListedState.Draft, Owner = "me" }, Few, User, cancellationToken);
    }

    /// <summary>Ticks a step of the tour, or unticks it.</summary>
    public async Task<IActionResult> OnPostTickAsync(string? step, bool done, CancellationToken cancellationToken)
    {
        if ((await guide.TourAsync(User, cancellationToken)).All(known => known.Id != step))
            return NotFound();
        await visits.TickAsync(User, step!, done, cancellationToken);
        return Redirect(Url.Content("~/admin#tour"));
    }

    /// <summary>Puts the tour away.</summary>
    public async Task<IActionResult> OnPostTourAwayAsync(CancellationToken cancellationToken)
    {
        await visits.PutTourAwayAsync(User, true, cancellationToken);
        return RedirectToPage();
    }

    public string NameOf(string type) => known.FindType(type)?.DisplayName ?? type;

    /// <summary>How much waits for a reason, whatever the filter.</summary>
    public int CountOf(WaitingReason? reason) => all.Count(work => reason is null || work.Reason == reason);

    /// <summary>How much waits for this person by name.</summary>
    public int CountMine => all.Count(IsMine);

    /// <summary>The address of a filter, with the other one kept.</summary>
    public string FilterUrl(WaitingReason? reason, bool mine) => "/admin" + Microsoft.AspNetCore.Http.QueryString.Create(
        new Dictionary<string, string?> { ["reason"] = reason?.ToString().ToLowerInvariant(), ["for"] = mine ? "me" : null }.Where(pair => pair.Value is not null));

    private bool IsMine(WaitingWork work) => work.For is { } person && person.Id == User.FindFirstValue(ClaimTypes.NameIdentifier);
}
