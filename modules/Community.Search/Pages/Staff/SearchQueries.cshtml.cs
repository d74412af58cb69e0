using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Search.Queries;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Community.Search.Pages.Staff;

/// <summary>The most frequent words and those that found nothing.</summary>
[Authorize(CommonPermissions.ManageSearch)]
internal sealed class SearchQueriesModel(QueryReport report, QueryLog log, ISiteDocuments documents, TimeProvider time) : PageModel
{
    private const int Most = 50;

    /// <summary>Periods to choose from, in days.</summary>
    public static IReadOnlyList<int> Periods { get; } = [7, 30, 90, 365];

    public int Days { get; private set; }
    public int KeepMonths { get; private set; }
    public QueryFigures Figures { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "jours")] string? days, CancellationToken cancellationToken)
    {
        Days = int.TryParse(days, out var asked) && Periods.Contains(asked) ? asked : 30;
        await log.FlushAsync(cancellationToken);
        KeepMonths = (await documents.GetAsync<QuerySettings>(cancellationToken)).KeepMonths;
        Figures = await report.ReadAsync(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1 - Days), Most, cancellationToken);
    }
}
