namespace Community.Members.Contracts;

/// <summary>
/// The number of an establishment in the French register (SIRET): fourteen digits, the first nine of which (SIREN) name the company. Both carry the key of
/// Luhn (ISO/IEC 7812-1, annex B). La Poste has more establishments than its key leaves room for: theirs have a sum of digits that is a multiple of five
/// (INSEE, « Numéro SIRET »), and its head office follows the ordinary rule.
/// </summary>
public static class Siret
{
    /// <summary>Digits of a SIRET.</summary>
    public const int Length = 14;

    private const string LaPoste = "356000000";

    /// <summary>Whether <paramref name="text"/> is a SIRET with a right key; spaces between digits do not matter.</summary>
    public static bool IsValid(string? text) => Normalize(text) is not null;

    /// <summary>The fourteen digits of a valid SIRET, without spaces; null for anything else.</summary>
    public static string? Normalize(string? text)
    {
        if (text is not { Length: <= 40 })
            return null;
        var digits = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
        if (digits.Length != Length || !digits.All(char.IsAsciiDigit) || !HasLuhnKey(digits[..9]))
            return null;
        return HasLuhnKey(digits) || IsOfLaPoste(digits) ? digits : null;
    }

    private static bool IsOfLaPoste(string digits) => digits.StartsWith(LaPoste, StringComparison.Ordinal) && digits.Sum(digit => digit - '0') % 5 == 0;

    // From the right, every second digit counts twice; a product above nine counts as the sum of its digits.
    private static bool HasLuhnKey(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = (digits[^(i + 1)] - '0') * (i % 2 + 1);
            sum += value > 9 ? value - 9 : value;
        }
        // Fourteen zeros have the key and name nobody.
        return sum > 0 && sum % 10 == 0;
    }
}
