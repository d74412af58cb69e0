using System.Globalization;
using System.Text;

namespace Community.Theme.Opale.Lace;

/// <summary>Draws one sector of a rosette, pointing up, and repeats it around the middle.</summary>
internal static class RosetteWriter
{
    private const string ViewBox = "-102 -102 204 204";

    // Small pictures get fewer and thicker lines, large ones thinner: media queries in an SVG image look at the size of the image.
    private const string Style =
        "<style>svg{stroke:#0a6b6b}.d{stroke:#c08422}" +
        "@media(prefers-color-scheme:dark){svg{stroke:#6fd1c7}.d{stroke:#f0be62}}" +
        "@media(max-width:80px){svg{stroke-width:3.2}.f{display:none}}@media(min-width:160px){svg{stroke-width:.8}}</style>";

    public static string Document(RosettePattern pattern) =>
        new StringBuilder()
            .Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{ViewBox}\" width=\"400\" height=\"400\" fill=\"none\"")
            .Append(" stroke=\"#2b8f8c\" stroke-width=\"1.4\" stroke-linecap=\"round\" stroke-linejoin=\"round\">")
            .Append(Style)
            .Append(Body(pattern, "s", "class=\"d\""))
            .Append("</svg>")
            .ToString();

    public static string Inline(RosettePattern pattern, string seed, string cssClass) =>
        new StringBuilder()
            .Append($"<svg class=\"{cssClass}\" viewBox=\"{ViewBox}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"0.7\"")
            .Append(" stroke-linecap=\"round\" stroke-linejoin=\"round\" aria-hidden=\"true\" focusable=\"false\">")
            .Append(Body(pattern, $"lace-{seed}", "class=\"rosette__accent\""))
            .Append("</svg>")
            .ToString();

    private static string Body(RosettePattern pattern, string id, string accent)
    {
        var sector = new Sector(pattern.Symmetry);
        var plain = new StringBuilder();
        var accented = new StringBuilder();
        foreach (var ring in pattern.Rings)
            (ring.Accent ? accented : plain).Append(sector.Draw(ring));
        plain.Append(sector.Hem());

        var body = new StringBuilder();
        body.Append($"<defs><g id=\"{id}\">{plain}<g {accent}>{accented}</g></g></defs>");
        body.Append($"<circle r=\"{Number(RosettePattern.Heart)}\"/><circle {accent} r=\"3\"/>");
        foreach (var ring in pattern.Rings)
            body.Append($"<circle class=\"f\" r=\"{Number(ring.Outer)}\"/>");
        for (int turn = 0; turn < pattern.Symmetry; turn++)
            body.Append($"<use href=\"#{id}\" transform=\"rotate({Number(360.0 * turn / pattern.Symmetry)})\"/>");
        return body.ToString();
    }

    internal static string Number(double value)
    {
        var text = Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
