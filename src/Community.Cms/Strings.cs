namespace Community.Cms;

/// <summary>Names the engine's texts: <c>Resources/Strings.fr.resx</c> translates every English sentence.</summary>
public sealed class Strings;
