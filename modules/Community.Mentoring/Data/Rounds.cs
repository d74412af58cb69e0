using Community.Abstractions.Content;

namespace Community.Mentoring.Data;

/// <summary>A matching round.</summary>
internal sealed class Round
{
    public string Id { get; set; } = ContentIds.New();
    public string Title { get; set; } = "";
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }
    public RoundObjective Objective { get; set; }
    /// <summary>Weights of the parts of the score, 0 to 10, in the order of <see cref="Scoring.ScorePart"/>.</summary>
    public List<int> Weights { get; set; } = [.. Scoring.ScoreWeights.Default];
    /// <summary>Points that a pair which exists already is worth more.</summary>
    public int Stability { get; set; } = 5;
    /// <summary>Whether pairs that are alive are looked at again.</summary>
    public bool IncludePaired { get; set; }
    /// <summary>Days that each side has to answer.</summary>
    public int AnswerDays { get; set; } = 7;
    /// <summary>Days without a sign of life after which a pair is quiet.</summary>
    public int QuietDays { get; set; } = 30;
    public RoundState State { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime? PublishedUtc { get; set; }
    public string? PublishedRunId { get; set; }
    public int Runs { get; set; }
    /// <summary>Changes with every write; of two writers one is told.</summary>
    public string Stamp { get; set; } = ContentIds.New();
}

/// <summary>What staff decided about two people in a round.</summary>
internal sealed class RoundDecision
{
    public string RoundId { get; set; } = "";
    public string MenteeId { get; set; } = "";
    public string MentorId { get; set; } = "";
    /// <summary>True: they are a pair whatever the score; false: they are not.</summary>
    public bool Keep { get; set; }
}

/// <summary>One run of the matching, kept as it came out.</summary>
internal sealed class RoundRun
{
    public string Id { get; set; } = ContentIds.New();
    public string RoundId { get; set; } = "";
    public int Number { get; set; }
    public DateTime CreatedUtc { get; set; }
    public RoundObjective Objective { get; set; }
    public int Mentees { get; set; }
    public int Mentors { get; set; }
    public int Places { get; set; }
    public int Allowed { get; set; }
    public int Matched { get; set; }
    public double Total { get; set; }
    public double? Worst { get; set; }
    /// <summary>Whether the certificate was checked and holds.</summary>
    public bool Verified { get; set; }
    /// <summary>SHA-256 of everything that went in: equal inputs have equal answers.</summary>
    public string InputHash { get; set; } = "";
}

/// <summary>A pair of a run.</summary>
internal sealed class RunPair
{
    public string RunId { get; set; } = "";
    public string MenteeId { get; set; } = "";
    public string MentorId { get; set; } = "";
    public double Score { get; set; }
    public bool Fixed { get; set; }
    /// <summary>A <see cref="Scoring.ScoreCard"/> as JSON.</summary>
    public string Card { get; set; } = "{}";
}

/// <summary>A mentee that a run left out, and what stood in the way.</summary>
internal sealed class RunUnmatched
{
    public string RunId { get; set; } = "";
    public string MenteeId { get; set; } = "";
    /// <summary>Mentors she may have by the rules, all taken.</summary>
    public int Allowed { get; set; }
    /// <summary>Mentors that each hard rule alone keeps away: <c>rule:count</c>, in the order of the rules.</summary>
    public List<string> Alone { get; set; } = [];
    /// <summary>Mentors that each hard rule concerns at all: <c>rule:count</c>.</summary>
    public List<string> Blocked { get; set; } = [];
}
