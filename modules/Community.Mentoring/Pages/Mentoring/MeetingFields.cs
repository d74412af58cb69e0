using Community.Mentoring.Data;

namespace Community.Mentoring.Pages.Mentoring;

/// <summary>What the partial about meetings shows.</summary>
internal sealed record MeetingFields(List<string> Languages, List<int> Slots, List<RemoteRhythm> Remote, bool InPerson, string? Commune, int WithinKm);
