using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Pairs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Mentoring.Pages.Staff;

/// <summary>Who read whose private answers, newest first.</summary>
[Authorize(MentoringPermissions.ManageMentoring)]
internal sealed class ReadingsModel(ICommunityData data, Space space) : MentoringPage
{
    public const int PageSize = 100;

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Total { get; private set; }
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
    public IReadOnlyList<PrivateReading> Rows { get; private set; } = [];
    public Dictionary<string, string> Names { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Total = await data.Set<PrivateReading>().CountAsync(cancellationToken);
        Number = Math.Clamp(Number, 1, Pages);
        Rows = await data.Set<PrivateReading>().AsNoTracking().OrderByDescending(row => row.Id).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        Names = await space.NamesAsync(Rows.SelectMany(row => new[] { row.ReaderId, row.SubjectId }), cancellationToken);
    }
}
