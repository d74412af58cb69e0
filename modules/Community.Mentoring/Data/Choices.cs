namespace Community.Mentoring.Data;

/// <summary>Where an application stands.</summary>
internal enum ApplicationState
{
    /// <summary>Being written; nobody else reads it.</summary>
    Draft = 0,
    /// <summary>Sent.</summary>
    Submitted = 1,
    /// <summary>Mentors: checked by staff. Mentees need no approval.</summary>
    Approved = 2,
    /// <summary>Staff said no, or asked for changes.</summary>
    Refused = 3,
    /// <summary>The person took consent back.</summary>
    Withdrawn = 4,
}

/// <summary>How far somebody is on the road into and through digital work; the order is the road.</summary>
internal enum CareerStage
{
    School = 0,
    Training = 1,
    Searching = 2,
    FirstJob = 3,
    Experienced = 4,
    Leading = 5,
}

/// <summary>Ages as a mentor may wish for them: wide enough to name nobody.</summary>
internal enum AgeGroup
{
    Under18 = 0,
    From18To25 = 1,
    From26To45 = 2,
    Over45 = 3,
}

/// <summary>Finds somebody's age group.</summary>
internal static class Ages
{
    /// <summary>The group on a day; who gave no date of birth is counted with most people.</summary>
    public static AgeGroup Of(DateOnly? birth, DateOnly day) => birth is not { } born ? AgeGroup.From26To45
        : born.AddYears(18) > day ? AgeGroup.Under18
        : born.AddYears(26) > day ? AgeGroup.From18To25
        : born.AddYears(46) > day ? AgeGroup.From26To45 : AgeGroup.Over45;
}

/// <summary>Rhythm of remote meetings that somebody can keep; none means no remote meetings.</summary>
[Flags]
internal enum RemoteRhythm
{
    None = 0,
    Weekly = 1,
    Fortnightly = 2,
    Monthly = 4,
}

/// <summary>What a mentee can aim at and a mentor can help with: a closed list.</summary>
internal static class Goals
{
    public static IReadOnlyList<string> All { get; } = ["discover", "training", "firstjob", "change", "progress", "company", "confidence", "network"];
}

/// <summary>Fields of digital work: a closed list.</summary>
internal static class Sectors
{
    public static IReadOnlyList<string> All { get; } = ["software", "data", "networks", "design", "communication", "making", "support", "teaching", "management"];
}

/// <summary>Languages a pair can meet in: a closed list of ISO 639-1 codes, plus French sign language.</summary>
internal static class MeetingLanguages
{
    public static IReadOnlyList<string> All { get; } = ["fr", "en", "nl", "ar", "es", "uk", "fa", "lsf"];
}

/// <summary>The weekly grid: seven days of four times, one bit each; Monday morning is bit 0.</summary>
internal static class WeekGrid
{
    public const int Times = 4, Days = 7, Bits = Days * Times;
    private const int EveryEvening = 0x8888888;

    public static int Bit(int day, int time) => 1 << (day * Times + time);

    /// <summary>How many slots a set holds.</summary>
    public static int Count(int slots) => System.Numerics.BitOperations.PopCount((uint)slots);

    /// <summary>The evenings of a set.</summary>
    public static int Evenings(int slots) => Count(slots & EveryEvening);
}

/// <summary>What staff want most from a round.</summary>
internal enum RoundObjective
{
    /// <summary>As many people as possible, then the best total.</summary>
    MostPeople = 0,
    /// <summary>The best total, even when it leaves somebody out.</summary>
    BestTotal = 1,
    /// <summary>As many people as possible, then the worst-off pair as good as possible, then the total.</summary>
    WorstFirst = 2,
}

internal enum RoundState
{
    Open = 0,
    Published = 1,
    Finished = 2,
}

/// <summary>Where a pair stands.</summary>
internal enum PairState
{
    AskedMentor = 0,
    AskedMentee = 1,
    Active = 2,
    Paused = 3,
    Ended = 4,
    Declined = 5,
    /// <summary>Nobody answered in time.</summary>
    Lapsed = 6,
    /// <summary>Consent or an account went away before it began.</summary>
    Cancelled = 7,
}

/// <summary>Why somebody says no to a proposal: a closed list.</summary>
internal enum DeclineReason
{
    NoTime = 1,
    NotMyField = 2,
    KnowEachOther = 3,
    TooFar = 4,
    NotNow = 5,
    PreferNotToSay = 6,
}

/// <summary>Why a pair ends; none is anybody's fault.</summary>
internal enum EndReason
{
    GoalReached = 1,
    TimeIsUp = 2,
    LifeChanged = 3,
    OtherMentor = 4,
    ConsentWithdrawn = 5,
    AccountErased = 6,
}

/// <summary>What came of it for the mentee.</summary>
internal enum Outcome
{
    NoneYet = 0,
    Training = 1,
    Job = 2,
    Company = 3,
    Promotion = 4,
}

internal enum MeetingMode
{
    InPerson = 0,
    Video = 1,
    Phone = 2,
}
