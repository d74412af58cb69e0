using Community.Abstractions.Auditing;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Pairs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Staff;

/// <summary>Pairs and how they are: who is quiet, who wants a change, who said that help is needed. What the two write to each other is not here.</summary>
[Authorize(MentoringPermissions.ManageMentoring)]
internal sealed class PairListModel(ICommunityData data, Space space, Proposals proposals, IAuditTrail audit, IStringLocalizer<Strings> T) : MentoringPage
{
    public const int PageSize = 50;

    [FromQuery(Name = "lesquels")]
    public string? Which { get; set; }
    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Total { get; private set; }
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
    public IReadOnlyList<MentoringPair> Pairs { get; private set; } = [];
    public ILookup<string, int> Moods { get; private set; } = Array.Empty<int>().ToLookup(_ => "");
    public Dictionary<string, string> Names { get; private set; } = [];

    /// <summary>Gives a pair the change that was asked for.</summary>
    public async Task<IActionResult> OnPostChangeAsync(string pair, CancellationToken cancellationToken)
    {
        var done = await data.WriteAsync(async token =>
        {
            var changed = await proposals.ChangeAsync(pair, token);
            if (changed)
                audit.Record(new("MentoringPairChanged", "MentoringPair", pair, ""), User);
            return changed;
        }, cancellationToken);
        if (!done)
            return NotFound();
        Say(T["The pair has ended without fault, and both have been told. Where a next best mentor was free in the round, she or he has been asked."]);
        return RedirectToPage(new { lesquels = Which });
    }

    public string NameOf(string? id) => id is not null && Names.TryGetValue(id, out var name) ? name : "–";

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var pairs = data.Set<MentoringPair>().AsNoTracking();
        pairs = Which switch
        {
            "silencieux" => pairs.Where(pair => pair.State == PairState.Active && pair.QuietSinceUtc != null),
            "changement" => pairs.Where(pair => MentoringPair.Living.Contains(pair.State) && pair.ChangeAskedUtc != null),
            "aide" => pairs.Where(pair => MentoringPair.Living.Contains(pair.State) && data.Set<CheckIn>().Any(row => row.PairId == pair.Id && row.Mood == 1)),
            "toutes" => pairs,
            _ => pairs.Where(pair => MentoringPair.Taking.Contains(pair.State)),
        };
        Total = await pairs.CountAsync(cancellationToken);
        Number = Math.Clamp(Number, 1, Pages);
        Pairs = await pairs.OrderByDescending(pair => pair.CreatedUtc).ThenBy(pair => pair.Id).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        var ids = Pairs.Select(pair => pair.Id).ToList();
        Moods = (await data.Set<CheckIn>().AsNoTracking().Where(row => ids.Contains(row.PairId) && row.Mood != null).OrderByDescending(row => row.AnsweredUtc).ToListAsync(cancellationToken)).ToLookup(row => row.PairId, row => row.Mood!.Value);
        Names = await space.NamesAsync(Pairs.SelectMany(pair => new[] { pair.MenteeId, pair.MentorId }), cancellationToken);
    }
}
