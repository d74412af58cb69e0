using Community.Abstractions.Auditing;
using Community.Abstractions.Data;
using Community.Mentoring.Applications;
using Community.Mentoring.Data;
using Community.Mentoring.Pairs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Staff;

/// <summary>Concerns, for the named people of the staff alone: once somebody is named, the permission by itself opens nothing but the switch to be named too.</summary>
[Authorize(MentoringPermissions.HandleMentoringConcerns)]
internal sealed class ConcernsModel(ICommunityData data, Desk desk, Space space, IAuditTrail audit, TimeProvider time, IStringLocalizer<Strings> T) : MentoringPage
{
    public bool IsNamed { get; private set; }
    public IReadOnlyList<string> Named { get; private set; } = [];
    public IReadOnlyList<(Concern Concern, MentoringPair? Pair)> Rows { get; private set; } = [];
    public Dictionary<string, string> Names { get; private set; } = [];

    [BindProperty]
    public string? Handling { get; set; }

    public string NameOf(string? id) => id is not null && Names.TryGetValue(id, out var name) ? name : "–";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var contacts = await data.Set<ConcernContact>().Select(row => row.UserId).ToListAsync(cancellationToken);
        IsNamed = contacts.Contains(Me);
        Named = [.. (await space.NamesAsync(contacts, cancellationToken)).Values.Order(StringComparer.CurrentCulture)];
        if (!IsNamed)
            return;
        var rows = await data.Set<Concern>().AsNoTracking().Where(_ => data.Set<ConcernContact>().Any(contact => contact.UserId == Me)).OrderBy(row => row.HandledUtc != null).ThenByDescending(row => row.CreatedUtc).Take(200).ToListAsync(cancellationToken);
        var ids = rows.Select(row => row.PairId).ToList();
        var pairs = await data.Set<MentoringPair>().AsNoTracking().Where(pair => ids.Contains(pair.Id)).ToDictionaryAsync(pair => pair.Id, cancellationToken);
        Rows = [.. rows.Select(row => (row, pairs.GetValueOrDefault(row.PairId)))];
        Names = await space.NamesAsync(Rows.SelectMany(row => new[] { row.Concern.ReporterId, row.Pair?.MenteeId, row.Pair?.MentorId }), cancellationToken);
        foreach (var reporter in rows.Select(row => row.ReporterId).OfType<string>().Distinct())
            desk.NoteReading(User, reporter, "Concern");
        await data.SaveChangesAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostNameMeAsync(CancellationToken cancellationToken)
    {
        await data.WriteAsync(async token =>
        {
            if (await data.Set<ConcernContact>().FindAsync([Me], token) is { } row)
                data.Set<ConcernContact>().Remove(row);
            else
                data.Set<ConcernContact>().Add(new() { UserId = Me });
            audit.Record(new("MentoringConcernContactChanged", "Account", Me, ""), User);
            return true;
        }, cancellationToken);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostHandleAsync(string concern, CancellationToken cancellationToken)
    {
        if (Text("Handling", Handling, Lengths.Text, T["Shorten this to {0} characters at most.", Lengths.Text]) is not { } handling || !ModelState.IsValid)
        {
            Wrong("Handling", T["Say what was done."]);
            await OnGetAsync(cancellationToken);
            return Page();
        }
        var done = await data.WriteAsync(async token =>
        {
            if (await data.Set<Concern>().FirstOrDefaultAsync(row => row.Id == concern && data.Set<ConcernContact>().Any(contact => contact.UserId == Me), token) is not { } row)
                return false;
            (row.Handling, row.HandledUtc) = (handling, time.GetUtcNow().UtcDateTime);
            audit.Record(new("MentoringConcernHandled", "MentoringConcern", row.Id, ""), User);
            return true;
        }, cancellationToken);
        return done ? RedirectToPage() : NotFound();
    }
}
