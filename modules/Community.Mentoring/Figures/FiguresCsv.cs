using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Community.Mentoring.Figures;

/// <summary>The figures as a file that spreadsheets open: UTF-8 with a mark, semicolons in French.</summary>
internal static class FiguresCsv
{
    public static async Task<IResult> GetAsync(ProgrammeFigures figures, Words words, IStringLocalizer<Strings> T, HttpContext http, CancellationToken cancellationToken)
    {
        var rows = await figures.ReadAsync(T["All together"], T["Between rounds"], cancellationToken);
        var culture = CultureInfo.CurrentCulture;
        await using StringWriter text = new(new StringBuilder(), culture);
        // Texts that a spreadsheet would run as a formula are made harmless.
        await using (CsvWriter csv = new(text, new CsvConfiguration(culture) { Delimiter = culture.TwoLetterISOLanguageName == "fr" ? ";" : ",", InjectionOptions = InjectionOptions.Escape }))
        {
            string[] heads =
            [
                T["Round"], T["Proposals"], T["Acceptance (%)"], T["Median wait (days)"], T["Longest wait (days)"], T["Pairs begun"], T["Pairs alive"], T["Meetings held"], T["Satisfaction (of 5)"],
                .. ProgrammeFigures.Outcomes.Select(words.OutcomeWord),
            ];
            foreach (var head in heads)
                csv.WriteField(head);
            await csv.NextRecordAsync();
            foreach (var row in rows)
            {
                csv.WriteField(row.Title);
                foreach (var figure in new[] { row.Proposals, row.Acceptance, row.MedianWait, row.LongestWait, row.Begun, row.Alive, row.Meetings, row.Satisfaction }.Concat(ProgrammeFigures.Outcomes.Select(outcome => row.Outcomes[outcome])))
                    csv.WriteField(figure.Masked ? T["under 5"].Value : figure.Value is { } value ? Math.Round(value, 1).ToString(culture) : "");
                await csv.NextRecordAsync();
            }
        }
        http.Response.Headers.CacheControl = "no-store";
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
        return Results.File(bytes, "text/csv; charset=utf-8", T["mentoring-figures.csv"]);
    }
}
