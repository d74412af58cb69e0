using Community.Abstractions.Navigation;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring;

/// <summary>The help of the module's pages in the back office.</summary>
internal sealed class MentoringHelp(IStringLocalizer<Strings> T) : IHelpSource
{
    public PageHelp? Find(string page) => page switch
    {
        "/Staff/MentoringOverview" => new(T["The programme at a glance: rounds, applications and pairs. What waits for the team stands first."], "mentoring"),
        "/Staff/People" => new(T["Who applied, as mentee or mentor. Drafts are nobody’s to read and are only counted."], "mentoring"),
        "/Staff/Person" => new(T["One application, for the team alone; reading it is noted. Approve a mentor here, or ask for a change."], "mentoring"),
        "/Staff/RoundShow" => new(T["One round from the calculation to the answers of both sides. The calculation explains each pair; the team decides."], "mentoring"),
        "/Staff/RoundEdit" => new(T["Dates and rules of a round. Change them before the calculation: afterwards the pairs would not fit them."], "mentoring"),
        "/Staff/PairList" => new(T["All pairs and where they stand. A pair that has not met for long may need a word from you."], "mentoring"),
        "/Staff/Numbers" => new(T["The figures for funders, as tables and a file. Small numbers are masked so that nobody can be recognised."], "mentoring"),
        "/Staff/Questions" => new(T["Questions of schools to the women of the portraits. They are public once answered and published."], "mentoring"),
        "/Staff/Readings" => new(T["Who read which application, and when. The people concerned may ask for it."], "mentoring"),
        "/Staff/Concerns" => new(T["What mentees and mentors tell in confidence. Only the named people of the team read it."], "mentoring"),
        _ => null,
    };
}
