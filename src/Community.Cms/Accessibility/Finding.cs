namespace Community.Cms.Accessibility;

/// <summary>One thing on a page that some people cannot read or use.</summary>
/// <param name="Rule">The rule: its id in axe-core, or one of <see cref="TextRules"/>.</param>
/// <param name="Criterion">The RGAA criterion it belongs to, e.g. <c>1.1</c>.</param>
/// <param name="Excerpt">The place: a piece of the page's HTML, or the sentence the editor says of the text in French.</param>
/// <param name="ExcerptEn">The same sentence in English; null for a piece of HTML.</param>
internal sealed record Finding(string Rule, string Criterion, string Excerpt, string? ExcerptEn = null);
