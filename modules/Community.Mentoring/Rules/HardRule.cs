namespace Community.Mentoring.Rules;

/// <summary>The rules that no pair breaks: a closed list, in the order they are told. Capacity is the ninth, kept by the solver and by every later proposal.</summary>
internal enum HardRule
{
    /// <summary>Both gave consent and did not take it back.</summary>
    Consent = 0,
    /// <summary>They speak a common language.</summary>
    Language = 1,
    /// <summary>They can meet: a common time slot, or a remote rhythm that both keep.</summary>
    Time = 2,
    /// <summary>Where both can only meet in person, the way is short enough for both.</summary>
    Distance = 3,
    /// <summary>They do not work for the same employer.</summary>
    Employer = 4,
    /// <summary>Neither avoids the other.</summary>
    Avoid = 5,
    /// <summary>A mentee under 18 has her guardian's agreement and a mentor whose background check staff recorded.</summary>
    Minor = 6,
    /// <summary>Who wants a woman as a mentor has one.</summary>
    Woman = 7,
    /// <summary>No mentor has more mentees than places.</summary>
    Capacity = 8,
}
