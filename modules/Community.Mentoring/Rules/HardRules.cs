using Community.Abstractions.Geography;

namespace Community.Mentoring.Rules;

/// <summary>Tells which of <see cref="HardRule"/> a mentee and a mentor would break. Pure: the same two people always have the same answer.</summary>
internal static class HardRules
{
    /// <summary>Rules about two people; <see cref="HardRule.Capacity"/> is about all of them together.</summary>
    public const int Count = 8;

    /// <summary>Rules that this pair would break, one bit each; 0 when it is allowed.</summary>
    public static int Broken(MenteeFacts mentee, MentorFacts mentor)
    {
        var broken = 0;
        for (var rule = 0; rule < Count; rule++)
            if (!Holds((HardRule)rule, mentee, mentor))
                broken |= 1 << rule;
        return broken;
    }

    /// <summary>Whether the pair is allowed; stops at the first rule that it breaks.</summary>
    public static bool Allow(MenteeFacts mentee, MentorFacts mentor)
    {
        for (var rule = 0; rule < Count; rule++)
            if (!Holds((HardRule)rule, mentee, mentor))
                return false;
        return true;
    }

    /// <summary>The first rule that the pair would break, or null.</summary>
    public static HardRule? First(MenteeFacts mentee, MentorFacts mentor)
    {
        var broken = Broken(mentee, mentor);
        return broken == 0 ? null : (HardRule)System.Numerics.BitOperations.TrailingZeroCount(broken);
    }

    /// <summary>Whether one rule holds.</summary>
    public static bool Holds(HardRule rule, MenteeFacts mentee, MentorFacts mentor) => rule switch
    {
        HardRule.Consent => mentee.Consents && mentor.Consents,
        HardRule.Language => (mentee.Languages & mentor.Languages) != 0,
        HardRule.Time => (mentee.Slots & mentor.Slots) != 0 || (mentee.Remote & mentor.Remote) != 0,
        HardRule.Distance => CanMeetRemotely(mentee, mentor) || (mentee.InPerson && mentor.InPerson && IsNear(mentee, mentor)),
        HardRule.Employer => mentee.Employer is null || mentee.Employer != mentor.Employer,
        HardRule.Avoid => mentee.UserId != mentor.UserId && !mentee.Avoid.Contains(mentor.UserId) && !mentor.Avoid.Contains(mentee.UserId),
        HardRule.Minor => !mentee.IsMinor || (mentee.GuardianAgrees && mentor.BackgroundChecked),
        HardRule.Woman => !mentee.WantsWoman || mentor.IsWoman,
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    /// <summary>Both meet remotely at all; the hour is the rule <see cref="HardRule.Time"/>'s to find.</summary>
    public static bool CanMeetRemotely(MenteeFacts mentee, MentorFacts mentor) => mentee.Remote != 0 && mentor.Remote != 0;

    /// <summary>Near enough for both; who gave no commune is near nobody.</summary>
    public static bool IsNear(MenteeFacts mentee, MentorFacts mentor) =>
        Distances.Between(mentee.Commune, mentor.Commune) is { } km && km <= mentee.WithinKm && km <= mentor.WithinKm;
}

/// <summary>Distances between the communes, worked out once.</summary>
internal static class Distances
{
    private static readonly Dictionary<string, int> Places = Communes.All.Select((commune, i) => (commune.Code, i)).ToDictionary(pair => pair.Code, pair => pair.i);
    private static readonly double[,] Table = Fill();

    /// <summary>Place of a commune in the table; -1 for an unknown code.</summary>
    public static int PlaceOf(string? code) => code is not null && Places.TryGetValue(code, out var place) ? place : -1;

    /// <summary>Kilometres, or null when one of the places is unknown.</summary>
    public static double? Between(int one, int other) => one < 0 || other < 0 ? null : Table[one, other];

    private static double[,] Fill()
    {
        var all = Communes.All;
        var table = new double[all.Count, all.Count];
        for (var i = 0; i < all.Count; i++)
            for (var j = 0; j < all.Count; j++)
                table[i, j] = all[i].KilometresTo(all[j]);
        return table;
    }
}
