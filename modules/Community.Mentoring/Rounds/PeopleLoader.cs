using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Mentoring.Data;
using Community.Mentoring.Rules;
using Community.Theme.Opale;
using Microsoft.EntityFrameworkCore;

namespace Community.Mentoring.Rounds;

/// <summary>What keeps somebody out of a round: a closed list, told to staff.</summary>
internal enum Missing
{
    NotSent,
    Consent,
    Guardian,
    Approval,
    Charter,
    Places,
    Languages,
    Times,
    InPair,
}

/// <summary>Skills of the taxonomy by their place in this run.</summary>
internal sealed record SkillTable(IReadOnlyList<TermInfo> Terms)
{
    private readonly Dictionary<string, int> places = Terms.Select((term, i) => (term.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);

    public int Count => Terms.Count;

    public int PlaceOf(string id) => places.GetValueOrDefault(id, -1);
}

/// <summary>Reads applications and turns them into what rules and score compare.</summary>
internal sealed class PeopleLoader(ICommunityData data, ITaxonomies taxonomies, TimeProvider time)
{
    public const string SkillsAlias = "skills";

    public async Task<SkillTable> SkillsAsync(CancellationToken cancellationToken) => new(await taxonomies.GetTermsAsync(SkillsAlias, cancellationToken));

    /// <summary>Every mentee whose application was sent, with what she misses; empty lists are ready.</summary>
    public async Task<List<(MenteeApplication Application, List<Missing> Missing)>> MenteesAsync(CancellationToken cancellationToken)
    {
        var rows = await data.Set<MenteeApplication>().AsNoTracking().Where(row => row.State != ApplicationState.Draft).ToListAsync(cancellationToken);
        var busy = await BusyMenteesAsync(cancellationToken);
        var today = Formats.Today(time);
        return [.. rows.Select(row => (row, MissingOf(row, today, busy.Contains(row.UserId))))];
    }

    public async Task<List<(MentorApplication Application, List<Missing> Missing, int Free)>> MentorsAsync(CancellationToken cancellationToken)
    {
        var rows = await data.Set<MentorApplication>().AsNoTracking().Where(row => row.State != ApplicationState.Draft).ToListAsync(cancellationToken);
        var taken = await TakenAsync(cancellationToken);
        return [.. rows.Select(row => (row, MissingOf(row, row.Capacity - taken.GetValueOrDefault(row.UserId)), row.Capacity - taken.GetValueOrDefault(row.UserId)))];
    }

    /// <summary>Who is ready for a round, and who misses what: a narrow read, without anybody's answers.</summary>
    public async Task<List<(string UserId, bool Mentor, List<Missing> Missing)>> ReadinessAsync(CancellationToken cancellationToken)
    {
        var today = Formats.Today(time);
        var busy = await BusyMenteesAsync(cancellationToken);
        var taken = await TakenAsync(cancellationToken);
        var mentees = await data.Set<MenteeApplication>().AsNoTracking().Where(row => row.State != ApplicationState.Draft).OrderBy(row => row.SubmittedUtc).ThenBy(row => row.UserId)
            .Select(row => new MenteeApplication
            {
                UserId = row.UserId, State = row.State, ConsentUtc = row.ConsentUtc, WithdrawnUtc = row.WithdrawnUtc, BirthDate = row.BirthDate, GuardianAgreedUtc = row.GuardianAgreedUtc,
                Languages = row.Languages, Slots = row.Slots, Remote = row.Remote,
            }).ToListAsync(cancellationToken);
        var mentors = await data.Set<MentorApplication>().AsNoTracking().Where(row => row.State != ApplicationState.Draft).OrderBy(row => row.SubmittedUtc).ThenBy(row => row.UserId)
            .Select(row => new MentorApplication
            {
                UserId = row.UserId, State = row.State, ConsentUtc = row.ConsentUtc, WithdrawnUtc = row.WithdrawnUtc, CharterUtc = row.CharterUtc, Capacity = row.Capacity,
                Languages = row.Languages, Slots = row.Slots, Remote = row.Remote,
            }).ToListAsync(cancellationToken);
        return
        [
            .. mentees.Select(row => (row.UserId, false, MissingOf(row, today, busy.Contains(row.UserId)))),
            .. mentors.Select(row => (row.UserId, true, MissingOf(row, row.Capacity - taken.GetValueOrDefault(row.UserId)))),
        ];
    }

    /// <summary>Places of each mentor that pairs take.</summary>
    public async Task<Dictionary<string, int>> TakenAsync(CancellationToken cancellationToken) => await data.Set<MentoringPair>()
        .Where(pair => MentoringPair.Taking.Contains(pair.State) && pair.MentorId != null)
        .GroupBy(pair => pair.MentorId!).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

    public static List<Missing> MissingOf(MenteeApplication row, DateOnly today, bool inPair)
    {
        List<Missing> missing = Common(row);
        if (row.State is not (ApplicationState.Submitted or ApplicationState.Approved))
            missing.Add(Missing.NotSent);
        if (row.IsMinorOn(today) && row.GuardianAgreedUtc is null)
            missing.Add(Missing.Guardian);
        if (inPair)
            missing.Add(Missing.InPair);
        return missing;
    }

    public static List<Missing> MissingOf(MentorApplication row, int free)
    {
        List<Missing> missing = Common(row);
        if (row.State != ApplicationState.Approved)
            missing.Add(Missing.Approval);
        if (row.CharterUtc is null)
            missing.Add(Missing.Charter);
        if (free <= 0)
            missing.Add(Missing.Places);
        return missing;
    }

    public MenteeFacts Facts(MenteeApplication row, SkillTable skills) => new()
    {
        UserId = row.UserId,
        Consents = row.Consents,
        Languages = BitsOf(MeetingLanguages.All, row.Languages),
        Slots = row.Slots,
        Remote = row.Remote,
        InPerson = row.InPerson,
        Commune = Distances.PlaceOf(row.Commune),
        WithinKm = row.WithinKm,
        Employer = Fold(row.Employer),
        Avoid = row.Avoid.ToFrozenSet(StringComparer.Ordinal),
        IsMinor = row.IsMinorOn(Formats.Today(time)),
        GuardianAgrees = row.GuardianAgreedUtc is not null,
        WantsWoman = row.WantsWoman,
        Stage = row.Stage ?? CareerStage.Searching,
        Target = row.Target ?? row.Stage ?? CareerStage.Searching,
        Goals = BitsOf(Goals.All, row.Goals),
        Skills = [.. row.Skills.Select(SkillWish.Parse).Select(wish => new WantedSkill(skills.PlaceOf(wish.TermId), wish.Weight)).Where(wish => wish.Index >= 0)],
        Sector = row.Sector is null ? -1 : IndexOf(Sectors.All, row.Sector),
        Wished = row.Wished.ToFrozenSet(StringComparer.Ordinal),
        Age = Ages.Of(row.BirthDate, Formats.Today(time)),
        WaitingSinceUtc = row.SubmittedUtc ?? row.CreatedUtc,
    };

    public static MentorFacts Facts(MentorApplication row, SkillTable skills, int free)
    {
        var set = new ulong[(skills.Count + 63) / 64];
        foreach (var place in row.Skills.Select(skills.PlaceOf).Where(place => place >= 0))
            set[place >> 6] |= 1UL << (place & 63);
        return new()
        {
            UserId = row.UserId,
            ApplicationId = row.Id,
            Consents = row.Consents,
            Languages = BitsOf(MeetingLanguages.All, row.Languages),
            Slots = row.Slots,
            Remote = row.Remote,
            InPerson = row.InPerson,
            Commune = Distances.PlaceOf(row.Commune),
            WithinKm = row.WithinKm,
            Employer = Fold(row.Employer),
            Avoid = row.Avoid.ToFrozenSet(StringComparer.Ordinal),
            BackgroundChecked = row.BackgroundCheckUtc is not null,
            IsWoman = row.IsWoman,
            Stage = row.Stage ?? CareerStage.Experienced,
            Goals = BitsOf(Goals.All, row.Goals),
            Skills = set,
            Sectors = BitsOf(Data.Sectors.All, row.Sectors),
            LikesStages = Bits(row.LikesStages),
            LikesGoals = BitsOf(Goals.All, row.LikesGoals),
            LikesAges = Bits(row.LikesAges),
            Places = Math.Max(0, free),
        };
    }

    /// <summary>Everything a run of a round depends on.</summary>
    public async Task<RoundInput> InputAsync(Round round, CancellationToken cancellationToken)
    {
        var skills = await SkillsAsync(cancellationToken);
        var living = await data.Set<MentoringPair>().AsNoTracking().Where(pair => pair.State == PairState.Active && pair.MenteeId != null && pair.MentorId != null)
            .Select(pair => new Two(pair.MenteeId!, pair.MentorId!)).ToListAsync(cancellationToken);
        // Looking at living pairs again gives their mentors' places back to the round.
        var again = round.IncludePaired ? living : [];
        var againMentees = again.Select(two => two.MenteeId).ToHashSet(StringComparer.Ordinal);
        var backPlaces = again.GroupBy(two => two.MentorId).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        List<MenteeFacts> mentees = [.. (await MenteesAsync(cancellationToken))
            .Where(found => found.Missing.All(missing => missing == Missing.InPair && againMentees.Contains(found.Application.UserId)))
            .Select(found => Facts(found.Application, skills))];
        List<MentorFacts> mentors = [.. (await MentorsAsync(cancellationToken))
            .Select(found => (found.Application, found.Missing, Free: found.Free + backPlaces.GetValueOrDefault(found.Application.UserId)))
            .Where(found => found.Missing.All(missing => missing == Missing.Places) && found.Free > 0)
            .Select(found => Facts(found.Application, skills, found.Free))];
        var decisions = await data.Set<RoundDecision>().AsNoTracking().Where(row => row.RoundId == round.Id).ToListAsync(cancellationToken);
        var last = await data.Set<RoundRun>().Where(run => run.RoundId == round.Id).OrderByDescending(run => run.Number).Select(run => run.Id).FirstOrDefaultAsync(cancellationToken);
        var before = last is null ? [] : await data.Set<RunPair>().Where(pair => pair.RunId == last).Select(pair => new Two(pair.MenteeId, pair.MentorId)).ToListAsync(cancellationToken);
        List<Two> keep = [.. decisions.Where(row => row.Keep).Select(row => new Two(row.MenteeId, row.MentorId))];
        return new()
        {
            Mentees = mentees,
            Mentors = mentors,
            Skills = skills.Count,
            Weights = round.Weights,
            Objective = round.Objective,
            Stability = round.Stability,
            Keep = keep,
            Forbid = decisions.Where(row => !row.Keep).Select(row => new Two(row.MenteeId, row.MentorId)).Concat(await SaidNoAsync(round.Id, cancellationToken)).Except(keep).ToHashSet(),
            Existing = before.Concat(again).ToHashSet(),
        };
    }

    /// <summary>Pairs of a round that one side declined or let lapse.</summary>
    public async Task<List<Two>> SaidNoAsync(string roundId, CancellationToken cancellationToken) => await data.Set<MentoringPair>()
        .Where(pair => pair.RoundId == roundId && (pair.State == PairState.Declined || pair.State == PairState.Lapsed) && pair.MenteeId != null && pair.MentorId != null)
        .Select(pair => new Two(pair.MenteeId!, pair.MentorId!)).ToListAsync(cancellationToken);

    /// <summary>A name for comparison: lower case, no accents, letters and digits only; null when nothing is left.</summary>
    public static string? Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        StringBuilder folded = new();
        foreach (var c in text.Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(c))
                folded.Append(char.ToLowerInvariant(c));
        return folded.Length == 0 ? null : folded.ToString();
    }

    private async Task<HashSet<string>> BusyMenteesAsync(CancellationToken cancellationToken) => [.. await data.Set<MentoringPair>()
        .Where(pair => MentoringPair.Taking.Contains(pair.State) && pair.MenteeId != null).Select(pair => pair.MenteeId!).ToListAsync(cancellationToken)];

    private static List<Missing> Common(Application row)
    {
        List<Missing> missing = [];
        if (!row.Consents)
            missing.Add(Missing.Consent);
        if (row.Languages.Count == 0)
            missing.Add(Missing.Languages);
        if (row.Slots == 0 && row.Remote == 0)
            missing.Add(Missing.Times);
        return missing;
    }

    private static uint Bits(IEnumerable<int> places) => places.Aggregate(0u, (bits, place) => place is >= 0 and < 32 ? bits | 1u << place : bits);

    private static uint BitsOf(IReadOnlyList<string> all, IEnumerable<string> chosen) =>
        chosen.Select(code => IndexOf(all, code)).Where(i => i >= 0).Aggregate(0u, (bits, i) => bits | 1u << i);

    private static int IndexOf(IReadOnlyList<string> all, string code)
    {
        for (var i = 0; i < all.Count; i++)
            if (all[i] == code)
                return i;
        return -1;
    }
}

/// <summary>A wanted skill as it is stored: <c>term:weight</c>.</summary>
internal readonly record struct SkillWish(string TermId, int Weight)
{
    public static SkillWish Parse(string text)
    {
        var parts = text.Split(':');
        return new(parts[0], parts.Length > 1 && int.TryParse(parts[1], CultureInfo.InvariantCulture, out var weight) ? Math.Clamp(weight, 1, 3) : 1);
    }

    public override string ToString() => $"{TermId}:{Weight.ToString(CultureInfo.InvariantCulture)}";
}
