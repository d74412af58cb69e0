namespace Community.Cms.Admin.Editing;

/// <summary>Two texts side by side, as a table shows them.</summary>
/// <param name="Fields">Field by field.</param>
/// <param name="Caption">What the table is.</param>
/// <param name="BeforeHead">Whose text the left one is.</param>
/// <param name="AfterHead">Whose text the right one is.</param>
internal sealed record ComparedView(IReadOnlyList<ComparedField> Fields, string Caption, string BeforeHead, string AfterHead);
