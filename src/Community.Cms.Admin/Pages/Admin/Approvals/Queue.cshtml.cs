using Community.Abstractions.Definitions;
using Community.Abstractions.Security;
using Community.Cms.Admin.Contents;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Admin.Pages.Approvals;

/// <summary>What waits to be approved, and where one's own texts stand.</summary>
[Authorize(CommonPermissions.AccessAdminPanel)]
internal sealed class ApprovalQueueModel(ApprovalQueue queue, IContentDefinitionManager definitions, ItemWords words) : PageModel
{
    private ContentDefinitions known = null!;

    public IReadOnlyList<QueuedItem> Items { get; private set; } = [];
    public IReadOnlyList<ContentTypeDefinition> Types { get; private set; } = [];
    public QueuePart Part { get; private set; }
    public string? Type { get; private set; }
    public int Total { get; private set; }
    public int Number { get; private set; }
    public int Pages => Math.Max(1, (Total + ApprovalQueue.PageSize - 1) / ApprovalQueue.PageSize);
    public ItemWords Words => words;
    public bool Approves => Types.Count > 0;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        known = await definitions.GetAsync(cancellationToken);
        Types = await queue.TypesAsync(User, cancellationToken);
        Part = !Approves ? QueuePart.Own : Enum.TryParse<QueuePart>(Request.Query["part"], ignoreCase: true, out var part) && Enum.IsDefined(part) ? part : QueuePart.All;
        Type = Types.FirstOrDefault(type => type.Name == Request.Query["type"])?.Name;
        Number = Math.Min(PageNumber.Of(Request.Query["page"]), 100_000);
        (Items, Total) = await queue.FindAsync(Part, Type, Number, User, cancellationToken);
        if (Items.Count == 0 && Number > 1)
            (Items, Total) = await queue.FindAsync(Part, Type, Number = Pages, User, cancellationToken);
    }

    public string NameOf(string type) => known.FindType(type)?.DisplayName ?? type;
}
