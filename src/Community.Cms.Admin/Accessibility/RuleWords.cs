using Community.Cms.Accessibility;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Accessibility;

/// <summary>The rules of the checks in words: what is wrong, and what to do about it.</summary>
internal sealed class RuleWords(IStringLocalizer<Strings> T)
{
    /// <summary>What is wrong, and for whom.</summary>
    public string NameOf(string rule) => rule switch
    {
        TextRules.AlternativeText or "image-alt" => T["A picture has no words"],
        TextRules.Headings or "heading-order" => T["Headings do not follow each other"],
        TextRules.LinkTexts => T["A link does not say where it leads"],
        TextRules.Contrast => T["Colours are hard to tell apart"],
        TextRules.Tables => T["A table has no headers"],
        "frame-title" => T["A frame has no title"],
        "empty-table-header" => T["A header of a table is empty"],
        "td-headers-attr" => T["A cell names headers that are not there"],
        "link-name" => T["A link has no words"],
        "duplicate-id-aria" => T["Two elements have the same id"],
        "html-has-lang" => T["The page does not say its language"],
        "html-lang-valid" or "valid-lang" => T["A language is written wrongly"],
        "document-title" => T["The page has no title"],
        "page-has-heading-one" => T["The page has no heading of the first level"],
        "landmark-one-main" => T["The page does not say where its content is"],
        "list" => T["A list holds something that is no entry"],
        "meta-viewport" => T["The page cannot be enlarged"],
        "label" => T["A field has no label"],
        "button-name" => T["A button has no words"],
        _ => rule,
    };

    /// <summary>What to do about it.</summary>
    public string AdviceOf(string rule) => rule switch
    {
        TextRules.AlternativeText or "image-alt" => T["Say what the picture shows, in the editor or in the media library. A picture that only decorates is marked so in the library."],
        TextRules.Headings or "heading-order" => T["Give the heading the next level below the one before it, and take out empty ones: people who hear the page go from heading to heading."],
        TextRules.LinkTexts or "link-name" => T["Write in the link what is behind it: some people hear the links alone."],
        TextRules.Contrast => T["Take the colours out, or choose darker text: 4.5 to 1 is the least."],
        TextRules.Tables or "empty-table-header" => T["Mark the cells of the first row or column as headers and write in each what it is about."],
        "td-headers-attr" => T["Take out the attribute “headers” of the cell, or name cells of the same table."],
        "frame-title" => T["Give the frame a title that says what is in it."],
        "valid-lang" => T["Write the language of the passage as a code, such as en or nl."],
        "list" => T["Put everything in the list into an entry, or make it no list."],
        _ => T["This comes from how the site is made, not from the text: tell who looks after the site."],
    };

    /// <summary>Whether whoever writes the text can mend it.</summary>
    public static bool IsInText(string rule) => rule is TextRules.AlternativeText or TextRules.Headings or TextRules.LinkTexts or TextRules.Contrast or TextRules.Tables
        or "image-alt" or "heading-order" or "link-name" or "empty-table-header" or "td-headers-attr" or "frame-title" or "valid-lang" or "list";

    /// <summary>A state of a criterion in words.</summary>
    public string NameOf(CriterionState state) => state switch
    {
        CriterionState.Conform => T["Conforms"],
        CriterionState.NotConform => T["Does not conform"],
        CriterionState.NotApplicable => T["Does not apply"],
        _ => T["Not tested"],
    };

    /// <summary>A state of a report in words.</summary>
    public string NameOf(ReportState state) => state switch
    {
        ReportState.Open => T["New"],
        ReportState.InProgress => T["In progress"],
        _ => T["Closed"],
    };

    /// <summary>What the law calls the site.</summary>
    public string NameOf(ConformityState state) => state switch
    {
        ConformityState.Total => T["Totally conformant"],
        ConformityState.Partial => T["Partially conformant"],
        _ => T["Not conformant"],
    };
}
