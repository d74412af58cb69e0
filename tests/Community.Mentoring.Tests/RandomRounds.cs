using System.Collections.Frozen;
using CsCheck;

namespace Community.Mentoring.Tests;

/// <summary>Random people, made so that every rule often holds and often does not.</summary>
internal static class RandomRounds
{
    public const int Skills = 6;

    private static readonly string?[] Employers = [null, null, "alpha", "beta"];

    /// <summary>Rounds of up to twelve mentees and eight mentors.</summary>
    public static Gen<RoundInput> Gen { get; } =
        from mentees in Gen_Mentees
        from mentors in Gen_Mentors
        from objective in CsCheck.Gen.Int[0, 2]
        from stability in CsCheck.Gen.Int[0, 20]
        select new RoundInput { Mentees = mentees, Mentors = mentors, Skills = Skills, Objective = (RoundObjective)objective, Stability = stability };

    private static Gen<List<MenteeFacts>> Gen_Mentees => CsCheck.Gen.Int[0, int.MaxValue - 1].Array[0, 12].Select(seeds => seeds.Select((seed, i) => Mentee(i, new Random(seed))).ToList());

    private static Gen<List<MentorFacts>> Gen_Mentors => CsCheck.Gen.Int[0, int.MaxValue - 1].Array[0, 8].Select(seeds => seeds.Select((seed, i) => Mentor(i, new Random(seed))).ToList());

    public static MenteeFacts Mentee(int i, Random random) => new()
    {
        UserId = $"mentee-{i:0000}",
        Consents = random.Next(8) > 0, Languages = (uint)random.Next(1, 8), Slots = random.Next(16), Remote = (RemoteRhythm)random.Next(0, 4), InPerson = random.Next(4) > 0,
        Commune = random.Next(-1, 12), WithinKm = random.Next(1, 30), Employer = Employers[random.Next(4)],
        Avoid = Enumerable.Range(0, 8).Where(_ => random.Next(8) == 0).Select(j => $"mentor-{j:0000}").ToFrozenSet(),
        IsMinor = random.Next(5) == 0, GuardianAgrees = random.Next(2) == 0, WantsWoman = random.Next(3) == 0,
        Stage = (CareerStage)random.Next(6), Target = (CareerStage)random.Next(6), Goals = (uint)random.Next(256),
        Skills = [.. Enumerable.Range(0, Skills).Where(_ => random.Next(3) == 0).Select(j => new WantedSkill(j, random.Next(1, 4)))],
        Sector = random.Next(-1, 9), Wished = Enumerable.Range(0, 8).Where(_ => random.Next(8) == 0).Select(j => $"application-{j}").ToFrozenSet(),
        Age = (AgeGroup)random.Next(4), WaitingSinceUtc = new DateTime(2026, 1, 1).AddDays(random.Next(200)),
    };

    public static MentorFacts Mentor(int i, Random random) => new()
    {
        UserId = $"mentor-{i:0000}", ApplicationId = $"application-{i}",
        Consents = random.Next(8) > 0, Languages = (uint)random.Next(1, 8), Slots = random.Next(16), Remote = (RemoteRhythm)random.Next(0, 4), InPerson = random.Next(4) > 0,
        Commune = random.Next(-1, 12), WithinKm = random.Next(1, 30), Employer = Employers[random.Next(4)],
        Avoid = Enumerable.Range(0, 12).Where(_ => random.Next(8) == 0).Select(j => $"mentee-{j:0000}").ToFrozenSet(),
        BackgroundChecked = random.Next(2) == 0, IsWoman = random.Next(2) == 0, Stage = (CareerStage)random.Next(6), Goals = (uint)random.Next(256),
        Skills = [(ulong)random.Next(64)], Sectors = (uint)random.Next(512), LikesStages = (uint)random.Next(64), LikesGoals = (uint)random.Next(256), LikesAges = (uint)random.Next(16), Places = random.Next(0, 4),
    };
}
