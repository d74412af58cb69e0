using System.Security.Cryptography;
using System.Text;
using Community.Abstractions.Content;

namespace Community.Cms.Recipes;

/// <summary>Identifiers that an import makes: the same ones for the same text, so that a recipe that is run again finds what it brought before.</summary>
internal static class RecipeIds
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string For(string text) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(text)).Take(ContentIds.Length).Select(b => Alphabet[b % Alphabet.Length]));
}
