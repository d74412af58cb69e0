namespace Community.Theme.Opale;

/// <summary>Names the theme's sentences: English in the code, French in <c>Resources/Strings.fr.resx</c>.</summary>
public sealed class Strings;
