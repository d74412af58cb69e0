using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Pairs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Community.Mentoring.Pages.Staff;

/// <summary>Who applied, by state; drafts are nobody's to read and only counted.</summary>
[Authorize(MentoringPermissions.ManageMentoring)]
internal sealed class PeopleModel(ICommunityData data, Space space) : MentoringPage
{
    public const int PageSize = 50;

    [FromQuery(Name = "qui")]
    public string? Who { get; set; }
    [FromQuery(Name = "etat")]
    public ApplicationState? State { get; set; }
    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public bool Mentors => Who == "mentors";
    public int Drafts { get; private set; }
    public int Total { get; private set; }
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
    public IReadOnlyList<Application> Rows { get; private set; } = [];
    public Dictionary<string, string> Names { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => Mentors ? LoadAsync<MentorApplication>(cancellationToken) : LoadAsync<MenteeApplication>(cancellationToken);

    private async Task LoadAsync<T>(CancellationToken cancellationToken) where T : Application
    {
        Drafts = await data.Set<T>().CountAsync(row => row.State == ApplicationState.Draft, cancellationToken);
        var rows = data.Set<T>().AsNoTracking().Where(row => row.State != ApplicationState.Draft && (State == null || row.State == State));
        Total = await rows.CountAsync(cancellationToken);
        Number = Math.Clamp(Number, 1, Pages);
        Rows = [.. await rows.OrderByDescending(row => row.SubmittedUtc).ThenBy(row => row.Id).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken)];
        Names = await space.NamesAsync(Rows.Select(row => row.UserId), cancellationToken);
    }
}
