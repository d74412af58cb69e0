namespace Community.Cms;

/// <summary>Names the texts about accessibility: <c>Resources/AccessibilityStrings.fr.resx</c>.</summary>
public sealed class AccessibilityStrings;
