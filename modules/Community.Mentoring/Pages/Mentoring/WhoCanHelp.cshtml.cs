using Community.Abstractions.Data;
using Community.Mentoring.Applications;
using Community.Mentoring.Data;
using Community.Mentoring.Pairs;
using Community.Mentoring.Rounds;
using Community.Mentoring.Rules;
using Community.Mentoring.Scoring;
using Community.Theme.Opale;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Mentoring;

/// <summary>Between rounds: available mentors, best first with the reasons, and a request to one of them.</summary>
[Authorize]
[LimitForms]
internal sealed class WhoCanHelpModel(ICommunityData data, PeopleLoader people, Proposals proposals, Desk desk, Space space, TimeProvider time, IStringLocalizer<Strings> T) : MentoringPage
{
    public const int PageSize = 12;

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public bool RoundOpen { get; private set; }
    public List<Missing> Missing { get; private set; } = [];
    public IReadOnlyList<(MentorApplication Mentor, string Name, ScoreCard Card)> Found { get; private set; } = [];
    public int Total { get; private set; }
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not { } best)
            return RedirectToPage("/Mentoring/Apply");
        Total = best.Count;
        Number = Math.Clamp(Number, 1, Pages);
        var shown = best.Skip((Number - 1) * PageSize).Take(PageSize).ToList();
        var ids = shown.Select(found => found.Mentor.UserId).ToList();
        var rows = await data.Set<MentorApplication>().AsNoTracking().Where(row => ids.Contains(row.UserId)).ToDictionaryAsync(row => row.UserId, cancellationToken);
        var names = await space.NamesAsync(ids, cancellationToken);
        if (ids.Count > 0)
            await desk.NoteProfilesAsync(User, ids, cancellationToken);
        Found = [.. shown.Select(found => (rows[found.Mentor.UserId], names.GetValueOrDefault(found.Mentor.UserId, "–"), found.Card))];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string mentor, CancellationToken cancellationToken)
    {
        // Under the writer's lock: of two requests for the last place, one is told that it is gone.
        var answer = await data.WriteAsync(async token =>
        {
            if (await LoadAsync(token) is not { } best)
                return "missing";
            if (best.FirstOrDefault(found => found.Mentor.ApplicationId == mentor) is not { Mentor: { } facts } found)
                return RoundOpen ? "round" : "gone";
            var mine = await data.Set<MenteeApplication>().AsNoTracking().FirstAsync(row => row.UserId == Me, token);
            await proposals.ProposeAsync(null, people.Facts(mine, await people.SkillsAsync(token)), facts.UserId, found.Card, token);
            return "";
        }, cancellationToken);
        Say(answer switch
        {
            "" => T["Your request is on its way. The mentor has {0} days to answer.", Proposals.UsualAnswerDays],
            "round" => T["A round is open: wait for its proposal."],
            "missing" => T["Send your application first."],
            _ => T["This mentor is not available any more."],
        });
        return RedirectToPage("/Mentoring/MySpace");
    }

    private async Task<List<(MentorFacts Mentor, ScoreCard Card)>?> LoadAsync(CancellationToken cancellationToken)
    {
        if (await data.Set<MenteeApplication>().AsNoTracking().FirstOrDefaultAsync(row => row.UserId == Me && row.State != ApplicationState.Draft, cancellationToken) is not { } mine)
            return null;
        var busy = await data.Set<MentoringPair>().AnyAsync(pair => pair.MenteeId == Me && MentoringPair.Taking.Contains(pair.State), cancellationToken);
        Missing = PeopleLoader.MissingOf(mine, Formats.Today(time), busy);
        RoundOpen = await data.Set<Round>().AnyAsync(round => round.State == RoundState.Open, cancellationToken);
        if (Missing.Count > 0 || RoundOpen)
            return [];
        var skills = await people.SkillsAsync(cancellationToken);
        var asked = (await data.Set<MentoringPair>().Where(pair => pair.MenteeId == Me && pair.RoundId == null).Select(pair => pair.MentorId).ToListAsync(cancellationToken)).ToHashSet();
        List<MentorFacts> mentors = [.. (await people.MentorsAsync(cancellationToken)).Where(found => found.Missing.Count == 0).Select(found => PeopleLoader.Facts(found.Application, skills, found.Free))];
        return [.. RoundSolver.BestFor(people.Facts(mine, skills), mentors, new Score(ScoreWeights.Default, mentors, skills.Count)).Where(found => !asked.Contains(found.Mentor.UserId))];
    }
}
