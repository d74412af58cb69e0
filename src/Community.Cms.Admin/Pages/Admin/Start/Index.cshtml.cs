using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Admin.Pages.Start;

/// <summary>A short list of the start page.</summary>
/// <param name="Items">The first ones.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Query">Query of the whole list.</param>
internal sealed record Waiting(IReadOnlyList<ListedItem> Items, int Total, string Query);

/// <summary>What waits for the person, and where to begin.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class IndexModel(ContentList list, IContentDefinitionManager definitions, ItemWords words) : PageModel
{
    private const int Few = 5;
    private ContentDefinitions known = null!;

    public Waiting Submitted { get; private set; } = null!;
    public Waiting Drafts { get; private set; } = null!;
    public Waiting Scheduled { get; private set; } = null!;
    public IReadOnlyList<ListedItem> Recent { get; private set; } = [];
    public IReadOnlyList<ContentTypeDefinition> Creatable { get; private set; } = [];
    public ItemWords Words => words;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        known = await definitions.GetAsync(cancellationToken);
        var rights = new ContentRights(User);
        Creatable = [.. known.Types.Values.Where(type => type.Creatable && rights.CanCreate(type.Name)).OrderBy(type => type.DisplayName, StringComparer.CurrentCulture)];
        Submitted = await FirstAsync(new() { State = ListedState.Submitted }, "state=submitted", cancellationToken);
        Drafts = await FirstAsync(new() { State = ListedState.Draft, Owner = "me" }, "state=draft&owner=me", cancellationToken);
        Scheduled = await FirstAsync(new() { State = ListedState.Scheduled }, "state=scheduled", cancellationToken);
        Recent = (await list.FirstAsync(new(), 8, User, cancellationToken)).Items;
    }

    public string NameOf(string type) => known.FindType(type)?.DisplayName ?? type;

    private async Task<Waiting> FirstAsync(ContentFilter filter, string query, CancellationToken cancellationToken)
    {
        var (items, total) = await list.FirstAsync(filter, Few, User, cancellationToken);
        return new(items, total, query);
    }
}
