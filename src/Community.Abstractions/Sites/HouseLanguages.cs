namespace Community.Abstractions.Sites;

/// <summary>The languages visitors may read. Staff see both. Stored with the site.</summary>
public sealed class HouseLanguages
{
    /// <summary>Whether visitors may read French. One of the two is always on.</summary>
    public bool French { get; set; } = true;
    /// <summary>Whether visitors may read English.</summary>
    public bool English { get; set; } = true;
    /// <summary>Whether a page without a translation is shown in its own language with a word about it; otherwise the visitor is led to it in its language.</summary>
    public bool ShowUntranslated { get; set; } = true;

    /// <summary>Whether visitors may read a language: fr or en.</summary>
    public bool IsOpen(string language) => language == "en" ? English || !French : French || !English;
}
