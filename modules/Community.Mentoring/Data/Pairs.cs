using Community.Abstractions.Content;

namespace Community.Mentoring.Data;

/// <summary>A mentee and a mentor, from the proposal to the end. People are user ids; null once the account is erased.</summary>
internal sealed class MentoringPair
{
    public string Id { get; set; } = ContentIds.New();
    /// <summary>Null when the mentee asked between rounds.</summary>
    public string? RoundId { get; set; }
    public string? MenteeId { get; set; }
    public string? MentorId { get; set; }
    public PairState State { get; set; }
    public double Score { get; set; }
    public string Card { get; set; } = "{}";
    public DateTime CreatedUtc { get; set; }
    /// <summary>When the mentee's application was sent: waiting counts from there.</summary>
    public DateTime WaitingSinceUtc { get; set; }
    public DateTime AnswerByUtc { get; set; }
    public DateTime? RemindedUtc { get; set; }
    public DateTime? AcceptedUtc { get; set; }
    /// <summary>Whole days from the application to the beginning: a column, so that the database can count them.</summary>
    public int? WaitedDays { get; set; }
    public DeclineReason? Declined { get; set; }
    /// <summary>Whether it was the mentor who said no or kept silent.</summary>
    public bool ByMentor { get; set; }
    /// <summary>Last sign of life in the space.</summary>
    public DateTime LastSignUtc { get; set; }
    public DateTime? QuietSinceUtc { get; set; }
    public DateTime? EndedUtc { get; set; }
    public EndReason? Ended { get; set; }
    /// <summary>Somebody asked for another mentor.</summary>
    public DateTime? ChangeAskedUtc { get; set; }
    public string? NextStep { get; set; }
    public string Stamp { get; set; } = ContentIds.New();

    public static IReadOnlyList<PairState> Pending { get; } = [PairState.AskedMentor, PairState.AskedMentee];
    public static IReadOnlyList<PairState> Living { get; } = [PairState.Active, PairState.Paused];
    /// <summary>What takes one of a mentor's places.</summary>
    public static IReadOnlyList<PairState> Taking { get; } = [PairState.AskedMentor, PairState.AskedMentee, PairState.Active, PairState.Paused];
    /// <summary>When the two people may enter the space.</summary>
    public static IReadOnlyList<PairState> WithSpace { get; } = [PairState.Active, PairState.Paused, PairState.Ended];
}

internal sealed class PairGoal
{
    public string Id { get; set; } = ContentIds.New();
    public string PairId { get; set; } = "";
    public string Text { get; set; } = "";
    public DateTime CreatedUtc { get; set; }
    public DateTime? DoneUtc { get; set; }
}

internal sealed class PairMeeting
{
    public string Id { get; set; } = ContentIds.New();
    public string PairId { get; set; } = "";
    public DateTime StartUtc { get; set; }
    public int Minutes { get; set; } = 60;
    public MeetingMode Mode { get; set; }
    public string? Where { get; set; }
    public bool Cancelled { get; set; }
}

internal sealed class PairNote
{
    public string Id { get; set; } = ContentIds.New();
    public string PairId { get; set; } = "";
    public string AuthorId { get; set; } = "";
    /// <summary>False: for the author alone.</summary>
    public bool Shared { get; set; }
    public string Text { get; set; } = "";
    public DateTime CreatedUtc { get; set; }
}

/// <summary>A file of a pair. Kept in the database, so that it is outside every folder that is served and goes with the pair in one transaction.</summary>
internal sealed class PairDocument
{
    public string Id { get; set; } = ContentIds.New();
    public string PairId { get; set; } = "";
    public string AuthorId { get; set; } = "";
    public string Name { get; set; } = "";
    public string MediaType { get; set; } = "";
    public int Length { get; set; }
    public DateTime CreatedUtc { get; set; }
}

/// <summary>The content of a <see cref="PairDocument"/>, read only to download it.</summary>
internal sealed class PairDocumentContent
{
    public string Id { get; set; } = "";
    public byte[] Bytes { get; set; } = [];
}

/// <summary>The monthly question to one person of a pair.</summary>
internal sealed class CheckIn
{
    public string Id { get; set; } = ContentIds.New();
    public string PairId { get; set; } = "";
    public string UserId { get; set; } = "";
    /// <summary><c>2026-11</c>.</summary>
    public string Month { get; set; } = "";
    public DateTime AskedUtc { get; set; }
    public DateTime? AnsweredUtc { get; set; }
    /// <summary>3 it goes well, 2 so-so, 1 we need help.</summary>
    public int? Mood { get; set; }
}

/// <summary>What one person says when a pair has ended.</summary>
internal sealed class ClosingInterview
{
    public string PairId { get; set; } = "";
    /// <summary>The mentee's; false: the mentor's.</summary>
    public bool OfMentee { get; set; }
    /// <summary>1 to 5.</summary>
    public int Satisfaction { get; set; }
    public Outcome Outcome { get; set; }
    public string? Text { get; set; }
    public DateTime CreatedUtc { get; set; }
}

/// <summary>Something that worries somebody in a pair. Only named staff read it.</summary>
internal sealed class Concern
{
    public string Id { get; set; } = ContentIds.New();
    public string PairId { get; set; } = "";
    public string? ReporterId { get; set; }
    public string Text { get; set; } = "";
    public DateTime CreatedUtc { get; set; }
    public DateTime? HandledUtc { get; set; }
    public string? Handling { get; set; }
}

/// <summary>Somebody of the staff who receives concerns.</summary>
internal sealed class ConcernContact
{
    public string UserId { get; set; } = "";
}

/// <summary>A question by a school to a woman of a portrait.</summary>
internal sealed class PortraitQuestion
{
    public string Id { get; set; } = ContentIds.New();
    public string PortraitId { get; set; } = "";
    public string School { get; set; } = "";
    public string Text { get; set; } = "";
    public string? Answer { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime? PublishedUtc { get; set; }
}
