namespace Community.Web;

/// <summary>Names the host's texts: <c>Resources/Strings.fr.resx</c>.</summary>
public sealed class Strings;
