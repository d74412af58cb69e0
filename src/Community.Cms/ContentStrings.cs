namespace Community.Cms;

/// <summary>Names the texts about content: <c>Resources/ContentStrings.fr.resx</c>.</summary>
public sealed class ContentStrings;
