using System.Text.Json;
using Community.Mentoring.Data;
using Community.Mentoring.Rules;

namespace Community.Mentoring.Scoring;

/// <summary>The named parts of the score.</summary>
internal enum ScorePart
{
    GoalsAndSkills = 0,
    StepAhead = 1,
    Sector = 2,
    Availability = 3,
    Nearness = 4,
    Wishes = 5,
    Language = 6,
}

/// <summary>Weights of the parts.</summary>
internal static class ScoreWeights
{
    public const int Count = 7, Largest = 10;

    /// <summary>What the house begins with: what she wants to learn counts most, then the road and the hours.</summary>
    public static IReadOnlyList<int> Default { get; } = [10, 6, 4, 5, 4, 4, 2];

    /// <summary>Whether these can be weights: seven of 0 to 10, not all 0.</summary>
    public static bool AreSound(IReadOnlyList<int> weights) => weights.Count == Count && weights.All(weight => weight is >= 0 and <= Largest) && weights.Any(weight => weight > 0);
}

/// <summary>How well two people fit: the total, its parts (each 0 to 100), and the facts that the sentence tells.</summary>
/// <param name="Total">0 to 100.</param>
/// <param name="Parts">In the order of <see cref="ScorePart"/>.</param>
internal sealed record ScoreCard(double Total, int[] Parts)
{
    public int GoalsCovered { get; init; }
    public int Goals { get; init; }
    public int SkillsCovered { get; init; }
    public int Skills { get; init; }
    /// <summary>Steps the mentor is ahead of the mentee.</summary>
    public int Ahead { get; init; }
    public bool SameSector { get; init; }
    /// <summary>Common slots, bits of <see cref="WeekGrid"/>.</summary>
    public int Slots { get; init; }
    public RemoteRhythm Remote { get; init; }
    /// <summary>Kilometres apart when they can meet in person.</summary>
    public double? Km { get; init; }
    public bool MenteeWishes { get; init; }
    /// <summary>Kinds of wishes (steps, goals, ages) that the mentor gave, and how many of them this mentee meets.</summary>
    public int WishesGiven { get; init; }
    public int WishesMet { get; init; }
    /// <summary>Places in <see cref="MeetingLanguages.All"/>, one bit each.</summary>
    public uint Languages { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Reads a stored card; an empty one when the text is none.</summary>
    public static ScoreCard Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ScoreCard>(json) is { Parts.Length: ScoreWeights.Count } card ? card : Empty;
        }
        catch (JsonException)
        {
            return Empty;
        }
    }

    private static ScoreCard Empty => new(0, new int[ScoreWeights.Count]);
}

/// <summary>The score of allowed pairs in one round. Pure: people, weights and how rare each skill is decide everything.</summary>
internal sealed class Score
{
    private readonly IReadOnlyList<int> weights;
    private readonly double[] rarity;
    private readonly int weightSum;

    /// <param name="weights">Of the parts, see <see cref="ScoreWeights"/>.</param>
    /// <param name="mentors">All mentors of the round: they say how rare a skill is.</param>
    /// <param name="skills">How many skills there are.</param>
    public Score(IReadOnlyList<int> weights, IReadOnlyCollection<MentorFacts> mentors, int skills)
    {
        if (!ScoreWeights.AreSound(weights))
            throw new ArgumentException("Seven weights of 0 to 10, not all 0.", nameof(weights));
        this.weights = weights;
        weightSum = weights.Sum();
        rarity = [.. Enumerable.Range(0, skills).Select(skill => Rarity(mentors.Count(mentor => mentor.Has(skill)), mentors.Count))];
    }

    /// <summary>1 for a skill that every mentor has, up to 2 for one that hardly anybody has: 1 + ln((n + 1) / (k + 1)) / ln(n + 1), the smoothed inverse frequency of text search.</summary>
    public static double Rarity(int having, int all) => all == 0 ? 1 : 1 + Math.Log((all + 1.0) / (having + 1)) / Math.Log(all + 1);

    /// <summary>The total alone, without making a card: for the many pairs that are looked at.</summary>
    public double Total(MenteeFacts mentee, MentorFacts mentor)
    {
        Span<int> parts = stackalloc int[ScoreWeights.Count];
        Fill(mentee, mentor, parts);
        return Weigh(parts);
    }

    /// <summary>Total, parts and facts.</summary>
    public ScoreCard Card(MenteeFacts mentee, MentorFacts mentor)
    {
        var parts = new int[ScoreWeights.Count];
        Fill(mentee, mentor, parts);
        var wishes = WishesOf(mentor, mentee);
        return new(Weigh(parts), parts)
        {
            Goals = Bits(mentee.Goals),
            GoalsCovered = Bits(mentee.Goals & mentor.Goals),
            Skills = mentee.Skills.Count,
            SkillsCovered = mentee.Skills.Count(skill => mentor.Has(skill.Index)),
            Ahead = mentor.Stage - mentee.Stage,
            SameSector = IsSameSector(mentee, mentor),
            Slots = mentee.Slots & mentor.Slots,
            Remote = mentee.Remote & mentor.Remote,
            Km = mentee.InPerson && mentor.InPerson && HardRules.IsNear(mentee, mentor) ? Distances.Between(mentee.Commune, mentor.Commune) : null,
            MenteeWishes = mentee.Wished.Contains(mentor.ApplicationId),
            WishesGiven = wishes.Given,
            WishesMet = wishes.Met,
            Languages = mentee.Languages & mentor.Languages,
        };
    }

    private double Weigh(ReadOnlySpan<int> parts)
    {
        var sum = 0;
        for (var i = 0; i < parts.Length; i++)
            sum += weights[i] * parts[i];
        return Math.Round((double)sum / weightSum, 2);
    }

    private void Fill(MenteeFacts mentee, MentorFacts mentor, Span<int> parts)
    {
        parts[(int)ScorePart.GoalsAndSkills] = Covered(mentee, mentor);
        parts[(int)ScorePart.StepAhead] = Ahead(mentee, mentor);
        parts[(int)ScorePart.Sector] = mentee.Sector < 0 || mentor.Sectors == 0 ? 50 : IsSameSector(mentee, mentor) ? 100 : 0;
        parts[(int)ScorePart.Availability] = Availability(mentee, mentor);
        parts[(int)ScorePart.Nearness] = Nearness(mentee, mentor);
        parts[(int)ScorePart.Wishes] = Wishes(mentee, mentor);
        parts[(int)ScorePart.Language] = Math.Min(100, 60 + 20 * Bits(mentee.Languages & mentor.Languages));
    }

    // Goals weigh 2 each; a skill weighs what she gave it, times its rarity.
    private int Covered(MenteeFacts mentee, MentorFacts mentor)
    {
        double all = 2 * Bits(mentee.Goals), covered = 2 * Bits(mentee.Goals & mentor.Goals);
        foreach (var skill in mentee.Skills)
        {
            var weight = skill.Weight * rarity[skill.Index];
            all += weight;
            covered += mentor.Has(skill.Index) ? weight : 0;
        }
        return all == 0 ? 50 : (int)Math.Round(100 * covered / all);
    }

    // Best is a mentor who stands where she wants to go or one step beyond it; one who is not ahead of her helps least.
    private static int Ahead(MenteeFacts mentee, MentorFacts mentor)
    {
        if (mentor.Stage <= mentee.Stage)
            return mentor.Stage == mentee.Stage ? 20 : 0;
        var beyond = mentor.Stage - (mentee.Target > mentee.Stage ? mentee.Target : mentee.Stage + 1);
        return beyond switch { 0 or 1 => 100, < 0 => Math.Max(40, 100 + 25 * beyond), _ => Math.Max(40, 100 - 20 * (beyond - 1)) };
    }

    // Four common slots are as good as twenty; a remote rhythm in common is worth one and a half.
    private static int Availability(MenteeFacts mentee, MentorFacts mentor) =>
        Math.Min(100, 25 * WeekGrid.Count(mentee.Slots & mentor.Slots) + ((mentee.Remote & mentor.Remote) != 0 ? 40 : 0));

    // In person: full marks next door, falling to 30 at the far end of what she accepts. Remote only: a fixed 50.
    private static int Nearness(MenteeFacts mentee, MentorFacts mentor)
    {
        if (!mentee.InPerson || !mentor.InPerson || !HardRules.IsNear(mentee, mentor))
            return 50;
        var reach = Math.Max(1, Math.Min(mentee.WithinKm, mentor.WithinKm));
        return (int)Math.Round(100 - 70 * Math.Min(1, Distances.Between(mentee.Commune, mentor.Commune)!.Value / reach));
    }

    private static bool IsSameSector(MenteeFacts mentee, MentorFacts mentor) => mentee.Sector >= 0 && ((mentor.Sectors >> mentee.Sector) & 1) != 0;

    // Half hers, half the mentor's. Whoever wishes for nothing is content with everybody: 50, so that having no wish is never worse than a wish that is not met.
    private static int Wishes(MenteeFacts mentee, MentorFacts mentor)
    {
        var hers = mentee.Wished.Count == 0 ? 50 : mentee.Wished.Contains(mentor.ApplicationId) ? 100 : 0;
        var (given, met) = WishesOf(mentor, mentee);
        return (hers + (given == 0 ? 50 : 100 * met / given)) / 2;
    }

    private static (int Given, int Met) WishesOf(MentorFacts mentor, MenteeFacts mentee)
    {
        var (given, met) = (0, 0);
        Look(mentor.LikesStages, 1u << (int)mentee.Stage);
        Look(mentor.LikesGoals, mentee.Goals);
        Look(mentor.LikesAges, 1u << (int)mentee.Age);
        return (given, met);

        void Look(uint wished, uint hers)
        {
            given += wished == 0 ? 0 : 1;
            met += (wished & hers) == 0 ? 0 : 1;
        }
    }

    private static int Bits(uint set) => System.Numerics.BitOperations.PopCount(set);
}
