using Community.Mentoring.Data;
using Community.Mentoring.Rounds;
using Community.Mentoring.Rules;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring;

/// <summary>Names of the closed lists in the reader's language.</summary>
internal sealed class Words(IStringLocalizer<Strings> T)
{
    public string Goal(string code) => code switch
    {
        "discover" => T["Discover digital jobs"],
        "training" => T["Find and get into a training course"],
        "firstjob" => T["Find a first job"],
        "change" => T["Change to a digital job"],
        "progress" => T["Move up in my job"],
        "company" => T["Start a company"],
        "confidence" => T["Gain confidence"],
        _ => T["Build a network"],
    };

    public string Sector(string code) => code switch
    {
        "software" => T["Software and web development"],
        "data" => T["Data and artificial intelligence"],
        "networks" => T["Networks and security"],
        "design" => T["Design and user experience"],
        "communication" => T["Communication and content"],
        "making" => T["Digital making and electronics"],
        "support" => T["Support and equipment"],
        "teaching" => T["Teaching and digital help"],
        _ => T["Project and team management"],
    };

    public string Language(string code) => code switch
    {
        "fr" => T["French"],
        "en" => T["English"],
        "nl" => T["Dutch"],
        "ar" => T["Arabic"],
        "es" => T["Spanish"],
        "uk" => T["Ukrainian"],
        "fa" => T["Persian"],
        _ => T["French sign language"],
    };

    public string Stage(CareerStage stage) => stage switch
    {
        CareerStage.School => T["At school"],
        CareerStage.Training => T["Studying or in training"],
        CareerStage.Searching => T["Looking for work, or changing direction"],
        CareerStage.FirstJob => T["In a first digital job"],
        CareerStage.Experienced => T["Experienced in digital work"],
        _ => T["Leading a team or a company"],
    };

    public string Age(AgeGroup age) => age switch
    {
        AgeGroup.Under18 => T["Under 18"],
        AgeGroup.From18To25 => T["18 to 25"],
        AgeGroup.From26To45 => T["26 to 45"],
        _ => T["Over 45"],
    };

    public string Rhythm(RemoteRhythm rhythm) => rhythm switch
    {
        RemoteRhythm.Weekly => T["Every week"],
        RemoteRhythm.Fortnightly => T["Every two weeks"],
        _ => T["Once a month"],
    };

    public string Day(int day) => day switch { 0 => T["Monday"], 1 => T["Tuesday"], 2 => T["Wednesday"], 3 => T["Thursday"], 4 => T["Friday"], 5 => T["Saturday"], _ => T["Sunday"] };

    public string TimeOfDay(int time) => time switch { 0 => T["Morning"], 1 => T["Midday"], 2 => T["Afternoon"], _ => T["Evening"] };

    /// <summary>Times of a week, as one says them: « lundi soir, mardi midi ».</summary>
    public string Slots(int slots) => string.Join(", ", Enumerable.Range(0, WeekGrid.Bits).Where(bit => (slots & (1 << bit)) != 0)
        .Select(bit => $"{Day(bit / WeekGrid.Times)} {TimeOfDay(bit % WeekGrid.Times)}".ToLower(System.Globalization.CultureInfo.CurrentCulture)));

    /// <summary>How somebody can meet, in one line.</summary>
    public string Ways(Application row)
    {
        List<string> ways = [];
        if (row.InPerson)
            ways.Add(Abstractions.Geography.Communes.Find(row.Commune) is { } commune ? T["in person, within {0} of {1}", Theme.Opale.Formats.Distance(row.WithinKm), commune.Name] : T["meeting in person"]);
        ways.AddRange(Enum.GetValues<RemoteRhythm>().Where(one => one != 0 && row.Remote.HasFlag(one)).Select(one => (string)T["at a distance, {0}", Rhythm(one).ToLower(System.Globalization.CultureInfo.CurrentCulture)]));
        return string.Join(" · ", ways);
    }

    public string Rule(HardRule rule) => rule switch
    {
        HardRule.Consent => T["Consent"],
        HardRule.Language => T["A common language"],
        HardRule.Time => T["A common time or remote rhythm"],
        HardRule.Distance => T["Distance in person"],
        HardRule.Employer => T["Not the same employer"],
        HardRule.Avoid => T["People to avoid"],
        HardRule.Minor => T["Minors with checked mentors only"],
        HardRule.Woman => T["Wish for a woman"],
        _ => T["Capacity"],
    };

    /// <summary>Which kind of mentor would help somebody whom a rule alone keeps from others.</summary>
    public string WouldHelp(HardRule rule) => rule switch
    {
        HardRule.Consent => T["somebody who gives consent"],
        HardRule.Language => T["a mentor who speaks her language"],
        HardRule.Time => T["a mentor who is free when she is"],
        HardRule.Distance => T["a mentor nearer to her commune, or remote meetings"],
        HardRule.Employer => T["a mentor who works elsewhere"],
        HardRule.Avoid => T["a mentor she does not avoid"],
        HardRule.Minor => T["a mentor whose background check is recorded"],
        HardRule.Woman => T["a woman as a mentor"],
        _ => T["a mentor with a free place"],
    };

    public string MissingWord(Missing missing) => missing switch
    {
        Missing.NotSent => T["the application is not sent"],
        Missing.Consent => T["the consent"],
        Missing.Guardian => T["the guardian’s agreement"],
        Missing.Approval => T["the approval of the staff"],
        Missing.Charter => T["the charter"],
        Missing.Places => T["a free place"],
        Missing.Languages => T["a language"],
        Missing.Times => T["times or a remote rhythm"],
        _ => T["already in a pair"],
    };

    public string State(ApplicationState state) => state switch
    {
        ApplicationState.Draft => T["Being written"],
        ApplicationState.Submitted => T["Sent"],
        ApplicationState.Approved => T["Approved"],
        ApplicationState.Refused => T["Sent back"],
        _ => T["Withdrawn"],
    };

    public string State(PairState state) => state switch
    {
        PairState.AskedMentor => T["The mentor is asked"],
        PairState.AskedMentee => T["The mentee is asked"],
        PairState.Active => T["Under way"],
        PairState.Paused => T["Paused"],
        PairState.Ended => T["Ended"],
        PairState.Declined => T["Declined"],
        PairState.Lapsed => T["No answer in time"],
        _ => T["Cancelled"],
    };

    public string State(RoundState state) => state switch { RoundState.Open => T["Open"], RoundState.Published => T["Published"], _ => T["Finished"] };

    public string Objective(RoundObjective objective) => objective switch
    {
        RoundObjective.MostPeople => T["As many people as possible, then the best total"],
        RoundObjective.BestTotal => T["The best total, even when it leaves somebody out"],
        _ => T["As many as possible, then nobody badly served"],
    };

    public string Decline(DeclineReason reason) => reason switch
    {
        DeclineReason.NoTime => T["I do not have the time now"],
        DeclineReason.NotMyField => T["The goals are not what I can help with, or look for"],
        DeclineReason.KnowEachOther => T["We know each other already"],
        DeclineReason.TooFar => T["Meeting is too difficult"],
        DeclineReason.NotNow => T["My situation has changed"],
        _ => T["I would rather not say"],
    };

    public string End(EndReason reason) => reason switch
    {
        EndReason.GoalReached => T["The goals are reached"],
        EndReason.TimeIsUp => T["The time we had agreed on is over"],
        EndReason.LifeChanged => T["Something has changed in our lives"],
        EndReason.OtherMentor => T["Another pair suits better"],
        EndReason.ConsentWithdrawn => T["Consent was withdrawn"],
        _ => T["An account was closed"],
    };

    public string OutcomeWord(Outcome outcome) => outcome switch
    {
        Outcome.Training => T["A training course"],
        Outcome.Job => T["A job"],
        Outcome.Company => T["A company"],
        Outcome.Promotion => T["A promotion"],
        _ => T["Nothing of these yet"],
    };

    public string Mode(MeetingMode mode) => mode switch { MeetingMode.InPerson => T["In person"], MeetingMode.Video => T["By video"], _ => T["By telephone"] };

    public string Mood(int mood) => mood switch { 3 => T["It goes well"], 2 => T["So-so"], _ => T["We need help"] };
}
