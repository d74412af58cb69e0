using Community.Abstractions.Content;

namespace Community.Mentoring.Data;

/// <summary>What mentees and mentors both say of themselves.</summary>
internal abstract class Application
{
    public string Id { get; set; } = ContentIds.New();
    /// <summary>Account it belongs to: one application of a kind for each.</summary>
    public string UserId { get; set; } = "";
    /// <summary>Name of a made-up person of the demonstration, who has no account; null for everybody real.</summary>
    public string? FictionalName { get; set; }
    public ApplicationState State { get; set; }
    /// <summary>Last screen that was saved, from 0.</summary>
    public int Step { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime ModifiedUtc { get; set; }
    public DateTime? SubmittedUtc { get; set; }
    public DateTime? ConsentUtc { get; set; }
    public DateTime? WithdrawnUtc { get; set; }
    public CareerStage? Stage { get; set; }
    /// <summary>Codes of <see cref="Data.Goals"/>.</summary>
    public List<string> Goals { get; set; } = [];
    /// <summary>Codes of <see cref="MeetingLanguages"/>.</summary>
    public List<string> Languages { get; set; } = [];
    /// <summary>Bits of <see cref="WeekGrid"/>.</summary>
    public int Slots { get; set; }
    public RemoteRhythm Remote { get; set; }
    public bool InPerson { get; set; }
    /// <summary>INSEE code.</summary>
    public string? Commune { get; set; }
    public int WithinKm { get; set; } = 20;
    /// <summary>Where the person works now; compared without case and accents, never shown to the other side.</summary>
    public string? Employer { get; set; }
    /// <summary>User ids of people to avoid: private, for staff and the rules only.</summary>
    public List<string> Avoid { get; set; } = [];
    /// <summary>People to avoid who could not be found by name: read by staff.</summary>
    public string? AvoidText { get; set; }

    /// <summary>Consent was given and not taken back.</summary>
    public bool Consents => ConsentUtc is not null && WithdrawnUtc is null;
}

/// <summary>A woman who looks for a mentor.</summary>
internal sealed class MenteeApplication : Application
{
    /// <summary>Where she is now, in her words.</summary>
    public string? Now { get; set; }
    /// <summary>Where she wants to go, in her words.</summary>
    public string? Towards { get; set; }
    public CareerStage? Target { get; set; }
    /// <summary><c>term:weight</c>, weights 1 to 3.</summary>
    public List<string> Skills { get; set; } = [];
    public string? Sector { get; set; }
    public bool WantsWoman { get; set; }
    /// <summary>Application ids of up to three mentors she would like.</summary>
    public List<string> Wished { get; set; } = [];
    /// <summary>What she wants the mentor to know.</summary>
    public string? ForMentor { get; set; }
    public DateOnly? BirthDate { get; set; }
    public string? GuardianName { get; set; }
    public string? GuardianEmail { get; set; }
    /// <summary>Secret of the guardian's link.</summary>
    public string? GuardianToken { get; set; }
    /// <summary>When the guardian was last written to: another address is only written to an hour later.</summary>
    public DateTime? GuardianAskedUtc { get; set; }
    public DateTime? GuardianAgreedUtc { get; set; }

    /// <summary>Under 18 on a day; unknown dates count as adult only when she said so by leaving none, which the form does not allow.</summary>
    public bool IsMinorOn(DateOnly day) => BirthDate is { } birth && birth.AddYears(18) > day;
}

/// <summary>Somebody who gives some hours a month.</summary>
internal sealed class MentorApplication : Application
{
    /// <summary>Her or his path, in own words; mentees read it.</summary>
    public string? Path { get; set; }
    public bool IsWoman { get; set; }
    /// <summary>Term ids.</summary>
    public List<string> Skills { get; set; } = [];
    public List<string> Sectors { get; set; } = [];
    /// <summary>Stages of mentees this mentor would like most.</summary>
    public List<int> LikesStages { get; set; } = [];
    /// <summary>Goals, codes of <see cref="Data.Goals"/>, that this mentor would like most to help with.</summary>
    public List<string> LikesGoals { get; set; } = [];
    /// <summary>Values of <see cref="AgeGroup"/> this mentor would like most.</summary>
    public List<int> LikesAges { get; set; } = [];
    /// <summary>Mentees at once.</summary>
    public int Capacity { get; set; } = 1;
    public int HoursAMonth { get; set; } = 2;
    public DateTime? CharterUtc { get; set; }
    public DateTime? ApprovedUtc { get; set; }
    public DateTime? InterviewUtc { get; set; }
    /// <summary>Staff only.</summary>
    public string? InterviewNote { get; set; }
    public DateTime? BackgroundCheckUtc { get; set; }
    /// <summary>What staff answered, shown to the person.</summary>
    public string? Answer { get; set; }
}

/// <summary>Who read somebody's private answers, and when.</summary>
internal sealed class PrivateReading
{
    public long Id { get; set; }
    public string ReaderId { get; set; } = "";
    public string SubjectId { get; set; } = "";
    /// <summary>Constant name of what was read.</summary>
    public string What { get; set; } = "";
    public DateTime ReadUtc { get; set; }
}
