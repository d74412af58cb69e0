namespace Community.Cms;

/// <summary>Names the texts of background tasks: <c>Resources/BackgroundStrings.fr.resx</c>.</summary>
public sealed class BackgroundStrings;
