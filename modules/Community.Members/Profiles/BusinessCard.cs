using System.Text;
using Community.Abstractions.Geography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using QRCoder;

namespace Community.Members.Profiles;

/// <summary>One's own profile to hand out: a vCard (RFC 6350) and a QR code of the page. Only what everyone sees goes on it, for it is given to anyone.</summary>
internal sealed class BusinessCard(ProfileStore profiles, MailLinks links, Contracts.IOrganisations organisations, IStringLocalizer<Strings> T)
{
    public async Task<IResult> VCardAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(http.User.Id()!, cancellationToken) is not { } row)
            return Results.NotFound();
        var text = row.Text.For(Level.Everyone);
        var organisation = text.Organisation is { } id ? (await organisations.FindAsync([id], cancellationToken)).GetValueOrDefault(id)?.Name : null;
        var card = new StringBuilder();
        Line("BEGIN", "VCARD", raw: true);
        Line("VERSION", "4.0", raw: true);
        Line("FN", text.Name);
        Line("TITLE", text.Headline);
        Line("ORG", organisation);
        if (Communes.Find(text.Commune) is { } commune)
            Line("ADR", $";;;{Escaped(commune.Name)};;{commune.PostalCode};France", raw: true);
        Line("NOTE", text.Short);
        Line("URL", await PageAsync(row, cancellationToken), raw: true);
        foreach (var link in text.Links)
            Line("URL", link, raw: true);
        Line("REV", row.ModifiedUtc.ToString("yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture), raw: true);
        Line("END", "VCARD", raw: true);
        return Results.File(Encoding.UTF8.GetBytes(card.ToString()), "text/vcard; charset=utf-8", $"{row.Slug}.vcf");

        void Line(string name, string? value, bool raw = false)
        {
            if (value is not null)
                Fold(card, $"{name}:{(raw ? value : Escaped(value))}");
        }
    }

    public async Task<IResult> QrCodeAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(http.User.Id()!, cancellationToken) is not { } row)
            return Results.NotFound();
        using var code = QRCodeGenerator.GenerateQrCode(await PageAsync(row, cancellationToken), QRCodeGenerator.ECCLevel.M);
        var svg = new SvgQRCode(code).GetGraphic(8);
        return Results.File(Encoding.UTF8.GetBytes(svg), "image/svg+xml", $"{T["qr-code"].Value}-{row.Slug}.svg");
    }

    private Task<string> PageAsync(ProfileRow row, CancellationToken cancellationToken) => links.ToAsync($"~/annuaire/{row.Slug}", "fr", cancellationToken);

    private static string Escaped(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // Lines are at most 75 bytes long, go on with a space, and never break a letter.
    private static void Fold(StringBuilder card, string line)
    {
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > 75)
            {
                card.Append("\r\n ");
                bytes = 1;
            }
            card.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }
        card.Append("\r\n");
    }
}
