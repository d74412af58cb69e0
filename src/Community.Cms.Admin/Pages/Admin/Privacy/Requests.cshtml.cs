using Community.Abstractions.Security;
using Community.Cms.Privacy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Cms.Admin.Pages.Privacy;

/// <summary>Requests about personal data, the most urgent first.</summary>
[Authorize(CommonPermissions.ManagePrivacy)]
internal sealed class RequestsModel(PrivacyDesk desk, TimeProvider time) : PageModel
{
    public IReadOnlyList<PrivacyRequest> Requests { get; private set; } = [];
    public bool Open { get; private set; }
    public int Total { get; private set; }
    public int Number { get; private set; }
    public int Pages => Math.Max(1, (Total + PrivacyDesk.PageSize - 1) / PrivacyDesk.PageSize);
    public DateTime NowUtc { get; } = time.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Open = Request.Query["part"] != "answered";
        Number = Math.Min(PageNumber.Of(Request.Query["page"]), 100_000);
        (Requests, Total) = await desk.ListAsync(Open, Number, cancellationToken);
        if (Requests.Count == 0 && Number > 1)
            (Requests, Total) = await desk.ListAsync(Open, Number = Pages, cancellationToken);
    }
}
