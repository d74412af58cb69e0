using System.Globalization;
using System.Runtime.CompilerServices;
using Community.Abstractions.Auditing;
using Community.Abstractions.Data;
using Community.Abstractions.Tables;
using Community.Abstractions.Security;
using Community.Abstractions.Sites;
using Community.Cms.Accounts.Inactivity;
using Community.Cms.Admin.Audit;
using Community.Cms.Auditing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Community.Cms.Admin.Pages.Audit;

/// <summary>Who did what, when, from where.</summary>
[Authorize(CommonPermissions.ViewAuditTrail)]
internal sealed class ListModel(AuditReader reader, IAuditTrail audit, ICommunityData data, ISiteDocuments documents, TimeProvider time, AuditWords words, IStringLocalizer<Strings> T) : PageModel
{
    private const int PageSize = 50;
    private const int MostInFile = 100_000, PieceSize = 1000;

    public AuditWords Words => words;
    public AuditFilter Filter { get; private set; } = null!;
    public IReadOnlyList<AuditRow> Rows { get; private set; } = [];
    /// <summary>What was ever done and to what, as recorded and in words, sorted by the words.</summary>
    public IReadOnlyList<(string Name, string Words)> Actions { get; private set; } = [];
    public IReadOnlyList<(string Name, string Words)> Kinds { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; }
    public int Pages { get; private set; }
    public int Months { get; private set; }
    public string? From { get; private set; }
    public string? To { get; private set; }

    /// <summary>The filter, for the address of the file.</summary>
    public Dictionary<string, string> Query => new Dictionary<string, string?> { ["q"] = Filter.Words, ["action"] = Filter.Action, ["kind"] = Filter.Kind, ["from"] = From, ["to"] = To }
        .Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Read();
        Months = (await documents.GetAsync<AccountRetention>(cancellationToken)).AuditMonths;
        Total = await reader.Find(Filter).CountAsync(cancellationToken);
        Pages = Math.Max(1, (Total + PageSize - 1) / PageSize);
        Number = Math.Min(PageNumber.Of(Request.Query["page"]), Pages);
        Rows = await reader.Find(Filter).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        await words.PrepareAsync(Rows, cancellationToken);
        var (actions, kinds) = await reader.ChoicesAsync(cancellationToken);
        (Actions, Kinds) = (Sorted(actions, words.NameOf), Sorted(kinds, words.KindOf));
    }

    /// <summary>The same as a table. What a spreadsheet would take for a formula is defused.</summary>
    public async Task<IActionResult> OnPostCsvAsync(CancellationToken cancellationToken)
    {
        Read();
        var file = await CsvTable.WriteAsync(LinesAsync(cancellationToken), ';', cancellationToken);
        audit.Record(new("AuditTrailExported", "AuditTrail", "csv", T["Audit trail"]) { After = Query.ToDictionary(pair => pair.Key, pair => (string?)pair.Value) }, User);
        await data.SaveChangesAsync(cancellationToken);
        return File(file, CsvTable.ContentType, $"journal-{time.GetUtcNow():yyyy-MM-dd}.csv");
    }

    /// <summary>Who did it.</summary>
    public string ActorOf(AuditRow row) => row.ActorName ?? (row.ActorId is null ? T["The site itself"] : T["An erased account"]);

    // In pieces: names of accounts are looked up for a piece at once, and no query runs while another is read.
    private async IAsyncEnumerable<IEnumerable<string?>> LinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return [T["When"], T["Who"], T["From where"], T["What"], T["Kind of thing"], T["To what"], T["Reason"], T["Before"], T["After"]];
        var (left, last) = (MostInFile, long.MaxValue);
        while (left > 0 && await reader.Find(Filter).Where(row => row.Id < last).Take(Math.Min(left, PieceSize)).ToListAsync(cancellationToken) is { Count: > 0 } rows)
        {
            await words.PrepareAsync(rows, cancellationToken);
            foreach (var row in rows)
            {
                var changes = words.ChangesOf(row).ToList();
                yield return
                [
                    row.CreatedUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), ActorOf(row), row.Address, words.NameOf(row.Action), words.KindOf(row.ObjectKind), words.TitleOf(row),
                    words.ReasonOf(row), State(changes, change => change.Before), State(changes, change => change.After),
                ];
            }
            (left, last) = (left - rows.Count, rows[^1].Id);
        }
    }

    private string State(IEnumerable<AuditChange> changes, Func<AuditChange, string?> value) =>
        string.Join("\n", changes.Where(change => value(change) is not null).Select(change => T["{0}: {1}", change.Name, value(change)!].Value));

    private static List<(string, string)> Sorted(IEnumerable<string> names, Func<string, string> inWords) => [.. names.Select(name => (name, inWords(name))).OrderBy(pair => pair.Item2, StringComparer.CurrentCulture)];

    private void Read()
    {
        (From, To) = (Day(Request.Query["from"]), Day(Request.Query["to"]));
        Filter = new(
            PageNumber.Words(Request.Query["q"]), PageNumber.Words(Request.Query["action"]), PageNumber.Words(Request.Query["kind"]), Start(From, 0), Start(To, 1));
    }

    private static string? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null;

    // Midnight in Calais.
    private static DateTime? Start(string? day, int later)
    {
        if (day is null || DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) is not { Year: > 1 and < 9999 } date)
            return null;
        return TimeZoneInfo.ConvertTimeToUtc(date.AddDays(later).ToDateTime(TimeOnly.MinValue), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
    }
}
