using Community.Abstractions.Privacy;

namespace Community.Cms.Privacy;

/// <summary>What the house keeps beside this software (a visitors' book, photographs of an evening), written into the register by its staff.</summary>
public sealed class HouseRegister
{
    /// <summary>Longest text of an entry's field, in characters.</summary>
    public const int Longest = 500;
    /// <summary>Most entries.</summary>
    public const int Most = 200;

    /// <summary>The entries, in the order they were added.</summary>
    public List<HouseDataClass> Entries { get; init; } = [];
}

/// <summary>One kind of personal data beside this software. The texts are the house's own, in one language.</summary>
public sealed class HouseDataClass
{
    /// <summary>Its id.</summary>
    public string Id { get; set; } = "";
    /// <summary>What it is.</summary>
    public string Title { get; set; } = "";
    /// <summary>Whose data it is.</summary>
    public string Whose { get; set; } = "";
    /// <summary>What it is kept for.</summary>
    public string Purpose { get; set; } = "";
    /// <summary>Why it may be kept.</summary>
    public LegalBasis Basis { get; set; }
    /// <summary>Who gets to see it.</summary>
    public string Readers { get; set; } = "";
    /// <summary>How long it is kept.</summary>
    public string Retention { get; set; } = "";
}
