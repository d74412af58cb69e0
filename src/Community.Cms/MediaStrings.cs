namespace Community.Cms;

/// <summary>Names the texts of the media library: <c>Resources/MediaStrings.fr.resx</c>.</summary>
public sealed class MediaStrings;
