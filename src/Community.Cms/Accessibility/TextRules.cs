using Community.Cms.Editing;

namespace Community.Cms.Accessibility;

/// <summary>What the editor already says of a text, as rules: its own ids, because a program of the kind of axe cannot know what was meant.</summary>
internal static class TextRules
{
    public const string AlternativeText = "text-alternative", Headings = "text-headings", LinkTexts = "text-links", Contrast = "text-contrast", Tables = "text-tables";

    /// <summary>The rule and RGAA criterion of a hint; null when it is about something else.</summary>
    public static (string Rule, string Criterion)? Of(string hintKind) => hintKind switch
    {
        HintKinds.AlternativeText => (AlternativeText, "1.1"),
        HintKinds.Contrast => (Contrast, "3.2"),
        HintKinds.Tables => (Tables, "5.6"),
        HintKinds.LinkTexts => (LinkTexts, "6.1"),
        HintKinds.Headings => (Headings, "9.1"),
        _ => null,
    };

    /// <summary>The rule of <see cref="PageRules"/> that would find the same thing a second time; null when there is none.</summary>
    public static string? SameOnPage(string rule) => rule switch
    {
        AlternativeText => "image-alt",
        Headings => "heading-order",
        _ => null,
    };
}
