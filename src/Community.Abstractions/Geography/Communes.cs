using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Community.Abstractions.Geography;

/// <summary>A commune (French municipality).</summary>
/// <param name="Code">INSEE code, five characters; what is stored.</param>
/// <param name="Name">Official name.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="Population">Inhabitants.</param>
/// <param name="Latitude">Degrees north of its centre.</param>
/// <param name="Longitude">Degrees east of its centre.</param>
/// <param name="Group">Group of communes it belongs to.</param>
public sealed record Commune(string Code, string Name, string PostalCode, int Population, double Latitude, double Longitude, string Group)
{
    /// <summary>Kilometres between the centres of two communes; 0 within one.</summary>
    public double KilometresTo(Commune other) => Earth.Kilometres(Latitude, Longitude, other.Latitude, other.Longitude);
}

/// <summary>
/// The communes around Calais, from the file <c>communes.csv</c> beside this class: codes, names and populations of the official geographic code, centres of
/// GeoNames (CC BY 4.0).
/// </summary>
public static class Communes
{
    private static readonly FrozenDictionary<string, Commune> ByCode = Read().ToFrozenDictionary(commune => commune.Code);

    private static readonly FrozenDictionary<string, Commune> ByName = ByCode.Values.ToFrozenDictionary(commune => Folded(commune.Name));

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<Commune> All { get; } =
        [.. ByCode.Values.OrderBy(commune => commune.Name, StringComparer.Create(CultureInfo.GetCultureInfo("fr-FR"), CompareOptions.IgnoreNonSpace))];

    /// <summary>The commune with an INSEE code, or null.</summary>
    public static Commune? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var commune) ? commune : null;

    /// <summary>
    /// The commune that somebody typed, by its name or INSEE code; null when there is none such. Case, accents, hyphens, apostrophes and <c>St</c> for
    /// <c>Saint</c> do not matter.
    /// </summary>
    public static Commune? FindByName(string? typed) => typed is not { Length: <= 100 } ? null : Find(typed.Trim()) ?? (ByName.TryGetValue(Folded(typed), out var commune) ? commune : null);

    private static string Folded(string name)
    {
        var text = new StringBuilder(name.Length);
        // Runes: half a surrogate pair, which cannot be normalised, becomes a sign that no name holds.
        foreach (var rune in name.EnumerateRunes())
            foreach (var part in rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes())
                if (Rune.IsLetterOrDigit(part))
                    text.Append(Rune.ToLowerInvariant(part));
                else if (Rune.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                    text.Append(' ');
        return string.Join('-', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word switch { "st" => "saint", "ste" => "sainte", _ => word }));
    }

    private static IEnumerable<Commune> Read()
    {
        using var stream = typeof(Communes).Assembly.GetManifestResourceStream("communes.csv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            // Notes begin with #, the heading with a letter; no value holds a comma.
            if (line.Split(',') is [{ Length: 5 } code, var name, var postal, var population, var latitude, var longitude, _, var group, ..])
                yield return new(code, name, postal, int.Parse(population, CultureInfo.InvariantCulture), double.Parse(latitude, CultureInfo.InvariantCulture),
                    double.Parse(longitude, CultureInfo.InvariantCulture), group);
        }
    }
}
