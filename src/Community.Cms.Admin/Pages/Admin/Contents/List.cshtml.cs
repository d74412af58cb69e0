using Community.Abstractions.Accounts;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Content.Bulk;
using Community.Cms.Content.Views;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>Everything that was written, found again.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class ListModel(ContentList list, ListViews views, IContentDefinitionManager definitions, BulkWords bulk, ItemWords words, IStringLocalizer<Strings> T) : PageModel
{
    private Dictionary<string, string> names = [];

    public ContentFilter Filter { get; private set; } = new();
    public ListedPage Found { get; private set; } = null!;
    public IReadOnlyList<ContentTypeDefinition> Types { get; private set; } = [];
    public IReadOnlyList<ContentTypeDefinition> Creatable { get; private set; } = [];
    public IReadOnlyList<UserSummary> Owners { get; private set; } = [];
    public ItemWords Words => words;
    public BulkWords Bulk => bulk;
    /// <summary>What the person may do with several contents of this list at once.</summary>
    public IReadOnlyList<BulkAction> Actions { get; private set; } = [];

    /// <summary>What narrows the list, with the address without it.</summary>
    public IReadOnlyList<(string Text, string Url)> Chips { get; private set; } = [];

    public ContentRights Rights => new(User);

    /// <summary>Kept views of this person, and those that others share.</summary>
    public IReadOnlyList<ListView> Views { get; private set; } = [];
    /// <summary>The view that is shown; null for a list of the moment.</summary>
    public ListView? Shown { get; private set; }
    public string? ViewName { get; private set; }
    public string? ViewError { get; private set; }
    /// <summary>The list as its address has it.</summary>
    public string CurrentQuery => Microsoft.AspNetCore.Http.QueryString.Create(Filter.ToQuery()!).Value ?? "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Views = await views.OfAsync(User, cancellationToken);
        // Who comes without any wish sees the view chosen for that.
        if (!Request.QueryString.HasValue && Views.FirstOrDefault(view => view.IsFirst && IsMine(view)) is { } first)
            return Redirect(AddressOf(first));
        await LoadAsync(cancellationToken);
        return Page();
    }

    /// <summary>Keeps the list as it is under a name.</summary>
    public async Task<IActionResult> OnPostKeepAsync(string? name, string? query, bool first, bool shared, CancellationToken cancellationToken)
    {
        // Only what the list understands is kept, whatever the form sent.
        var filter = ContentFilter.Of(new QueryCollection(QueryHelpers.ParseQuery(query)));
        var kept = Microsoft.AspNetCore.Http.QueryString.Create(filter.ToQuery()!).Value ?? "";
        var outcome = await views.KeepAsync(name, kept, shared && Rights.CanViewAll, first, User, cancellationToken);
        if (outcome == KeepingView.Kept)
        {
            TempData["Notice"] = T["The view “{0}” is kept.", name!.Trim()].Value;
            return Redirect(AddressOf((await views.OfAsync(User, cancellationToken)).First(view => IsMine(view) && string.Equals(view.Name, name.Trim(), StringComparison.CurrentCultureIgnoreCase))));
        }
        ViewName = name;
        ViewError = outcome == KeepingView.TooMany ? T["You keep {0} views already: forget one first.", ListViews.Most] : T["Give the view a name of at most {0} characters.", ListView.LongestName];
        ModelState.AddModelError(nameof(name), ViewError);
        Views = await views.OfAsync(User, cancellationToken);
        await LoadAsync(cancellationToken, filter);
        return Page();
    }

    /// <summary>Forgets a view of one's own.</summary>
    public async Task<IActionResult> OnPostForgetAsync(string? id, CancellationToken cancellationToken)
    {
        if (!await views.RemoveAsync(id, User, cancellationToken))
            return NotFound();
        TempData["Notice"] = T["The view is forgotten; the contents stay."].Value;
        return Redirect(Url.Content("~/admin/contenus?view=all"));
    }

    public bool IsMine(ListView view) => view.UserId == Rights.UserId;

    public string AddressOf(ListView view) => Url.Content("~/admin/contenus") + (view.Query.Length == 0 ? "?view=" : view.Query + "&view=") + view.Id;

    private async Task LoadAsync(CancellationToken cancellationToken, ContentFilter? filter = null)
    {
        Filter = filter ?? ContentFilter.Of(Request.Query);
        Shown = Views.FirstOrDefault(view => view.Id == Request.Query["view"]);
        var known = await definitions.GetAsync(cancellationToken);
        var all = known.Types.Values.OrderBy(type => type.DisplayName, StringComparer.CurrentCulture).ToList();
        Types = [.. known.Listed().OrderBy(type => type.DisplayName, StringComparer.CurrentCulture)];
        names = all.ToDictionary(type => type.Name, type => type.DisplayName);
        Creatable = [.. all.Where(type => type.Creatable && Rights.CanCreate(type.Name))];
        Owners = await list.GetOwnersAsync(User, cancellationToken);
        Found = await list.FindAsync(Filter, User, cancellationToken);
        Chips = [.. MakeChips()];
        Actions = Filter.State == ListedState.Removed ? [] : [.. Enum.GetValues<BulkAction>().Where(action => Types.Any(type => May(action, type.Name)))];
    }

    // One's own contents are among those of somebody who may do it with one's own.
    private bool May(BulkAction action, string type) => action switch
    {
        BulkAction.Publish or BulkAction.Unpublish => Rights.CanPublish(type, Rights.UserId),
        BulkAction.Remove => Rights.CanRemove(type, Rights.UserId),
        BulkAction.Move => Rights.CanEdit(type, null),
        _ => Rights.CanEdit(type, Rights.UserId),
    };

    public string NameOf(string type) => names.GetValueOrDefault(type, type);

    public string Address(params string[] without) => Address(Filter.ToQuery(without));

    /// <summary>The list in another order; the same order asked again turns it round.</summary>
    public string SortAddress(string sort)
    {
        var query = Filter.ToQuery("sort", "dir");
        if (sort != "modified")
            query["sort"] = sort;
        if (Filter.Sort == sort)
            query["dir"] = Filter.Ascending ? "desc" : "asc";
        return Address(query);
    }

    /// <summary>For <c>aria-sort</c> of a column.</summary>
    public string? Order(string sort) => Filter.Sort != sort ? null : Filter.Ascending ? "ascending" : "descending";

    private string Address(Dictionary<string, string> query) => Url.Content("~/admin/contenus") + Microsoft.AspNetCore.Http.QueryString.Create(query!);

    private IEnumerable<(string, string)> MakeChips()
    {
        if (Filter.Text is { } text)
            yield return (T["“{0}”", text], Address("q"));
        if (Filter.Type is { } type)
            yield return (NameOf(type), Address("type"));
        if (Filter.State is { } state)
            yield return (words.State(state), Address("state"));
        if (Filter.Owner is { } owner)
            yield return (owner == "me" ? T["Mine"] : Owners.FirstOrDefault(person => person.Id == owner)?.DisplayName ?? T["An unknown person"], Address("owner"));
        if (Filter.From is { } from)
            yield return (T["Since {0}", Formats.ShortDate(from)], Address("from"));
        if (Filter.To is { } to)
            yield return (T["Until {0}", Formats.ShortDate(to)], Address("to"));
    }
}
