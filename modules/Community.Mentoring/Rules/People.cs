namespace Community.Mentoring.Rules;

/// <summary>A skill a mentee wants: its number in the round and its weight, 1 to 3.</summary>
internal readonly record struct WantedSkill(int Index, int Weight);

/// <summary>A mentee as rules and score see her: nothing but what they need, in a form that is quick to compare.</summary>
internal sealed record MenteeFacts
{
    public required string UserId { get; init; }
    public bool Consents { get; init; } = true;
    public uint Languages { get; init; }
    public int Slots { get; init; }
    public Data.RemoteRhythm Remote { get; init; }
    public bool InPerson { get; init; }
    /// <summary>Place in the table of distances; -1 when she gave none.</summary>
    public int Commune { get; init; } = -1;
    public int WithinKm { get; init; }
    /// <summary>Folded name; null when she has none.</summary>
    public string? Employer { get; init; }
    public IReadOnlySet<string> Avoid { get; init; } = System.Collections.Frozen.FrozenSet<string>.Empty;
    public bool IsMinor { get; init; }
    public bool GuardianAgrees { get; init; }
    public bool WantsWoman { get; init; }
    public Data.CareerStage Stage { get; init; }
    public Data.CareerStage Target { get; init; }
    /// <summary>Bits in the order of <see cref="Data.Goals.All"/>.</summary>
    public uint Goals { get; init; }
    public IReadOnlyList<WantedSkill> Skills { get; init; } = [];
    /// <summary>Place in <see cref="Data.Sectors.All"/>; -1 for none.</summary>
    public int Sector { get; init; } = -1;
    public IReadOnlySet<string> Wished { get; init; } = System.Collections.Frozen.FrozenSet<string>.Empty;
    public Data.AgeGroup Age { get; init; } = Data.AgeGroup.From26To45;
    public DateTime WaitingSinceUtc { get; init; }
}

/// <summary>A mentor likewise.</summary>
internal sealed record MentorFacts
{
    public required string UserId { get; init; }
    /// <summary>Application id, by which mentees wish for a mentor.</summary>
    public string ApplicationId { get; init; } = "";
    public bool Consents { get; init; } = true;
    public uint Languages { get; init; }
    public int Slots { get; init; }
    public Data.RemoteRhythm Remote { get; init; }
    public bool InPerson { get; init; }
    public int Commune { get; init; } = -1;
    public int WithinKm { get; init; }
    public string? Employer { get; init; }
    public IReadOnlySet<string> Avoid { get; init; } = System.Collections.Frozen.FrozenSet<string>.Empty;
    public bool BackgroundChecked { get; init; }
    public bool IsWoman { get; init; }
    public Data.CareerStage Stage { get; init; }
    public uint Goals { get; init; }
    /// <summary>Bit set over the round's skills.</summary>
    public ulong[] Skills { get; init; } = [];
    public uint Sectors { get; init; }
    /// <summary>Stages of mentees this mentor likes most, one bit each.</summary>
    public uint LikesStages { get; init; }
    /// <summary>Goals this mentor likes most to help with, bits in the order of <see cref="Data.Goals.All"/>.</summary>
    public uint LikesGoals { get; init; }
    /// <summary>Bits of <see cref="Data.AgeGroup"/>.</summary>
    public uint LikesAges { get; init; }
    /// <summary>Places that are free, pairs of before already taken off.</summary>
    public int Places { get; init; }

    public bool Has(int skill) => skill >> 6 < Skills.Length && ((Skills[skill >> 6] >> (skill & 63)) & 1) != 0;
}
