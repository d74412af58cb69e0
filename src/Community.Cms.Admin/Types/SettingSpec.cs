namespace Community.Cms.Admin.Types;

/// <summary>How a setting is given.</summary>
internal enum SettingInput
{
    Line,
    Lines,
    Whole,
    Number,
    Day,
    /// <summary>A day that is stored as the moment it begins in Calais.</summary>
    Moment,
    Box,
    Choice,
    /// <summary>A regular expression.</summary>
    Pattern,
    /// <summary>A Liquid text.</summary>
    Liquid,
    /// <summary>Some of the content types.</summary>
    Types,
    /// <summary>One of the taxonomies.</summary>
    Taxonomy,
    /// <summary>Endings of files.</summary>
    Extensions,
    /// <summary>Values to choose from, with their names.</summary>
    Options,
}

/// <summary>A setting in plain words.</summary>
/// <param name="Group">Group of settings it is stored in; empty for the record itself.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Input">How it is given.</param>
/// <param name="Label">What people read.</param>
/// <param name="Hint">Help; null for none.</param>
internal sealed record SettingSpec(string Group, string Name, SettingInput Input, string Label, string? Hint = null)
{
    /// <summary>Name in the form, when another setting of the same form has this one's.</summary>
    public string Key { get; init; } = Name;
    public bool Required { get; init; }
    /// <summary>Whether a box that was never touched is ticked.</summary>
    public bool On { get; init; }
    /// <summary>Whether few people need it: it stands below the others, folded.</summary>
    public bool Rare { get; init; }
    public int Longest { get; init; } = 500;
    /// <summary>What may be chosen: value and words.</summary>
    public IReadOnlyList<(string Value, string Text)> Choices { get; init; } = [];
    /// <summary>Whether a choice is stored as a number.</summary>
    public bool AsNumber { get; init; }
    /// <summary>Key of the setting that must not be greater.</summary>
    public string? NotBelow { get; init; }
    public string InputName => $"S.{Key}";
    public string Id => $"S_{Key}";
}

/// <summary>One value to choose from.</summary>
internal sealed record OptionRow(string Name, string NameEn, string Value);
