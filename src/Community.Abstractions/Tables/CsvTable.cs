using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Community.Abstractions.Tables;

/// <summary>A table as text (RFC 4180) that spreadsheets open without running anything in it.</summary>
public static class CsvTable
{
    /// <summary>Its media type.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    /// <summary>Writes the lines as UTF-8 with a byte order mark, by which spreadsheets know the encoding.</summary>
    /// <param name="lines">The lines, heads first; an absent cell is empty.</param>
    /// <param name="separator">What stands between two cells: a comma, or the semicolon that French spreadsheets expect.</param>
    /// <param name="cancellationToken">Stops between two lines.</param>
    public static async Task<byte[]> WriteAsync(IAsyncEnumerable<IEnumerable<string?>> lines, char separator = ',', CancellationToken cancellationToken = default)
    {
        using MemoryStream file = new();
        await using (StreamWriter text = new(file, new UTF8Encoding(true), leaveOpen: true))
        await using (CsvWriter csv = new(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = separator.ToString() }))
        {
            await foreach (var line in lines.WithCancellation(cancellationToken))
            {
                foreach (var cell in line)
                    csv.WriteField(Defused(cell));
                await csv.NextRecordAsync();
            }
        }
        return file.ToArray();
    }

    /// <inheritdoc cref="WriteAsync(IAsyncEnumerable{IEnumerable{string}}, char, CancellationToken)"/>
    public static Task<byte[]> WriteAsync(IEnumerable<IEnumerable<string?>> lines, char separator = ',', CancellationToken cancellationToken = default) =>
        WriteAsync(lines.ToAsyncEnumerable(), separator, cancellationToken);

    // A cell that begins like a formula is run by spreadsheets (OWASP, CSV injection): an apostrophe before it makes it text. A number, negative or not, stays one.
    private static string? Defused(string? text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "'" + text : text;
}
