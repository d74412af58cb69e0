using System.Globalization;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Mails;
using Community.Mentoring.Pairs;
using Community.Mentoring.Rounds;
using Community.Mentoring.Rules;
using Community.Mentoring.Scoring;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Pages.Staff;

/// <summary>A round: who is in, the runs, the proposal with its reasons, staff's decisions, and publication.</summary>
[Authorize(MentoringPermissions.ManageMentoring)]
internal sealed class RoundShowModel(ICommunityData data, PeopleLoader people, RoundDesk desk, Space space, MentoringMails mails, Words words, IStringLocalizer<Strings> T) : MentoringPage
{
    public const int PageSize = 50, MostNames = 100;

    [FromQuery(Name = "essai")]
    public int? RunNumber { get; set; }
    [FromQuery(Name = "avec")]
    public int? OtherNumber { get; set; }
    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public Round Round { get; private set; } = null!;
    public IReadOnlyList<RoundRun> Runs { get; private set; } = [];
    public RoundRun? Run { get; private set; }
    public RoundRun? Other { get; private set; }
    public IReadOnlyList<RunPair> Pairs { get; private set; } = [];
    public int PairTotal { get; private set; }
    public int Pages => Math.Max(1, (PairTotal + PageSize - 1) / PageSize);
    public RunPair? WorstOff { get; private set; }
    public IReadOnlyList<RunUnmatched> Unmatched { get; private set; } = [];
    public IReadOnlyList<RoundDecision> Decisions { get; private set; } = [];
    public IReadOnlyList<(string MentorId, int Load, int Capacity)> Loads { get; private set; } = [];
    public IReadOnlyList<(string MenteeId, string? Before, string? Now)> Differences { get; private set; } = [];
    public int ReadyMentees { get; private set; }
    public int ReadyMentors { get; private set; }
    public IReadOnlyList<(string UserId, bool Mentor, List<Missing> Missing)> NotReady { get; private set; } = [];
    public int NotReadyTotal { get; private set; }
    /// <summary>Who may be matched, at most <see cref="MostNames"/> of each side.</summary>
    public IReadOnlyList<(string UserId, bool Mentor)> Ready { get; private set; } = [];
    public Dictionary<string, string> Names { get; private set; } = [];
    public IReadOnlyList<(PairState State, int Count)> Progress { get; private set; } = [];

    public string NameOf(string? id) => id is not null && Names.TryGetValue(id, out var name) ? name : "–";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => await LoadAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostRunAsync(string id, string stamp, CancellationToken cancellationToken)
    {
        if (!await data.Set<Round>().AnyAsync(round => round.Id == id, cancellationToken))
            return NotFound();
        var (answer, broken) = await desk.RunAsync(id, stamp, User, cancellationToken);
        return await AnswerAsync(id, answer, broken, T["The matching has run; its proof has been checked."], cancellationToken);
    }

    public async Task<IActionResult> OnPostDecideAsync(string id, string stamp, string mentee, string mentor, string what, CancellationToken cancellationToken)
    {
        if (!await data.Set<Round>().AnyAsync(round => round.Id == id, cancellationToken))
            return NotFound();
        if (what is not ("keep" or "forbid" or "free"))
            return BadRequest();
        var (answer, broken) = await desk.DecideAsync(id, stamp, new(mentee, mentor), what switch { "keep" => true, "forbid" => false, _ => null }, User, cancellationToken);
        return await AnswerAsync(id, answer, broken, T["Your decision is noted. Run again to see what it changes."], cancellationToken);
    }

    public async Task<IActionResult> OnPostPublishAsync(string id, string stamp, string run, CancellationToken cancellationToken)
    {
        if (!await data.Set<Round>().AnyAsync(round => round.Id == id, cancellationToken))
            return NotFound();
        return await AnswerAsync(id, await desk.PublishAsync(id, stamp, run, User, cancellationToken), null, T["The round is published: the mentors have been asked."], cancellationToken);
    }

    public async Task<IActionResult> OnPostFinishAsync(string id, string stamp, CancellationToken cancellationToken)
    {
        var done = await data.WriteAsync(async token =>
        {
            if (await data.Set<Round>().FirstOrDefaultAsync(row => row.Id == id && row.State == RoundState.Published && row.Stamp == stamp, token) is not { } round)
                return false;
            (round.State, round.Stamp) = (RoundState.Finished, Abstractions.Content.ContentIds.New());
            return true;
        }, cancellationToken);
        return done ? RedirectToPage(new { id }) : NotFound();
    }

    /// <summary>Writes to all who miss something that they can give themselves, in one go.</summary>
    public async Task<IActionResult> OnPostWriteAsync(string id, CancellationToken cancellationToken)
    {
        if (!await data.Set<Round>().AnyAsync(round => round.Id == id && round.State == RoundState.Open, cancellationToken))
            return NotFound();
        var count = await data.WriteAsync(async token =>
        {
            // Who withdrew is left in peace; approval and places are not theirs to give.
            List<(string UserId, List<Missing> Theirs)> readers = [.. (await people.ReadinessAsync(token)).Where(one => !one.Missing.Contains(Missing.Consent))
                .Select(one => (one.UserId, Theirs: one.Missing.Where(missing => missing is Missing.Guardian or Missing.Charter or Missing.Languages or Missing.Times).ToList())).Where(one => one.Theirs.Count > 0)];
            await mails.PrepareAsync(readers.Select(one => one.UserId), token);
            foreach (var (userId, theirs) in readers)
                await mails.SendAsync(userId, "/mentorat/espace", url => (T["Something is missing in your application"],
                    T["Hello,\n\na mentoring round is open. To be part of it, this is missing: {0}. You can complete it here:\n\n{1}", string.Join(", ", theirs.Select(words.MissingWord)), url]), token);
            return readers.Count;
        }, cancellationToken);
        Say(T["Written to {0} people.", count]);
        return RedirectToPage(new { id });
    }

    private async Task<IActionResult> AnswerAsync(string id, RoundAnswer answer, RuleBrokenException? broken, string done, CancellationToken cancellationToken)
    {
        if (answer == RoundAnswer.Done)
        {
            Say(done);
            return RedirectToPage(new { id });
        }
        ModelState.Clear();
        if (!await LoadAsync(id, cancellationToken))
            return NotFound();
        if (broken is not null)
            Names = await space.NamesAsync([.. Names.Keys, broken.Pair.MenteeId, broken.Pair.MentorId], cancellationToken);
        Wrong("", answer switch
        {
            RoundAnswer.Overtaken => T["Somebody else worked on this round meanwhile. This is how it is now; try again."],
            RoundAnswer.Closed => T["This round is published: it runs no more."],
            RoundAnswer.NoMentees => T["No mentee is ready for this round. See below who misses what."],
            RoundAnswer.NoMentors => T["No mentor with a free place is ready for this round. See below who misses what."],
            RoundAnswer.RuleBroken => T["{0} and {1} cannot be kept together. Rule: {2}.", NameOf(broken!.Pair.MenteeId), NameOf(broken.Pair.MentorId), words.Rule(broken.Rule)],
            RoundAnswer.NotProved => T["The proof of the result does not hold. Nothing has been stored; please tell the makers of this site."],
            RoundAnswer.NothingToPublish => T["This run has no pairs to publish."],
            _ => T["Since this run, somebody has left or changed an answer. Run again, then publish."],
        });
        if (answer == RoundAnswer.Overtaken)
            Response.StatusCode = 409;
        return Page();
    }

    private async Task<bool> LoadAsync(string id, CancellationToken cancellationToken)
    {
        if (await data.Set<Round>().AsNoTracking().FirstOrDefaultAsync(round => round.Id == id, cancellationToken) is not { } found)
            return false;
        Round = found;
        Runs = await data.Set<RoundRun>().AsNoTracking().Where(run => run.RoundId == id).OrderByDescending(run => run.Number).Take(50).ToListAsync(cancellationToken);
        Run = Runs.FirstOrDefault(run => run.Number == RunNumber) ?? Runs.FirstOrDefault();
        Other = Runs.FirstOrDefault(run => run.Number == OtherNumber && run.Id != Run?.Id);
        Decisions = await data.Set<RoundDecision>().AsNoTracking().Where(row => row.RoundId == id).Take(500).ToListAsync(cancellationToken);
        if (Round.State == RoundState.Open)
        {
            var everybody = await people.ReadinessAsync(cancellationToken);
            (ReadyMentees, ReadyMentors) = (everybody.Count(one => !one.Mentor && one.Missing.Count == 0), everybody.Count(one => one.Mentor && one.Missing.Count == 0));
            NotReadyTotal = everybody.Count - ReadyMentees - ReadyMentors;
            NotReady = [.. everybody.Where(one => one.Missing.Count > 0).Take(MostNames)];
            Ready = [.. everybody.Where(one => one.Missing.Count == 0 && !one.Mentor).Take(MostNames).Concat(everybody.Where(one => one.Missing.Count == 0 && one.Mentor).Take(MostNames)).Select(one => (one.UserId, one.Mentor))];
        }
        else
            Progress = [.. (await data.Set<MentoringPair>().Where(pair => pair.RoundId == id).GroupBy(pair => pair.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken)).OrderBy(group => group.Key).Select(group => (group.Key, group.Count))];
        if (Run is not null)
            await LoadRunAsync(Run, cancellationToken);
        Names = await space.NamesAsync(
            [.. Pairs.SelectMany(pair => new[] { pair.MenteeId, pair.MentorId }), .. Unmatched.Select(row => row.MenteeId), .. NotReady.Select(row => row.UserId), .. Ready.Select(row => row.UserId), .. Loads.Select(load => load.MentorId),
             .. Decisions.SelectMany(row => new[] { row.MenteeId, row.MentorId }), .. Differences.SelectMany(row => new[] { row.MenteeId, row.Before, row.Now }), WorstOff?.MenteeId, WorstOff?.MentorId], cancellationToken);
        return true;
    }

    private async Task LoadRunAsync(RoundRun run, CancellationToken cancellationToken)
    {
        var pairs = data.Set<RunPair>().AsNoTracking().Where(pair => pair.RunId == run.Id);
        PairTotal = await pairs.CountAsync(cancellationToken);
        Number = Math.Clamp(Number, 1, Pages);
        Pairs = await pairs.OrderBy(pair => pair.Score).ThenBy(pair => pair.MenteeId).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        WorstOff = await pairs.OrderBy(pair => pair.Score).ThenBy(pair => pair.MenteeId).FirstOrDefaultAsync(cancellationToken);
        Unmatched = await data.Set<RunUnmatched>().AsNoTracking().Where(row => row.RunId == run.Id).OrderBy(row => row.MenteeId).Take(100).ToListAsync(cancellationToken);
        var loads = await pairs.GroupBy(pair => pair.MentorId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var ids = loads.Select(load => load.Key).ToList();
        var capacities = await data.Set<MentorApplication>().Where(row => ids.Contains(row.UserId)).ToDictionaryAsync(row => row.UserId, row => row.Capacity, cancellationToken);
        Loads = [.. loads.OrderByDescending(load => load.Count).ThenBy(load => load.Key, StringComparer.Ordinal).Take(100).Select(load => (load.Key, load.Count, capacities.GetValueOrDefault(load.Key)))];
        if (Other is null)
            return;
        var mine = await pairs.ToDictionaryAsync(pair => pair.MenteeId, pair => pair.MentorId, cancellationToken);
        var theirs = await data.Set<RunPair>().AsNoTracking().Where(pair => pair.RunId == Other.Id).ToDictionaryAsync(pair => pair.MenteeId, pair => pair.MentorId, cancellationToken);
        Differences = [.. mine.Keys.Union(theirs.Keys).Where(mentee => mine.GetValueOrDefault(mentee) != theirs.GetValueOrDefault(mentee)).Order(StringComparer.Ordinal).Take(200)
            .Select(mentee => (mentee, theirs.GetValueOrDefault(mentee), mine.GetValueOrDefault(mentee)))];
    }

    /// <summary>Why a mentee is without a pair, and which kind of mentor would change it.</summary>
    public string Explain(RunUnmatched row)
    {
        if (row.Allowed > 0)
            return T["{0} mentors suit her, but all their places are taken: one more place would help.", row.Allowed];
        var alone = Counts(row.Alone).OrderByDescending(pair => pair.Count).ToList();
        if (alone.Count > 0)
            return T["Blocked by one rule alone: {0} ({1} mentors). What would help: {2}.", words.Rule(alone[0].Rule), alone[0].Count, words.WouldHelp(alone[0].Rule)];
        var blocked = Counts(row.Blocked).OrderByDescending(pair => pair.Count).Take(3).ToList();
        return blocked.Count == 0 ? T["There is no mentor at all."] : T["Several rules block: {0}.", string.Join(", ", blocked.Select(pair => $"{words.Rule(pair.Rule)} ({pair.Count.ToString(CultureInfo.CurrentCulture)})"))];
    }

    /// <summary>The weakest parts of a score, in words.</summary>
    public static IEnumerable<ScorePart> Weakest(ScoreCard card) => Enumerable.Range(0, card.Parts.Length).OrderBy(part => card.Parts[part]).ThenBy(part => part).Take(2).Select(part => (ScorePart)part);

    private static IEnumerable<(HardRule Rule, int Count)> Counts(IEnumerable<string> stored) => stored.Select(text => text.Split(':'))
        .Where(parts => parts.Length == 2 && Enum.TryParse<HardRule>(parts[0], out _)).Select(parts => (Enum.Parse<HardRule>(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture)));
}
