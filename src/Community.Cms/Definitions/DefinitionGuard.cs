using System.Text.Json.Nodes;
using Community.Abstractions.Definitions;

namespace Community.Cms.Definitions;

/// <summary>Why a change of definitions is refused: a module's code relies on what it takes away.</summary>
/// <param name="Module">Id of the module.</param>
/// <param name="Type">Type of the need.</param>
/// <param name="Part">Part that would be missing; null when it is not about one.</param>
/// <param name="Field">Field that would be missing, of another kind or stricter; null when it is not about one.</param>
/// <param name="Stricter">True when nothing is missing, but more would be asked of items that the module writes.</param>
internal sealed record BrokenNeed(string Module, string Type, string? Part = null, string? Field = null, bool Stricter = false);

/// <summary>A field that would have to be filled from now on in items that only a module writes, where nobody could fill it.</summary>
/// <param name="Module">Id of the module.</param>
/// <param name="Part">Technical name of the part.</param>
/// <param name="Field">The field.</param>
internal sealed record Demand(string Module, string Part, ContentPartFieldDefinition Field);

/// <summary>Keeps the definitions that modules rely on.</summary>
internal sealed class DefinitionGuard(IEnumerable<IDefinitionNeeds> needs)
{
    // What is for the eye of whoever writes; everything else decides what may be stored.
    private static readonly HashSet<string> Words = ["DisplayName", "DisplayNameEn", "Description", "DescriptionEn", "Hint", "HintEn", "Position", "Editor", "DefaultValue"];

    private readonly Dictionary<string, (string Module, DefinitionNeed Need)> byName = needs
        .SelectMany(source => source.Needs.Select(need => (Module: source.GetType().Assembly.GetName().Name!, Need: need)))
        .GroupBy(pair => pair.Need.Name).ToDictionary(group => group.Key, group => group.First());

    /// <summary>The module that relies on a type, and what it needs of it; null when none does.</summary>
    public (string Module, DefinitionNeed Need)? Of(string type) => byName.TryGetValue(type, out var found) ? found : null;

    /// <summary>Fields that the change makes required in items that a module writes.</summary>
    public IEnumerable<Demand> Demanded(ContentDefinitions before, ContentDefinitions after)
    {
        foreach (var (module, need) in byName.Values.Where(pair => pair.Need.WrittenByCode))
            if (before.FindType(need.Name) is { } old && after.FindType(need.Name) is { } type)
                foreach (var part in type.Parts)
                    foreach (var field in part.Part.Fields.Where(field => field.Required && !IsRequired(old, part.Name, field.Name)))
                        yield return new(module, part.Part.Name, field);

        static bool IsRequired(ContentTypeDefinition type, string part, string field) =>
            type.FindPart(part)?.Part.Fields.FirstOrDefault(known => known.Name == field)?.Required == true;
    }

    /// <summary>What was there before, is needed and would be gone; null when nothing is.</summary>
    /// <param name="before">What is there.</param>
    /// <param name="after">What would be there.</param>
    /// <param name="mayAskMore">Whether more may be asked of items that a module writes.</param>
    public BrokenNeed? Broken(ContentDefinitions before, ContentDefinitions after, bool mayAskMore = false)
    {
        foreach (var (module, need) in byName.Values)
        {
            if (before.FindType(need.Name) is not { } old)
                continue;
            if (after.FindType(need.Name) is not { } type)
                return new(module, need.Name);
            if (need.Parts.Concat([need.Name]).FirstOrDefault(part => old.FindPart(part) is { } use && type.FindPart(part)?.Part.Name != use.Part.Name) is { } missing)
                return new(module, need.Name, Part: missing);
            if (FieldsOf(old, need) is not { } fields)
                continue;
            var now = FieldsOf(type, need) ?? [];
            if (need.Fields.FirstOrDefault(field => fields.GetValueOrDefault(field.Key)?.FieldName == field.Value && now.GetValueOrDefault(field.Key)?.FieldName != field.Value) is { Key: { } name })
                return new(module, need.Name, Field: name);
            if (need.WrittenByCode && !mayAskMore && Stricter(old, type, fields, now) is { } stricter)
                return new(module, need.Name, Field: stricter.Length == 0 ? null : stricter, Stricter: true);
        }
        return null;
    }

    private static Dictionary<string, ContentPartFieldDefinition>? FieldsOf(ContentTypeDefinition type, DefinitionNeed need) =>
        type.FindPart(need.Name)?.Part.Fields.ToDictionary(field => field.Name);

    // Name of the field; empty when the type itself asks for more.
    private static string? Stricter(
        ContentTypeDefinition old, ContentTypeDefinition type, Dictionary<string, ContentPartFieldDefinition> before, Dictionary<string, ContentPartFieldDefinition> after)
    {
        if ((old.Creatable, old.Versionable, old.RequiresApproval, old.Stereotype) != (type.Creatable, type.Versionable, type.RequiresApproval, type.Stereotype))
            return "";
        return after.Values.FirstOrDefault(field => before.TryGetValue(field.Name, out var known)
            ? !JsonNode.DeepEquals(Rules(known), Rules(field))
            : field.Required)?.Name;
    }

    private static JsonObject Rules(ContentPartFieldDefinition field)
    {
        var rules = new JsonObject();
        foreach (var (name, value) in field.Settings)
        {
            if (value is JsonObject group)
                rules[name] = new JsonObject(group.Where(pair => !Words.Contains(pair.Key) && !IsNothing(pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
            else if (!Words.Contains(name) && !IsNothing(value))
                rules[name] = value?.DeepClone();
        }
        foreach (var empty in rules.Where(pair => pair.Value is JsonObject { Count: 0 }).Select(pair => pair.Key).ToList())
            rules.Remove(empty);
        return rules;
    }

    // "false", an empty list and nothing at all ask for the same.
    private static bool IsNothing(JsonNode? value) => value is null or JsonArray { Count: 0 } || value.ToJsonString() is "false" or "\"\"";
}
