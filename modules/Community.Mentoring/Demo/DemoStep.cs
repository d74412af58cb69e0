using System.Globalization;
using System.Text.Json.Nodes;
using Community.Abstractions.Content;
using Community.Abstractions.Data;
using Community.Abstractions.Recipes;
using Community.Mentoring.Data;
using Community.Mentoring.Rounds;
using Community.Mentoring.Rules;
using Community.Mentoring.Scoring;
using Community.Theme.Opale;
using Microsoft.EntityFrameworkCore;

namespace Community.Mentoring.Demo;

/// <summary>
/// The recipe step <c>MentoringDemo</c>: made-up people without accounts, a finished round with its pairs, and an open round ready to run. The same file makes the same
/// people; where some are already there, nothing happens.
/// </summary>
internal sealed class DemoStep(ICommunityData data, PeopleLoader people, TimeProvider time) : IRecipeStep
{
    private const string Prefix = "demo-";
    private static readonly string[] Villages = ["62193", "62548", "62244", "62774", "62239", "62397", "62038", "62645"];

    public string Name => "MentoringDemo";

    public int Order => 910;

    public async Task ExecuteAsync(RecipeStepContext context, CancellationToken cancellationToken)
    {
        var plan = Plan.Read(context.Step);
        if (await data.Set<MenteeApplication>().AnyAsync(row => row.UserId.StartsWith(Prefix), cancellationToken))
            return;
        // The taxonomy is being made by this same transaction, so its terms are named in the file.
        SkillTable skills = new([.. plan.Skills.Select(id => new TermInfo(id, id, id, id))]);
        Random random = new(62100);
        var now = time.GetUtcNow().UtcDateTime;
        var mentors = Enumerable.Range(0, plan.Mentors).Select(i => Mentor(plan, i, skills, random, now)).ToList();
        var past = Enumerable.Range(0, plan.FinishedPairs).Select(i => Mentee(plan, "p", i, skills, random, now.AddDays(-300))).ToList();
        var mentees = Enumerable.Range(0, plan.Mentees).Select(i => Mentee(plan, "m", i + plan.FinishedPairs, skills, random, now.AddDays(-60))).ToList();
        data.Set<MentorApplication>().AddRange(mentors);
        // Who has finished is out of the programme, and keeps what was said.
        past.ForEach(mentee => mentee.State = ApplicationState.Refused);
        data.Set<MenteeApplication>().AddRange(past);
        data.Set<MenteeApplication>().AddRange(mentees);
        Finished(past, mentors, skills, random, now);
        var today = Formats.Today(time);
        data.Set<Round>().Add(new() { Title = French ? "Session ouverte (exemple)" : "Open round (sample)", From = today.AddDays(-5), To = today.AddDays(180), CreatedUtc = now });
    }

    public Task<JsonObject?> ExportAsync(CancellationToken cancellationToken) => Task.FromResult<JsonObject?>(null);

    private static bool French => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en";

    private static string NameOf(string first, Plan plan, int i) => $"{first} {plan.LastNames[i * 7 % plan.LastNames.Count]} (fictif)";

    private static MenteeApplication Mentee(Plan plan, string kind, int i, SkillTable skills, Random random, DateTime sent) => new()
    {
        UserId = $"{Prefix}{kind}-{i:00}", FictionalName = NameOf(plan.Women[i % plan.Women.Count], plan, i).Replace("(fictif)", "(fictive)", StringComparison.Ordinal),
        State = ApplicationState.Submitted, Step = 5, CreatedUtc = sent.AddDays(-2), ModifiedUtc = sent, SubmittedUtc = sent.AddHours(i * 5), ConsentUtc = sent,
        Stage = (CareerStage)random.Next(1, 4), Target = (CareerStage)random.Next(3, 6), Now = "Personne inventée pour montrer le programme.", Towards = "Trouver ma place dans le numérique.",
        BirthDate = new DateOnly(1975, 1, 1).AddDays(random.Next(9000)), Goals = Some(Goals.All, random.Next(2, 5), random), Languages = ["fr", .. Some(["en", "nl", "ar"], random.Next(0, 2), random)],
        Skills = [.. Some([.. skills.Terms.Select(term => term.Id)], random.Next(2, 5), random).Select(id => new SkillWish(id, random.Next(1, 4)).ToString())],
        Sector = Sectors.All[random.Next(Sectors.All.Count)], Slots = Slots(random), Remote = (RemoteRhythm)random.Next(0, 8), InPerson = true, Commune = Villages[random.Next(Villages.Length)],
        WithinKm = 10 + 5 * random.Next(0, 5), WantsWoman = random.Next(3) == 0,
    };

    private static MentorApplication Mentor(Plan plan, int i, SkillTable skills, Random random, DateTime now)
    {
        var woman = i % 3 != 2;
        var first = woman ? plan.Women[(i + 40) % plan.Women.Count] : plan.Men[i % plan.Men.Count];
        return new()
        {
            UserId = $"{Prefix}mentor-{i:00}", FictionalName = woman ? NameOf(first, plan, i + 3).Replace("(fictif)", "(fictive)", StringComparison.Ordinal) : NameOf(first, plan, i + 3),
            State = ApplicationState.Approved, Step = 3, CreatedUtc = now.AddDays(-330), ModifiedUtc = now.AddDays(-330), SubmittedUtc = now.AddDays(-330), ConsentUtc = now.AddDays(-330), CharterUtc = now.AddDays(-330),
            ApprovedUtc = now.AddDays(-320), InterviewUtc = now.AddDays(-322), BackgroundCheckUtc = i % 2 == 0 ? now.AddDays(-320) : null, IsWoman = woman, Stage = (CareerStage)random.Next(4, 6),
            Path = "Un parcours inventé, avec ses détours, pour montrer le programme.", Goals = Some(Goals.All, random.Next(3, 6), random), Languages = ["fr", .. Some(["en", "es", "ar"], random.Next(0, 3), random)],
            Skills = Some([.. skills.Terms.Select(term => term.Id)], random.Next(4, 9), random), Sectors = Some(Sectors.All, random.Next(1, 4), random), LikesStages = [random.Next(0, 4)], LikesGoals = i % 4 == 0 ? [Goals.All[i % Goals.All.Count]] : [], LikesAges = i % 5 == 0 ? [(int)AgeGroup.From26To45] : [],
            Capacity = random.Next(1, 3), HoursAMonth = random.Next(2, 7), Slots = Slots(random), Remote = (RemoteRhythm)random.Next(0, 8), InPerson = true, Commune = Villages[random.Next(Villages.Length)], WithinKm = 15 + 5 * random.Next(0, 5),
        };
    }

    // The pairs of the past are the best that the rules and the score find, one mentee after the other.
    private void Finished(List<MenteeApplication> mentees, List<MentorApplication> mentors, SkillTable skills, Random random, DateTime now)
    {
        Round round = new()
        {
            Title = French ? "Première session (exemple)" : "First round (sample)", From = DateOnly.FromDateTime(now.AddDays(-290)), To = DateOnly.FromDateTime(now.AddDays(-100)),
            State = RoundState.Finished, CreatedUtc = now.AddDays(-290), PublishedUtc = now.AddDays(-285),
        };
        data.Set<Round>().Add(round);
        Dictionary<string, int> taken = [];
        foreach (var mentee in mentees)
        {
            List<MentorFacts> facts = [.. mentors.Select(mentor => PeopleLoader.Facts(mentor, skills, 2 - taken.GetValueOrDefault(mentor.UserId)))];
            var her = people.Facts(mentee, skills);
            Score score = new(ScoreWeights.Default, facts, skills.Count);
            // Whoever no rule lets through gets the wishes that do: these people are made up.
            var best = RoundSolver.BestFor(her, facts, score).Select(found => ((MentorFacts, ScoreCard)?)found).FirstOrDefault()
                ?? RoundSolver.BestFor(her with { WantsWoman = false, Remote = RemoteRhythm.Monthly | RemoteRhythm.Weekly | RemoteRhythm.Fortnightly }, facts, score).First();
            taken[best.Item1.UserId] = taken.GetValueOrDefault(best.Item1.UserId) + 1;
            Together(round, mentee, best.Item1.UserId, best.Item2, random, now);
        }
    }

    private void Together(Round round, MenteeApplication mentee, string mentorId, ScoreCard card, Random random, DateTime now)
    {
        var began = now.AddDays(-280 + random.Next(0, 8));
        var waited = random.Next(12, 45);
        MentoringPair pair = new()
        {
            RoundId = round.Id, MenteeId = mentee.UserId, MentorId = mentorId, State = PairState.Ended, Score = card.Total, Card = card.ToJson(), CreatedUtc = now.AddDays(-285),
            WaitingSinceUtc = began.AddDays(-waited), WaitedDays = waited, AnswerByUtc = now.AddDays(-278), AcceptedUtc = began, LastSignUtc = now.AddDays(-110), EndedUtc = now.AddDays(-105),
            Ended = random.Next(4) == 0 ? EndReason.TimeIsUp : EndReason.GoalReached,
        };
        data.Set<MentoringPair>().Add(pair);
        data.Set<PairGoal>().Add(new() { PairId = pair.Id, Text = "Préparer une candidature", CreatedUtc = began, DoneUtc = now.AddDays(-120) });
        for (var i = 0; i < random.Next(4, 9); i++)
            data.Set<PairMeeting>().Add(new() { PairId = pair.Id, StartUtc = began.AddDays(7 + 18 * i).Date.AddHours(17), Mode = (MeetingMode)random.Next(0, 3) });
        data.Set<ClosingInterview>().Add(new() { PairId = pair.Id, OfMentee = true, Satisfaction = random.Next(3, 6), Outcome = (Outcome)random.Next(0, 5), CreatedUtc = now.AddDays(-104) });
        data.Set<ClosingInterview>().Add(new() { PairId = pair.Id, OfMentee = false, Satisfaction = random.Next(3, 6), CreatedUtc = now.AddDays(-103) });
    }

    private static int Slots(Random random)
    {
        var slots = 0;
        for (var i = 0; i < random.Next(3, 8); i++)
            slots |= WeekGrid.Bit(random.Next(0, 6), random.Next(0, 4));
        return slots;
    }

    private static List<string> Some(IReadOnlyList<string> all, int count, Random random)
    {
        var shuffled = all.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled.Take(count)];
    }

    /// <summary>What the step says.</summary>
    private sealed record Plan(List<string> Women, List<string> Men, List<string> LastNames, List<string> Skills, int FinishedPairs, int Mentees, int Mentors)
    {
        public static Plan Read(JsonObject step) => new(Texts(step, "Women"), Texts(step, "Men"), Texts(step, "LastNames"), Texts(step, "Skills"), Number(step, "FinishedPairs"), Number(step, "Mentees"), Number(step, "Mentors"));

        private static List<string> Texts(JsonObject step, string name) =>
            step[name] is JsonArray { Count: > 0 } array && array.All(node => node is JsonValue value && value.TryGetValue<string>(out _))
                ? [.. array.Select(node => node!.GetValue<string>())]
                : throw new RecipeException($"MentoringDemo: {name} must be a list of names.");

        private static int Number(JsonObject step, string name) =>
            step[name] is JsonValue value && value.TryGetValue<int>(out var number) && number is >= 0 and <= 60 ? number : throw new RecipeException($"MentoringDemo: {name} must be a number from 0 to 60.");
    }
}
