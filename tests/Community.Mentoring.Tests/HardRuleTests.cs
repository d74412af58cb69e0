using System.Collections.Frozen;
using CsCheck;
using Community.Mentoring.Scoring;

namespace Community.Mentoring.Tests;

/// <summary>Each hard rule by its name: what breaks it, and that no random round ever does.</summary>
public sealed class HardRuleTests
{
    private static readonly MenteeFacts Mentee = new() { UserId = "nadia", Languages = 1, Slots = 0b1000, Remote = RemoteRhythm.None, InPerson = true, Commune = 0, WithinKm = 10 };
    private static readonly MentorFacts Mentor = new() { UserId = "maud", Languages = 1, Slots = 0b1000, InPerson = true, Commune = 0, WithinKm = 10, Places = 1 };

    [Fact]
    public void Two_people_whom_nothing_separates_may_be_a_pair() => HardRules.First(Mentee, Mentor).ShouldBeNull();

    [Fact]
    public void Consent_of_either_side_is_needed()
    {
        Only(HardRule.Consent, Mentee with { Consents = false }, Mentor);
        Only(HardRule.Consent, Mentee, Mentor with { Consents = false });
    }

    [Fact]
    public void Language_must_be_common() => Only(HardRule.Language, Mentee, Mentor with { Languages = 2 });

    [Fact]
    public void Time_must_be_common_or_a_remote_rhythm_agreed()
    {
        Only(HardRule.Time, Mentee, Mentor with { Slots = 0b0100 });
        HardRules.First(Mentee with { Remote = RemoteRhythm.Monthly }, Mentor with { Slots = 0, Remote = RemoteRhythm.Monthly }).ShouldBeNull();
        Only(HardRule.Time, Mentee with { Remote = RemoteRhythm.Monthly }, Mentor with { Slots = 0, Remote = RemoteRhythm.Weekly });
    }

    [Fact]
    public void Distance_counts_for_both_when_they_can_only_meet_in_person()
    {
        var lille = Distances.PlaceOf("59350");
        var calais = Distances.PlaceOf("62193");
        Only(HardRule.Distance, Mentee with { Commune = calais }, Mentor with { Commune = lille });
        Only(HardRule.Distance, Mentee with { Commune = calais, WithinKm = 200 }, Mentor with { Commune = lille });
        Only(HardRule.Distance, Mentee with { Commune = -1 }, Mentor);
        HardRules.First(Mentee with { Commune = calais, WithinKm = 200 }, Mentor with { Commune = lille, WithinKm = 200 }).ShouldBeNull();
        HardRules.First(Mentee with { Commune = calais, Remote = RemoteRhythm.Weekly }, Mentor with { Commune = lille, Remote = RemoteRhythm.Weekly }).ShouldBeNull();
    }

    [Fact]
    public void Employer_must_not_be_the_same()
    {
        Only(HardRule.Employer, Mentee with { Employer = "portdecalais" }, Mentor with { Employer = "portdecalais" });
        HardRules.First(Mentee, Mentor with { Employer = "portdecalais" }).ShouldBeNull();
        PeopleLoader.Fold("  Port de CALAIS – Société ").ShouldBe("portdecalaissociete");
    }

    [Fact]
    public void Avoid_lists_count_in_both_directions()
    {
        Only(HardRule.Avoid, Mentee with { Avoid = new[] { "maud" }.ToFrozenSet() }, Mentor);
        Only(HardRule.Avoid, Mentee, Mentor with { Avoid = new[] { "nadia" }.ToFrozenSet() });
        Only(HardRule.Avoid, Mentee with { UserId = "maud" }, Mentor);
    }

    [Fact]
    public void Minor_needs_her_guardian_and_a_checked_mentor()
    {
        Only(HardRule.Minor, Mentee with { IsMinor = true, GuardianAgrees = true }, Mentor);
        Only(HardRule.Minor, Mentee with { IsMinor = true }, Mentor with { BackgroundChecked = true });
        HardRules.First(Mentee with { IsMinor = true, GuardianAgrees = true }, Mentor with { BackgroundChecked = true }).ShouldBeNull();
    }

    [Fact]
    public void Woman_is_a_wish_that_is_kept()
    {
        Only(HardRule.Woman, Mentee with { WantsWoman = true }, Mentor);
        HardRules.First(Mentee with { WantsWoman = true }, Mentor with { IsWoman = true }).ShouldBeNull();
    }

    [Theory]
    [InlineData(HardRule.Consent)]
    [InlineData(HardRule.Language)]
    [InlineData(HardRule.Time)]
    [InlineData(HardRule.Distance)]
    [InlineData(HardRule.Employer)]
    [InlineData(HardRule.Avoid)]
    [InlineData(HardRule.Minor)]
    [InlineData(HardRule.Woman)]
    internal void No_pair_of_a_random_round_breaks(HardRule rule)
    {
        var (pairs, wouldBreak) = (0, 0);
        RandomRounds.Gen.Sample(input =>
        {
            var result = RoundSolver.Solve(input);
            Interlocked.Add(ref pairs, result.Pairs.Count);
            Interlocked.Add(ref wouldBreak, input.Mentees.Sum(mentee => input.Mentors.Count(mentor => !HardRules.Holds(rule, mentee, mentor))));
            result.Pairs.ShouldAllBe(pair => Respects(rule, pair.Mentee, pair.Mentor));
        }, iter: 400);
        // The rounds are not so tame that nothing was tested.
        pairs.ShouldBeGreaterThan(100);
        wouldBreak.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Capacity_of_no_mentor_is_exceeded_and_nobody_has_two_mentors() => RandomRounds.Gen.Sample(input =>
    {
        var result = RoundSolver.Solve(input);
        result.Pairs.GroupBy(pair => pair.Mentor).ShouldAllBe(group => group.Count() <= group.Key.Places);
        result.Pairs.Select(pair => pair.Mentee.UserId).ShouldBeUnique();
        (result.Pairs.Count + result.LeftOut.Count).ShouldBe(input.Mentees.Count);
    }, iter: 400);

    [Fact]
    public void Every_run_is_proved_and_the_same_input_in_any_order_gives_the_same_pairs() => RandomRounds.Gen.Sample(input =>
    {
        var first = RoundSolver.Solve(input);
        var again = RoundSolver.Solve(input with { Mentees = [.. input.Mentees.Reverse()], Mentors = [.. input.Mentors.Reverse()] });
        first.Verified.ShouldBeTrue();
        again.Verified.ShouldBeTrue();
        Text(again).ShouldBe(Text(first));
        (input with { Mentees = [.. input.Mentees.Reverse()], Mentors = [.. input.Mentors.Reverse()] }).Hash().ShouldBe(input.Hash());

        static string Text(RoundResult result) => string.Join(' ', result.Pairs.Select(pair => $"{pair.Mentee.UserId}>{pair.Mentor.UserId}:{pair.Card.Total}").Order(StringComparer.Ordinal));
    }, iter: 400);

    [Fact]
    public void What_staff_forbid_never_comes_out_and_what_they_keep_always_does_or_is_refused_with_the_rules_name()
    {
        var (kept, refused, forbidden) = (0, 0, 0);
        RandomRounds.Gen.Sample(input =>
        {
            List<Two> all = [.. input.Mentees.SelectMany(mentee => input.Mentors.Select(mentor => new Two(mentee.UserId, mentor.UserId)))];
            if (all.Count == 0)
                return;
            var keep = all[(input.Stability * 7 + all.Count) % all.Count];
            var forbid = all.Where((two, i) => i % 3 == 0 && two != keep).ToHashSet();
            Interlocked.Add(ref forbidden, forbid.Count);
            var (mentee, mentor) = (input.Mentees.Single(one => one.UserId == keep.MenteeId), input.Mentors.Single(one => one.UserId == keep.MentorId));
            var rule = HardRules.First(mentee, mentor) ?? (mentor.Places == 0 ? HardRule.Capacity : null);
            var decided = input with { Keep = [keep], Forbid = forbid };
            if (rule is { } broken)
            {
                Interlocked.Increment(ref refused);
                Should.Throw<RuleBrokenException>(() => RoundSolver.Solve(decided)).Rule.ShouldBe(broken);
                return;
            }
            Interlocked.Increment(ref kept);
            var result = RoundSolver.Solve(decided);
            result.Verified.ShouldBeTrue();
            List<Two> pairs = [.. result.Pairs.Select(pair => new Two(pair.Mentee.UserId, pair.Mentor.UserId))];
            pairs.ShouldContain(keep);
            pairs.ShouldAllBe(two => !forbid.Contains(two));
        }, iter: 400);
        new[] { kept, refused, forbidden }.ShouldAllBe(count => count > 20);
    }

    [Fact]
    public void Score_and_each_part_stay_between_0_and_100() => RandomRounds.Gen.Sample(input =>
    {
        Score score = new(ScoreWeights.Default, [.. input.Mentors], input.Skills);
        foreach (var mentee in input.Mentees)
            foreach (var mentor in input.Mentors)
            {
                var card = score.Card(mentee, mentor);
                card.Total.ShouldBeInRange(0, 100);
                card.Parts.ShouldAllBe(part => part >= 0 && part <= 100);
                card.Total.ShouldBe(score.Total(mentee, mentor));
            }
    }, iter: 200);

    [Fact]
    public void A_rare_skill_weighs_more_than_a_common_one()
    {
        MentorFacts[] mentors = [.. Enumerable.Range(0, 9).Select(i => Mentor with { UserId = $"m{i}", Skills = [0b01] }), Mentor with { UserId = "rare", Skills = [0b10] }];
        Score score = new([1, 0, 0, 0, 0, 0, 0], mentors, 2);
        var mentee = Mentee with { Skills = [new(0, 2), new(1, 2)] };
        score.Total(mentee, mentors[^1]).ShouldBeGreaterThan(score.Total(mentee, mentors[0]));
    }

    [Fact]
    public void Wishes_of_either_side_count_half_and_who_wishes_for_nothing_is_in_the_middle()
    {
        var mentor = Mentor with { ApplicationId = "a" };
        Score score = new([0, 0, 0, 0, 0, 1, 0], [mentor], 0);
        score.Total(Mentee, mentor).ShouldBe(50);
        score.Total(Mentee with { Wished = new[] { "a" }.ToFrozenSet() }, mentor).ShouldBe(75);
        score.Total(Mentee with { Wished = new[] { "b" }.ToFrozenSet() }, mentor).ShouldBe(25);
        var choosy = mentor with { LikesStages = 1u << (int)CareerStage.Training, LikesGoals = 0b10, LikesAges = 1u << (int)AgeGroup.Over45 };
        score.Total(Mentee with { Stage = CareerStage.Training, Goals = 0b11, Age = AgeGroup.Over45 }, choosy).ShouldBe(75);
        score.Total(Mentee with { Stage = CareerStage.Searching, Goals = 0b01, Age = AgeGroup.Under18 }, choosy).ShouldBe(25);
        var card = score.Card(Mentee with { Stage = CareerStage.Training, Goals = 0b01 }, choosy);
        (card.WishesMet, card.WishesGiven).ShouldBe((1, 3));
        Ages.Of(new(2008, 11, 25), new(2026, 11, 24)).ShouldBe(AgeGroup.Under18);
        Ages.Of(new(2008, 11, 24), new(2026, 11, 24)).ShouldBe(AgeGroup.From18To25);
    }

    [Fact]
    public void A_kept_pair_that_breaks_a_rule_is_refused_with_its_name()
    {
        RoundInput input = new() { Mentees = [Mentee with { WantsWoman = true }], Mentors = [Mentor], Skills = 0, Keep = [new("nadia", "maud")] };
        Should.Throw<RuleBrokenException>(() => RoundSolver.Solve(input)).Rule.ShouldBe(HardRule.Woman);
        RoundInput full = new() { Mentees = [Mentee, Mentee with { UserId = "lea" }], Mentors = [Mentor], Skills = 0, Keep = [new("nadia", "maud"), new("lea", "maud")] };
        Should.Throw<RuleBrokenException>(() => RoundSolver.Solve(full)).Rule.ShouldBe(HardRule.Capacity);
    }

    [Fact]
    public void An_existing_pair_is_only_given_up_for_a_gain_above_the_stability()
    {
        // Both suit her; the other one has her field and is a little better.
        RoundInput input = new()
        {
            Mentees = [Mentee with { Sector = 1 }], Mentors = [Mentor with { UserId = "a" }, Mentor with { UserId = "b", Sectors = 0b10 }], Skills = 0, Existing = new HashSet<Two> { new("nadia", "a") },
        };
        RoundSolver.Solve(input with { Stability = 0 }).Pairs.ShouldHaveSingleItem().Mentor.UserId.ShouldBe("b");
        RoundSolver.Solve(input with { Stability = 50 }).Pairs.ShouldHaveSingleItem().Mentor.UserId.ShouldBe("a");
    }

    [Fact]
    public void When_all_pairs_are_forbidden_nobody_is_matched_and_the_answer_says_why()
    {
        RoundInput input = new() { Mentees = [Mentee], Mentors = [Mentor], Skills = 0, Forbid = new HashSet<Two> { new("nadia", "maud") } };
        var result = RoundSolver.Solve(input);
        result.Pairs.ShouldBeEmpty();
        result.Verified.ShouldBeTrue();
        RoundSolver.Solve(input with { Forbid = new HashSet<Two>(), Mentors = [Mentor with { Languages = 2 }] }).LeftOut.ShouldHaveSingleItem().Alone[(int)HardRule.Language].ShouldBe(1);
    }

    // The rule in other words than the code's own, so that a mistake there is seen here.
    private static bool Respects(HardRule rule, MenteeFacts mentee, MentorFacts mentor) => rule switch
    {
        HardRule.Consent => mentee.Consents && mentor.Consents,
        HardRule.Language => Enumerable.Range(0, 32).Any(bit => ((mentee.Languages >> bit) & (mentor.Languages >> bit) & 1) == 1),
        HardRule.Time => Enumerable.Range(0, WeekGrid.Bits).Any(bit => ((mentee.Slots >> bit) & (mentor.Slots >> bit) & 1) == 1)
            || Enum.GetValues<RemoteRhythm>().Any(one => one != 0 && mentee.Remote.HasFlag(one) && mentor.Remote.HasFlag(one)),
        HardRule.Distance => (mentee.Remote != 0 && mentor.Remote != 0)
            || (mentee.InPerson && mentor.InPerson && Distances.Between(mentee.Commune, mentor.Commune) is { } km && km <= Math.Min(mentee.WithinKm, mentor.WithinKm)),
        HardRule.Employer => mentee.Employer is null || mentor.Employer is null || mentee.Employer != mentor.Employer,
        HardRule.Avoid => !mentee.Avoid.Contains(mentor.UserId) && !mentor.Avoid.Contains(mentee.UserId),
        HardRule.Minor => !mentee.IsMinor || (mentee.GuardianAgrees && mentor.BackgroundChecked),
        HardRule.Woman => !(mentee.WantsWoman && !mentor.IsWoman),
        _ => false,
    };

    private static void Only(HardRule rule, MenteeFacts mentee, MentorFacts mentor) => HardRules.Broken(mentee, mentor).ShouldBe(1 << (int)rule);
}
