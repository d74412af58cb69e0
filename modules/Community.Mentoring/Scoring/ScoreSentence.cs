using System.Globalization;
using Community.Mentoring.Data;
using Community.Theme.Opale;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Scoring;

/// <summary>Says in a sentence why two people fit, in the reader's language: « couvre 3 de vos 4 objectifs, deux soirées en commun, à 6 km ».</summary>
internal sealed class ScoreSentence(IStringLocalizer<Strings> T)
{
    /// <summary>For the mentee.</summary>
    public string ForMentee(ScoreCard card) => Join(Facts(card, card.Goals == 0 ? null : (string)T["covers {0} of your {1} goals", card.GoalsCovered, card.Goals],
        card.Skills == 0 ? null : card.SkillsCovered == 0 ? T["none of the {0} skills you want", card.Skills].Value : T["{0} of the {1} skills you want", card.SkillsCovered, card.Skills].Value, card.MenteeWishes ? (string)T["you named this person"] : null));

    /// <summary>For the mentor and for staff. What a mentee wished stays between her and the staff, and what a mentor wished is not told to the mentee.</summary>
    public string ForOthers(ScoreCard card, bool staff) => Join(Facts(card, card.Goals == 0 ? null : (string)T["covers {0} of her {1} goals", card.GoalsCovered, card.Goals],
        card.Skills == 0 ? null : card.SkillsCovered == 0 ? T["none of the {0} skills she wants", card.Skills].Value : T["{0} of the {1} skills she wants", card.SkillsCovered, card.Skills].Value, staff && card.MenteeWishes ? (string)T["she named this person"] : null,
        card.WishesMet == 0 ? null : staff ? (string)T["meets {0} of the mentor’s {1} wishes", card.WishesMet, card.WishesGiven] : T["meets {0} of your {1} wishes", card.WishesMet, card.WishesGiven]));

    /// <summary>Name of a part.</summary>
    public string NameOf(ScorePart part) => part switch
    {
        ScorePart.GoalsAndSkills => T["Goals and skills"],
        ScorePart.StepAhead => T["Step ahead"],
        ScorePart.Sector => T["Field"],
        ScorePart.Availability => T["Common times"],
        ScorePart.Nearness => T["Nearness"],
        ScorePart.Wishes => T["Wishes"],
        _ => T["Languages"],
    };

    private IEnumerable<string?> Facts(ScoreCard card, params string?[] own)
    {
        foreach (var fact in own)
            yield return fact;
        if (card.Ahead > 0)
            yield return card.Ahead == 1 ? T["one step ahead on the same road"] : T["{0} steps ahead on the same road", card.Ahead];
        if (card.SameSector)
            yield return T["same field"];
        yield return Times(card);
        if (card.Km is { } km)
            yield return km < 0.5 ? T["same commune"] : T["{0} away", Formats.Distance(km)];
        else if (card.Remote != 0)
            yield return T["meeting at a distance"];
    }

    private string? Times(ScoreCard card)
    {
        var (all, evenings) = (WeekGrid.Count(card.Slots), WeekGrid.Evenings(card.Slots));
        if (all > 0 && all == evenings)
            return all == 1 ? T["one common evening"] : T["{0} common evenings", Word(all)];
        if (all > 0)
            return all == 1 ? T["one common time"] : T["{0} common times", Word(all)];
        return card.Remote switch
        {
            0 => (string?)null,
            _ when card.Remote.HasFlag(RemoteRhythm.Weekly) => T["a weekly remote meeting suits both"].Value,
            _ when card.Remote.HasFlag(RemoteRhythm.Fortnightly) => T["a remote meeting every two weeks suits both"].Value,
            _ => T["a monthly remote meeting suits both"].Value,
        };
    }

    private string Word(int number) => number switch { 2 => T["two"], 3 => T["three"], 4 => T["four"], 5 => T["five"], _ => number.ToString(CultureInfo.CurrentCulture) };

    private static string Join(IEnumerable<string?> facts)
    {
        var text = string.Join(", ", facts.Where(fact => !string.IsNullOrEmpty(fact)));
        return text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
    }
}
