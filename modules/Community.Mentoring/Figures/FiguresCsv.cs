using System.Globalization;
using Community.Abstractions.Tables;
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
        string Cell(Figure figure) => figure.Masked ? T["under 5"] : figure.Value is { } value ? Math.Round(value, 1).ToString(culture) : "";
        IEnumerable<IEnumerable<string?>> lines =
        [
            [
                T["Round"], T["Proposals"], T["Acceptance (%)"], T["Median wait (days)"], T["Longest wait (days)"], T["Pairs begun"], T["Pairs alive"], T["Meetings held"], T["Satisfaction (of 5)"],
                .. ProgrammeFigures.Outcomes.Select(words.OutcomeWord),
            ],
            .. rows.Select(row => (IEnumerable<string?>)
            [
                row.Title,
                .. new[] { row.Proposals, row.Acceptance, row.MedianWait, row.LongestWait, row.Begun, row.Alive, row.Meetings, row.Satisfaction }.Select(Cell),
                .. ProgrammeFigures.Outcomes.Select(outcome => Cell(row.Outcomes[outcome])),
            ]),
        ];
        http.Response.Headers.CacheControl = "no-store";
        return Results.File(await CsvTable.WriteAsync(lines, culture.TwoLetterISOLanguageName == "fr" ? ';' : ',', cancellationToken), CsvTable.ContentType, T["mentoring-figures.csv"]);
    }
}
