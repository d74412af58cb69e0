namespace Community.Cms.Admin;

/// <summary>Names the back office's texts: <c>Resources/Strings.fr.resx</c> translates every English sentence.</summary>
public sealed class Strings;
