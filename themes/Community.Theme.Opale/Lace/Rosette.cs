using System.Security.Cryptography;
using System.Text;

namespace Community.Theme.Opale.Lace;

/// <summary>
/// The lace rosette that stands for a person, a project or an organisation without a picture.
/// The same seed always gives the same drawing: n-fold symmetry, a few rings of loops and nodes, one stroke width, two colours.
/// </summary>
public static class Rosette
{
    /// <summary>Longest seed that the address <c>/rosette/{seed}.svg</c> accepts, in characters.</summary>
    public const int MaxSeedLength = 64;

    /// <summary>Whether <paramref name="text"/> may stand in a rosette's address: 1 to 64 ASCII letters, digits, <c>-</c> and <c>_</c>.</summary>
    public static bool IsSeed(string? text) =>
        text is { Length: > 0 and <= MaxSeedLength } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>A seed for any text: the text itself when it may be one, else a short digest of it.</summary>
    public static string SeedFor(string? text) =>
        IsSeed(text) ? text! : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text ?? "")).AsSpan(0, 10));

    /// <summary>App-relative address of the drawing, e.g. <c>~/rosette/4a7x.svg</c>.</summary>
    /// <param name="text">Seed or any text, see <see cref="SeedFor"/>.</param>
    public static string Url(string? text) => $"~/rosette/{SeedFor(text)}.svg";

    /// <summary>A whole SVG document, for an address of its own: its colours follow the reader's choice of light or dark.</summary>
    /// <param name="seed">Any text.</param>
    public static string Document(string seed) => RosetteWriter.Document(RosettePattern.From(seed));

    /// <summary>
    /// An <c>svg</c> element to stand in a page, drawn in the current text colour with the theme's warm accent.
    /// </summary>
    /// <param name="seed">Any text.</param>
    /// <param name="cssClass">Classes of the element.</param>
    public static string Inline(string seed, string cssClass) => RosetteWriter.Inline(RosettePattern.From(seed), SeedFor(seed), cssClass);
}
