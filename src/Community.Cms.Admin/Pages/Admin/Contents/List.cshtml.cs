using Community.Abstractions.Accounts;
using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Community.Cms.Content.Bulk;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Contents;

/// <summary>Everything that was written, found again.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class ListModel(ContentList list, IContentDefinitionManager definitions, BulkWords bulk, ItemWords words, IStringLocalizer<Strings> T) : PageModel
{
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

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Filter = ContentFilter.Of(Request.Query);
        var all = (await definitions.GetAsync(cancellationToken)).Types.Values.OrderBy(type => type.DisplayName, StringComparer.CurrentCulture).ToList();
        Types = [.. all.Where(type => type.Listable)];
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

    public string NameOf(string type) => Types.FirstOrDefault(known => known.Name == type)?.DisplayName ?? type;

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
