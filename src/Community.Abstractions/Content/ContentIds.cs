using System.Security.Cryptography;

namespace Community.Abstractions.Content;

/// <summary>Identifiers in Orchard Core's form: 26 characters of base 32, lower case.</summary>
public static class ContentIds
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Length of every identifier.</summary>
    public const int Length = 26;

    /// <summary>A new identifier with 130 random bits; it cannot be guessed.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>Whether <paramref name="value"/> could be an identifier (26 lower-case letters and digits).</summary>
    public static bool IsValid(string? value) => value is { Length: Length } && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
