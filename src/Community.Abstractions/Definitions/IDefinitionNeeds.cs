namespace Community.Abstractions.Definitions;

/// <summary>What a module's code knows by name of one content type. Staff may rename it for people and add to it; they cannot take it away.</summary>
/// <param name="Name">Technical name of the type, and of the part with its own fields.</param>
/// <param name="Parts">Names of further parts that the code reads or writes.</param>
public sealed record DefinitionNeed(string Name, params string[] Parts)
{
    /// <summary>Kinds of the fields that the code knows, by their names.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; private init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether the module writes such items itself, from forms of its own: then nothing more may be asked of them than today, because nobody could give it there.
    /// </summary>
    public bool WrittenByCode { get; init; }

    /// <summary>The same with fields of one kind, e.g. <c>TextField</c>.</summary>
    public DefinitionNeed With(string fieldKind, params string[] names) =>
        this with { Fields = Fields.Concat(names.Select(name => KeyValuePair.Create(name, fieldKind))).ToDictionary() };
}

/// <summary>Tells what a module's code relies on among the content definitions.</summary>
public interface IDefinitionNeeds
{
    /// <summary>The types, by name.</summary>
    IReadOnlyList<DefinitionNeed> Needs { get; }
}
