namespace Community.Cms.Editing;

/// <summary>What hints while writing are about. The names are stored: they never change.</summary>
public static class HintKinds
{
    /// <summary>Pictures without words for people who do not see them.</summary>
    public const string AlternativeText = "alternative-text";
    /// <summary>Headings that skip a level, are empty or compete with the title.</summary>
    public const string Headings = "headings";
    /// <summary>Links whose words do not say where they lead.</summary>
    public const string LinkTexts = "link-texts";
    /// <summary>Colours that are hard to tell apart.</summary>
    public const string Contrast = "contrast";
    /// <summary>Tables without header cells.</summary>
    public const string Tables = "tables";
    /// <summary>Links that lead nowhere.</summary>
    public const string Links = "links";

    /// <summary>Those that a house may let block publishing. Links elsewhere break without anybody's doing, and never do.</summary>
    public static IReadOnlyList<string> MayBlock { get; } = [AlternativeText, Headings, LinkTexts, Contrast, Tables];
}

/// <summary>How strict the house is with what staff write; a document of the site.</summary>
public sealed class WritingRules
{
    /// <summary>Kinds of hints that stand in the way of publishing; none by default.</summary>
    public List<string> Blocking { get; set; } = [];
}

/// <summary>Something in a text that some people will not be able to read or use.</summary>
/// <param name="Kind">One of <see cref="HintKinds"/>.</param>
/// <param name="Path">The part or field, as in <see cref="Community.Abstractions.Content.ContentError"/>.</param>
/// <param name="Message">What it is and what to do, in the current UI language.</param>
public sealed record WritingHint(string Kind, string Path, string Message);
